/** Programs that connect to their own task: the tool, its log, and the address in the cause. */
export const loopbackLogs: readonly (readonly [string, string, string])[] = [
  [
    'asyncpg',
    `Traceback (most recent call last):
  File "/usr/local/lib/python3.12/asyncio/selector_events.py", line 691, in _sock_connect_cb
    raise OSError(err, f'Connect call failed {address}')
ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'asyncpg on both families',
    "OSError: Multiple exceptions: [Errno 111] Connect call failed ('::1', 5432, 0, 0), [Errno 111] Connect call failed ('127.0.0.1', 5432)",
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'psycopg of libpq 14 and later',
    `psycopg2.OperationalError: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused
\tIs the server running on that host and accepting TCP/IP connections?`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'psycopg of an older libpq',
    `Traceback (most recent call last):
  File "/app/db.py", line 9, in <module>
    connection = psycopg2.connect(dsn)
psycopg2.OperationalError: could not connect to server: Connection refused
\tIs the server running on host "localhost" (127.0.0.1) and accepting
\tTCP/IP connections on port 5432?`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'psycopg without a host',
    `psycopg2.OperationalError: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory`,
    'a local socket (PostgreSQL)',
  ],
  [
    'redis-py',
    'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
    'localhost:6379 (Redis)',
  ],
  [
    'redis-py on IPv6',
    'redis.exceptions.ConnectionError: Error 99 connecting to localhost:6379. Cannot assign requested address.',
    'localhost:6379 (Redis)',
  ],
  [
    'celery',
    '[2026-02-03 08:00:44,120: ERROR/MainProcess] consumer: Cannot connect to amqp://127.0.0.1:5672//: [Errno 111] Connection refused.',
    'localhost:5672 (RabbitMQ)',
  ],
  [
    'pymysql',
    `pymysql.err.OperationalError: (2003, "Can't connect to MySQL server on 'localhost' ([Errno 111] Connection refused)")`,
    'localhost (MySQL)',
  ],
  [
    'mysqlclient without a host',
    `MySQLdb.OperationalError: (2002, "Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)")`,
    'a local socket (MySQL)',
  ],
  [
    'pymongo',
    'pymongo.errors.ServerSelectionTimeoutError: localhost:27017: [Errno 111] Connection refused (configured timeouts: socketTimeoutMS: 20000.0ms)',
    'localhost:27017 (MongoDB)',
  ],
  [
    'pg of Node',
    `Error: connect ECONNREFUSED 127.0.0.1:5432
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16) {
  errno: -111,
  code: 'ECONNREFUSED',
  syscall: 'connect',
  address: '127.0.0.1',
  port: 5432
}`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'Node 20 and later, which tries both families',
    `AggregateError [ECONNREFUSED]: 
    at internalConnectMultiple (node:net:1122:18)
    at afterConnectMultiple (node:net:1689:7) {
  code: 'ECONNREFUSED',
  [errors]: [
    Error: connect ECONNREFUSED ::1:5432
        at createConnectionError (node:net:1652:14)
    Error: connect ECONNREFUSED 127.0.0.1:5432
        at createConnectionError (node:net:1652:14)
  ]
}`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'ioredis',
    '[ioredis] Unhandled error event: Error: connect ECONNREFUSED ::1:6379',
    'localhost:6379 (Redis)',
  ],
  [
    'prisma',
    "PrismaClientInitializationError: Can't reach database server at `localhost:5432`",
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'an older prisma',
    "Error: P1001: Can't reach database server at `localhost`:`5432`",
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'a JSON logger',
    '{"level":"error","code":"ECONNREFUSED","address":"127.0.0.1","port":6379}',
    'localhost:6379 (Redis)',
  ],
  [
    'pino',
    '{"level":50,"msg":"boot failed","err":{"type":"Error","message":"connect ECONNREFUSED 127.0.0.1:6379"}}',
    'localhost:6379 (Redis)',
  ],
  [
    'JDBC',
    'org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'lettuce',
    'io.lettuce.core.RedisConnectionException: Unable to connect to localhost/<unresolved>:6379\nCaused by: io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: localhost/127.0.0.1:6379',
    'localhost:6379 (Redis)',
  ],
  [
    'the Kafka client of Java',
    '[main] ERROR org.apache.kafka.clients.NetworkClient - [AdminClient] Connection to node -1 (localhost/127.0.0.1:9092) could not be established. Node may not be available.',
    'localhost:9092 (Kafka)',
  ],
  [
    'Go',
    '2026/02/03 08:00:41 main.go:42: dial tcp 127.0.0.1:5432: connect: connection refused',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'Go on IPv6',
    'panic: dial tcp [::1]:5432: connect: connection refused',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'pgx',
    'failed to connect to `host=localhost user=app database=shop`: dial error (dial tcp 127.0.0.1:5432: connect: connection refused)',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'PG of Ruby',
    `PG::ConnectionBad: connection to server at "127.0.0.1", port 5432 failed: Connection refused (PG::ConnectionBad)`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'an older PG of Ruby',
    `PG::ConnectionBad: could not connect to server: Connection refused Is the server running on host "localhost" (::1) and accepting TCP/IP connections on port 5432?`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'redis-rb',
    'Redis::CannotConnectError: Error connecting to Redis on 127.0.0.1:6379 (Errno::ECONNREFUSED)',
    'localhost:6379 (Redis)',
  ],
  [
    'Npgsql',
    `Unhandled exception. Npgsql.NpgsqlException (0x80004005): Failed to connect to 127.0.0.1:5432
 ---> System.Net.Sockets.SocketException (111): Connection refused
   at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)`,
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'StackExchange.Redis',
    'StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s). UnableToConnect on localhost:6379/Interactive',
    'localhost:6379 (Redis)',
  ],
  [
    'PDO',
    'PHP Fatal error:  Uncaught PDOException: SQLSTATE[08006] [7] connection to server at "127.0.0.1", port 5432 failed: Connection refused',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'Laravel',
    'SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, Host: 127.0.0.1, Port: 3306, Database: shop, SQL: select 1)',
    'localhost:3306 (MySQL)',
  ],
  [
    'PDO without a host',
    'PDOException: SQLSTATE[HY000] [2002] No such file or directory',
    'a local socket (MySQL)',
  ],
  [
    'Rust',
    'Error: error connecting to server: Connection refused (os error 111), host: localhost, port: 5432',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'the MongoDB driver of Rust',
    'Error: Kind: Server selection timeout: Topology: { Servers: [ { Address: localhost:27017, Error: Connection refused (os error 111) } ] }',
    'localhost:27017 (MongoDB)',
  ],
  [
    'Ecto',
    '08:00:41.120 [error] Postgrex.Protocol (#PID<0.300.0>) failed to connect: ** (DBConnection.ConnectionError) tcp connect (localhost:5432): connection refused - :econnrefused',
    'localhost:5432 (PostgreSQL)',
  ],
  [
    'curl',
    'curl: (7) Failed to connect to localhost port 9200 after 0 ms: Could not connect to server',
    'localhost:9200 (OpenSearch)',
  ],
];
