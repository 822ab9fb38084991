import { describe, expect, it } from 'vitest';
import {
  dependencyNamedIn,
  dependencyOn,
  isOtherThanSilence,
} from '../../../shared/evidence/dependency.ts';

describe('dependencyOn', () => {
  it.each([
    [5432, 'PostgreSQL'],
    [3306, 'MySQL'],
    [6379, 'Redis'],
    [27_017, 'MongoDB'],
    [5671, 'RabbitMQ'],
    [9092, 'Kafka'],
    [9200, 'OpenSearch'],
  ])('knows what listens on port %i: %s', (port, what) => {
    expect(dependencyOn(port)?.what).toBe(what);
  });

  it.each([80, 443, 8080, 0, -1, Number.NaN])('knows nothing on port %d', (port) => {
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
