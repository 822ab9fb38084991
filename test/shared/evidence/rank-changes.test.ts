import { describe, expect, it } from 'vitest';
import { orderedByRelation } from '../../../shared/evidence/rank-changes.ts';
import type { TaskDefinitionChange } from '../../../shared/evidence/task-definition-change.ts';

const PATHS = [
  'cpu',
  'memory',
  'executionRoleArn',
  'runtimePlatform.cpuArchitecture',
  'containers.web.environment.DB_HOST',
  'containers.web.environment.LOG_LEVEL',
  'containers.web.environment.MEDIA_BUCKET',
  'containers.web.environment.REDIS_URL',
  'containers.web.image',
  'containers.web.healthCheck',
  'containers.web.logConfiguration.logDriver',
  'containers.web.portMappings',
  'containers.web.readonlyRootFilesystem',
  'containers.web.secrets.DB_PASSWORD',
  'containers.web.ulimits',
];
const changes = PATHS.map((path): TaskDefinitionChange => ({ path, kind: 'changed' }));
const ordered = (error: string) => orderedByRelation(changes, error).map(({ path }) => path);

const cases: readonly (readonly [error: string, first: string])[] = [
  ['KeyError: "MEDIA_BUCKET"', 'containers.web.environment.MEDIA_BUCKET'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'containers.web.environment.DB_HOST'],
  [
    'FATAL: password authentication failed for user "app" on db:5432',
    'containers.web.secrets.DB_PASSWORD',
  ],
  ['Redis connection refused', 'containers.web.environment.REDIS_URL'],
  ["Error: Cannot find module 'express'", 'containers.web.image'],
  ['exec /app/run: exec format error', 'containers.web.image'],
  ['OutOfMemoryError: Container killed due to memory usage', 'memory'],
  ['Task failed container health checks', 'containers.web.healthCheck'],
  ['listen EADDRINUSE: address already in use :::8080', 'containers.web.portMappings'],
  ['CannotPullContainerError: pull image manifest has been retried', 'containers.web.image'],
  [
    'ResourceInitializationError: unable to retrieve secret from asm',
    'containers.web.secrets.DB_PASSWORD',
  ],
  ['OSError: [Errno 30] Read-only file system: /tmp/x', 'containers.web.readonlyRootFilesystem'],
  ['accept4: too many open files', 'containers.web.ulimits'],
  ['failed to validate logger args: log driver', 'containers.web.logConfiguration.logDriver'],
];

describe('orderedByRelation', () => {
  it.each(cases)('for "%s", %s comes first', (error, first) => {
    expect(ordered(error)[0]).toBe(first);
  });

  it('keeps the order of equally related changes, and loses none', () => {
    expect(ordered('')).toEqual([
      'containers.web.image',
      ...PATHS.filter((path) => path !== 'containers.web.image'),
    ]);
    expect(ordered('KeyError: REDIS_URL').slice(1, 3)).toEqual(['containers.web.image', 'cpu']);
  });

  it('keeps at most thirty', () => {
    const many = Array.from(
      { length: 200 },
      (_, index): TaskDefinitionChange => ({
        path: `containers.web.environment.N${index}`,
        kind: 'added',
      }),
    );
    const kept = orderedByRelation(many, 'env N150 is not set');
    expect(kept).toHaveLength(30);
    expect(kept[0]?.path).toBe('containers.web.environment.N150');
  });
});
