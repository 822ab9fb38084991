import { dbAuth } from '../../../../shared/diagnosis/rules/db-auth.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(dbAuth, {
  category: 'db_auth',
  says: [
    [
      'psycopg',
      'psycopg2.OperationalError: FATAL:  password authentication failed for user "shop"',
      'shop',
    ],
    [
      'asyncpg',
      'asyncpg.exceptions.InvalidPasswordError: password authentication failed for user "shop"',
      'shop',
    ],
    ['node-postgres', 'error: password authentication failed for user "shop"', 'shop'],
    [
      'node-postgres without a password',
      'Error: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
      'no',
    ],
    [
      'pgx',
      'failed to connect to `host=db user=shop database=shop`: failed SASL auth (FATAL: password authentication failed for user "shop" (SQLSTATE 28P01))',
      'shop',
    ],
    [
      'JDBC',
      'org.postgresql.util.PSQLException: FATAL: password authentication failed for user "shop"',
      'shop',
    ],
    [
      'Npgsql',
      'Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "shop"',
      'shop',
    ],
    [
      'Postgrex',
      '** (Postgrex.Error) FATAL 28P01 (invalid_password) password authentication failed for user "shop"',
      'shop',
    ],
    [
      'Prisma',
      'Error: P1000: Authentication failed against database server at `db`, the provided database credentials for `shop` are not valid.',
    ],
    ['a missing role', 'FATAL:  role "shop" does not exist', 'shop'],
    [
      'MySQL',
      "ERROR 1045 (28000): Access denied for user 'shop'@'10.0.1.5' (using password: YES)",
      'shop',
    ],
    [
      'Sequelize',
      "SequelizeAccessDeniedError: Access denied for user 'shop'@'10.0.1.5' (using password: YES)",
      'shop',
    ],
    [
      'PDO',
      "SQLSTATE[HY000] [1045] Access denied for user 'shop'@'10.0.1.5' (using password: YES)",
      'shop',
    ],
    [
      'SQL Server',
      "Microsoft.Data.SqlClient.SqlException (0x80131904): Login failed for user 'shop'.",
      'shop',
    ],
    ['Oracle', 'ORA-01017: invalid username/password; logon denied'],
    ['Redis', 'ReplyError: WRONGPASS invalid username-password pair or user is disabled.'],
    ['Redis without a password', 'redis.exceptions.AuthenticationError: Authentication required.'],
    ['Jedis', 'redis.clients.jedis.exceptions.JedisDataException: NOAUTH Authentication required.'],
    ['MongoDB', 'MongoServerError: Authentication failed.'],
    ['Atlas', 'MongoServerError: bad auth : Authentication failed.'],
    [
      'RabbitMQ',
      'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
    ],
    [
      'amqplib',
      'Error: Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN."',
    ],
    [
      'Kafka',
      'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: Invalid username or password',
    ],
    [
      'Elasticsearch',
      "AuthenticationException(401, 'security_exception', 'missing authentication credentials for REST request [/]')",
    ],
    [
      'MySQL with an older client',
      'Error: ER_NOT_SUPPORTED_AUTH_MODE: Client does not support authentication protocol requested by server; consider upgrading MySQL client',
      'does not know',
    ],
    ['a table', 'ERROR: permission denied for table orders', 'lacks a privilege'],
    [
      'pg_hba with TLS',
      'FATAL: no pg_hba.conf entry for host "10.0.1.5", user "shop", database "shop", SSL encryption',
      'no rule',
    ],
    ['IAM', 'FATAL: PAM authentication failed for user "shop"', 'shop'],
  ],
  doesNotSay: [
    ['a refusal', 'Error: connect ECONNREFUSED 10.0.3.7:5432'],
    [
      'a login of a customer',
      'WARN login failed: invalid credentials for customer 17\nINFO order 18 paid\nINFO order 19 paid',
    ],
    ['nothing', ''],
  ],
});
