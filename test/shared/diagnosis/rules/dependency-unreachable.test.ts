import { describe, expect, it } from 'vitest';
import { dependencyUnreachable } from '../../../../shared/diagnosis/rules/dependency-unreachable.ts';
import { evidenceOf, stopOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';
import { loopbackLogs } from './loopback-logs.ts';

const { match } = dependencyUnreachable;

/** The tool, the end of its log, and the title of the page. */
const MATCHES: readonly (readonly [string, string, string])[] = [
  [
    'asyncpg',
    "ConnectionRefusedError: [Errno 111] Connect call failed ('10.0.3.7', 5432)",
    '10.0.3.7:5432 refuses connections',
  ],
  [
    'psycopg',
    'psycopg2.OperationalError: connection to server at "db.shop.internal" (10.0.3.7), port 5432 failed: Connection timed out',
    'db.shop.internal:5432 does not answer',
  ],
  [
    'redis-py',
    'redis.exceptions.ConnectionError: Error 111 connecting to cache.shop.internal:6379. Connection refused.',
    'cache.shop.internal:6379 refuses connections',
  ],
  [
    'redis-py with a short name',
    'redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.',
    'redis:6379 refuses connections',
  ],
  [
    'requests',
    "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: /v1 (Caused by ConnectTimeoutError('Connection to api.example.com timed out.'))",
    'api.example.com:443 does not answer',
  ],
  ['pg of Node', 'Error: connect ECONNREFUSED 10.0.3.7:5432', '10.0.3.7:5432 refuses connections'],
  [
    'Node after a time-out',
    'Error: connect ETIMEDOUT 10.0.3.7:3306',
    '10.0.3.7:3306 does not answer',
  ],
  [
    'prisma',
    "Can't reach database server at `db.shop.internal:5432`",
    'db.shop.internal:5432 does not answer',
  ],
  [
    'JDBC',
    'org.postgresql.util.PSQLException: Connection to db.shop.internal:5432 refused. Check that the hostname and port are correct.',
    'db.shop.internal:5432 refuses connections',
  ],
  [
    'netty',
    'io.netty.channel.ConnectTimeoutException: connection timed out after 10000 ms: cache.shop.internal/10.0.3.9:6379',
    'cache.shop.internal:6379 does not answer',
  ],
  [
    'Go behind the name of its file',
    '2026/02/03 08:00:41 main.go:42: dial tcp 10.0.3.7:5432: connect: connection refused',
    '10.0.3.7:5432 refuses connections',
  ],
  [
    'Go after a time-out',
    'panic: dial tcp 10.0.3.7:5432: i/o timeout',
    '10.0.3.7:5432 does not answer',
  ],
  [
    'Go in the middle of a read',
    'fatal: read tcp 10.0.1.5:43210->10.0.3.7:6379: i/o timeout',
    '10.0.3.7:6379 does not answer',
  ],
  [
    'Ruby',
    'PG::ConnectionBad: connection to server at "10.0.3.7", port 5432 failed: Connection refused',
    '10.0.3.7:5432 refuses connections',
  ],
  [
    'Npgsql',
    'Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.3.7:5432',
    '10.0.3.7:5432 does not answer',
  ],
  [
    'Laravel',
    'SQLSTATE[HY000] [2002] Connection timed out (Connection: mysql, Host: db.shop.internal, Port: 3306, Database: shop)',
    'db.shop.internal:3306 does not answer',
  ],
  [
    'the Kafka client of Java',
    'ERROR NetworkClient - Connection to node -1 (b-1.shop.kafka.eu-central-1.amazonaws.com/10.0.3.9:9092) could not be established. Node may not be available.',
    'b-1.shop.kafka.eu-central-1.amazonaws.com:9092 does not answer',
  ],
  [
    'a log4j line',
    '2026-02-03 08:00:41 ERROR o.s.b.SpringApplication:826 - Connection refused: db.shop.internal:5432',
    'db.shop.internal:5432 refuses connections',
  ],
  [
    'curl',
    'curl: (28) Failed to connect to api.example.com port 443 after 75002 ms: Connection timed out',
    'api.example.com:443 does not answer',
  ],
  [
    'a missing route',
    'Error: connect EHOSTUNREACH 10.9.0.1:27017',
    '10.9.0.1:27017 does not answer',
  ],
  [
    'the AWS endpoint of a service',
    'Could not connect to the endpoint URL: "https://sqs.eu-central-1.amazonaws.com:443/"',
    'sqs.eu-central-1.amazonaws.com:443 does not answer',
  ],
  [
    'Rust without an address',
    'Error: Connection refused (os error 111)',
    'something that it depends on refuses connections',
  ],
  [
    'PDO without an address',
    'PDOException: SQLSTATE[HY000] [2002] Connection refused',
    'something that it depends on refuses connections',
  ],
];

const NO_MATCHES: readonly (readonly [string, string])[] = [
  ['a place in the source', 'FATAL main.go:42: i/o timeout while reading, seen at engine.go:17'],
  ['a client that left', 'http: TLS handshake error from 10.0.1.9:41512: i/o timeout'],
  ['an address that works', 'connected to 10.0.3.7:5432'],
  ['a wrong password', 'FATAL: password authentication failed for user "app" at 10.0.3.7:5432'],
  ['a name that does not resolve', 'Error: getaddrinfo ENOTFOUND db.shop.internal'],
  ['a worker that was too slow', '[CRITICAL] WORKER TIMEOUT (pid:7)'],
  ['a job that was too slow', 'ERROR job 17 timed out after 30 s'],
  ['a refused permission', 'Error: access refused by policy'],
  [
    'a wrong password, told by pgx',
    'failed to connect to `user=app database=shop`: 10.0.3.7:5432 (db.shop.internal): failed SASL auth: FATAL: password authentication failed for user "app"',
  ],
  [
    'a database that wants TLS',
    'failed to connect to `user=app`: 10.0.3.7:5432: server error: FATAL: no pg_hba.conf entry for host "10.0.1.5", no encryption',
  ],
  [
    'a certificate',
    'Unable to connect to cache.shop.internal:6379: x509: certificate signed by unknown authority',
  ],
  [
    'a name server that is late',
    'dial tcp: lookup db.shop.internal on 10.0.0.2:53: read udp 10.0.1.5:43210->10.0.0.2:53: i/o timeout',
  ],
  [
    'a database that does not exist',
    'could not connect to db.shop.internal:5432: database "shop" does not exist',
  ],
  ['nothing', ''],
];

describe('dependencyUnreachable', () => {
  it.each(MATCHES)('recognises it: %s', (_, log, title) => {
    const found = match(evidenceOf({ log }));
    expect(found).toMatchObject({ category: 'dependency_unreachable', phase: 'run', title });
    expect(found?.confidence).toBe(title.startsWith('something') ? 'medium' : 'high');
    expect(log).toContain(found?.evidence[0]);
  });

  it.each(NO_MATCHES)('does not match: %s', (_, log) => {
    expect(match(evidenceOf({ log }))).toBeUndefined();
  });

  it.each(loopbackLogs)('leaves a loopback address to another rule: %s', (_, log) => {
    expect(match(evidenceOf({ log }))?.confidence).not.toBe('high');
  });

  it.each(Object.entries(healthyLogs))('is not confident about the healthy log of %s', (_, log) => {
    expect(match(evidenceOf({ log }))?.confidence ?? 'low').toBe('low');
  });

  it('names the dependency by its port, and the port to open', () => {
    const found = match(evidenceOf({ log: 'Error: connect ETIMEDOUT 10.0.3.7:6379' }));
    expect(found?.cause).toMatch(/^Redis at 10\.0\.3\.7:6379 does not answer/);
    expect(found?.advice[0]).toContain('on port 6379');
  });

  it('prefers the line that ended the program to an earlier one', () => {
    const log = `WARN connect ETIMEDOUT 10.0.3.9:9092
INFO still here
Error: connect ECONNREFUSED 10.0.3.7:5432`;
    expect(match(evidenceOf({ log }))?.title).toBe('10.0.3.7:5432 refuses connections');
  });

  it.each([
    [
      'a port that the system gives to clients',
      'dial tcp: connect to search.internal:50051: connection refused',
      'search.internal:50051 refuses connections',
    ],
    [
      'a client without an address',
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
      'MySQL cannot be reached',
    ],
    [
      'a pool',
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.',
      'something that it depends on cannot be reached',
    ],
    [
      'a URL with a password',
      'could not connect to postgres://app:pw-1@10.44.9.9:5432/shop: connect ETIMEDOUT 10.44.9.9:5432',
      '10.44.9.9:5432 does not answer',
    ],
  ])('recognises it: %s', (_, log, title) => {
    expect(match(evidenceOf({ log }))?.title).toBe(title);
  });

  it.each([
    ['a password', 'could not connect to 10.0.3.7:6379: invalid password'],
    ['a certificate', 'connect to 10.0.3.7:6379 refused: certificate expired'],
    ['a policy', 'failed to connect to 10.0.3.7:443: blocked by policy'],
    ['a limit', 'failed to connect to 10.0.3.7:5432: too many clients'],
  ])('leaves to another rule: %s', (_, log) => {
    expect(match(evidenceOf({ log }))).toBeUndefined();
  });

  it('has less confidence in a time-out that the program outlived', () => {
    const log = `ERROR read orders: dial tcp 10.0.3.7:5432: i/o timeout
INFO order 17 paid
INFO order 18 paid
INFO order 19 paid`;
    const killed = stopOf({ containers: [{ name: 'app', exitCode: 137 }] });
    expect(match(evidenceOf({ log, stops: [killed] }))?.confidence).toBe('low');
    expect(match(evidenceOf({ log }))?.confidence).toBe('medium');
  });
});
