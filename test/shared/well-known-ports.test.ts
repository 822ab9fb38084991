import { describe, expect, it } from 'vitest';
import {
  type Dependency,
  dependencyNamedIn,
  dependencyOn,
  isAbout,
  isAddress,
  isOtherThanSilence,
} from '../../shared/well-known-ports.ts';

const on = (port: number) => dependencyOn(port) as Dependency;

describe('dependencyOn', () => {
  it.each([
    [5432, 'PostgreSQL'],
    [3306, 'MySQL'],
    [6379, 'Redis'],
    [27_017, 'MongoDB'],
    [5671, 'RabbitMQ'],
    [9092, 'Kafka'],
    [9200, 'OpenSearch'],
  ])('knows that on port %i listens %s', (port, what) => {
    expect(dependencyOn(port)?.what).toBe(what);
  });

  it.each([80, 443, 8080, 0, -1, Number.NaN])('knows nobody on port %d', (port) => {
    expect(dependencyOn(port)).toBeUndefined();
  });
});

describe('dependencyNamedIn', () => {
  it.each([
    ["Can't connect to MySQL server on 'localhost'", 'MySQL'],
    ['Npgsql.NpgsqlException', 'PostgreSQL'],
    ['redis.exceptions.ConnectionError', 'Redis'],
    ['connection refused', undefined],
  ])('reads "%s" as %s', (text, what) => {
    expect(dependencyNamedIn(text)?.what).toBe(what);
  });
});

describe('isOtherThanSilence', () => {
  it.each([
    ['failed to connect to db:5432: password authentication failed for user "app"', true],
    ['failed to connect to db:5432: no such host', true],
    ['failed to connect to cache:6379: NOAUTH Authentication required', true],
    ['failed to connect to `host=db password=x sslmode=require`: connection refused', false],
    ['failed to connect to db:5432: i/o timeout', false],
  ])('of "%s" is %s', (text, isOther) => {
    expect(isOtherThanSilence(text)).toBe(isOther);
  });
});

describe('isAbout', () => {
  it.each([
    ['DB_HOST', 5432],
    ['DBHOST', 5432],
    ['DATABASE_URL', 5432],
    ['PGHOST', 5432],
    ['PGPASSWORD', 5432],
    ['POSTGRES_USER', 5432],
    ['SPRING_DATASOURCE_URL', 5432],
    ['ConnectionStrings__Shop', 5432],
    ['APP_DB_URL', 3306],
    ['mysql_host', 3306],
    ['REDIS__HOST', 6379],
    ['CELERY_BROKER_URL', 6379],
    ['ELASTICACHE_ENDPOINT', 6379],
    ['CELERY_BROKER_URL', 5672],
    ['KAFKA_BOOTSTRAP_SERVERS', 9092],
    ['MONGODB_URI', 27_017],
    ['ELASTICSEARCH_HOSTS', 9200],
  ])('%s is about the dependency on port %i', (name, port) => {
    expect(isAbout(name, on(port))).toBe(true);
  });

  it.each([
    ['S3_MEDIA_BUCKET', 5432],
    ['DBUS_SESSION', 5432],
    ['REDIS_URL', 5432],
    ['PGADMIN', 3306],
    ['DB_HOST', 6379],
    ['ESCAPE_HOST', 9200],
    ['ELASTICACHE_ENDPOINT', 9200],
    ['ZKEY', 2181],
    ['', 5432],
  ])('%s is not about the dependency on port %i', (name, port) => {
    expect(isAbout(name, on(port))).toBe(false);
  });
});

describe('isAddress', () => {
  it.each([
    'DB_HOST',
    'PGHOST',
    'db_hostname',
    'DB_HOST_NAME',
    'DATABASE_URL',
    'REDIS_URI',
    'SENTRY_DSN',
    'CACHE_ENDPOINT',
    'KAFKA_BOOTSTRAP_SERVERS',
    'KAFKA_BROKERS',
    'REDIS_NODES',
    'DB_HOST_1',
    'AZURE_CONNECTION_STRING',
    'ConnectionStrings__Shop',
    'DB_SECRET',
    'DATABASE_CREDENTIALS',
    'DB_SECRET_ARN',
  ])('%s tells where to connect to', (name) => {
    expect(isAddress(name)).toBe(true);
  });

  it.each([
    'DB_USER',
    'DB_PASSWORD',
    'DB_NAME',
    'DB_PORT',
    'DB_PASSWORD_SECRET',
    'SECRET_KEY',
    'DB_CONNECTION',
    'DB_POOL_SIZE',
    'AWS_REGION',
    '',
  ])('%s does not', (name) => {
    expect(isAddress(name)).toBe(false);
  });
});
