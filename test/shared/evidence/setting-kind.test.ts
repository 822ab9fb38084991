import { describe, expect, it } from 'vitest';
import { type Dependency, dependencyOn } from '../../../shared/evidence/dependency.ts';
import { isAbout, isAddress } from '../../../shared/evidence/setting-kind.ts';

const on = (port: number) => dependencyOn(port) as Dependency;

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
  ])('%s says where to connect to', (name) => {
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
