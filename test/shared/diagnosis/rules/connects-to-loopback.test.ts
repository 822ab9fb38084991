import { describe, expect, it } from 'vitest';
import { connectsToLoopback } from '../../../../shared/diagnosis/rules/connects-to-loopback.ts';
import { evidenceOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';
import { loopbackLogs } from './loopback-logs.ts';

const { match } = connectsToLoopback;
const own = { environment: ['AWS_REGION', 'S3_BUCKET_NAME'] };

const NO_MATCHES: readonly (readonly [string, string])[] = [
  ['another host by IPv6', 'dial tcp [2600:1f18:abcd::1]:5432: connect: connection refused'],
  ['a host of a like name', 'connect ECONNREFUSED mylocalhost:5432'],
  ['another host', "ConnectionRefusedError: [Errno 111] Connect call failed ('10.0.3.7', 5432)"],
  [
    'a server that cannot listen',
    'Error: listen EADDRINUSE: address already in use 127.0.0.1:5432',
  ],
  [
    'a server that may not listen',
    'listen tcp 127.0.0.1:80: bind: cannot assign requested address',
  ],
  ['a local address that works', 'connected to redis at 127.0.0.1:6379'],
  ['a refusal without an address', 'Error: Connection refused (os error 111)'],
  ['an agent for traces', 'ERROR failed to connect to localhost:4317: connection refused'],
  ['an agent for metrics', 'Error: connect ECONNREFUSED 127.0.0.1:8126'],
  ['a password', 'FATAL: password authentication failed for user "app" at localhost'],
  [
    'a sidecar that answers',
    'failed to connect to `user=app`: 127.0.0.1:5432 (localhost): failed SASL auth: FATAL: password authentication failed',
  ],
  ['a name that does not resolve', 'cannot connect to localhost.shop:5432: no such host'],
  ['nothing', ''],
];

describe('connectsToLoopback', () => {
  it.each(loopbackLogs)('recognises it: %s', (_, log, place) => {
    const found = match(evidenceOf({ log, ...own }));
    expect(found).toMatchObject({ category: 'app_config', phase: 'run' });
    expect(found?.cause).toContain(`It connects to ${place},`);
    expect(found?.confidence).not.toBe('low');
    for (const line of found?.evidence ?? []) expect(log).toContain(line);
    expect(found?.evidence).not.toHaveLength(0);
  });

  it.each(NO_MATCHES)('does not match: %s', (_, log) => {
    expect(match(evidenceOf({ log, ...own }))).toBeUndefined();
  });

  it.each(Object.entries(healthyLogs))('is not confident about the healthy log of %s', (_, log) => {
    expect(match(evidenceOf({ log, ...own }))?.confidence ?? 'low').toBe('low');
  });

  const refused = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";

  it('is sure when no setting names the host, and names the setting that siblings have', () => {
    const missing = ['DB_NAME', 'DB_HOST', 'S3_MEDIA_BUCKET'];
    const found = match(evidenceOf({ log: refused, ...own, missing }));
    expect(found).toMatchObject({
      confidence: 'high',
      title: 'DB_HOST is not set, connects to localhost:5432',
      cause:
        'It connects to localhost:5432 (PostgreSQL), and nothing listens there inside the task: DB_HOST is not set',
      evidence: [refused],
    });
    expect(found?.advice[0]).toBe('Set DB_NAME, DB_HOST in media:7, as in api, and deploy');
  });

  it('is sure without siblings when nothing in the settings names a host', () => {
    expect(match(evidenceOf({ log: refused, ...own }))).toMatchObject({
      confidence: 'high',
      title: 'nothing in its settings names a PostgreSQL host, connects to localhost:5432',
    });
  });

  it.each([
    [
      'the environment',
      { environment: ['DB_HOST'] },
      'DB_HOST is set, so its value says localhost',
    ],
    [
      'the secrets',
      { secrets: ['DATABASE_URL'] },
      'DATABASE_URL is set, so its value says localhost',
    ],
    ['a secret of many fields', { secrets: ['DB_SECRET'] }, 'DB_SECRET is set'],
    ['nobody knows where', {}, 'the address was most likely left at its default'],
  ])('is less sure when a host may be set in %s', (_, names, why) => {
    const found = match(evidenceOf({ log: refused, ...names }));
    expect(found?.confidence).toBe('medium');
    expect(found?.cause).toContain(why);
  });

  it('quotes the line before the question of an older libpq as well', () => {
    const log = loopbackLogs.find(([tool]) => tool === 'psycopg of an older libpq')?.[1] ?? '';
    expect(match(evidenceOf({ log, ...own }))?.evidence).toHaveLength(3);
  });

  it.each([
    ['another container', { containers: ['app', 'pgbouncer'] }, 'pgbouncer in the same task'],
    ['an environment file', { environmentFiles: true }, 'its environment file may set it'],
  ])('is less sure when the reason may be %s', (_, more, why) => {
    const { taskDefinition, ...rest } = evidenceOf({ log: refused, ...own });
    const found = match({
      ...rest,
      taskDefinition: taskDefinition && { ...taskDefinition, ...more },
    });
    expect(found?.confidence).toBe('medium');
    expect(found?.cause).toContain(why);
  });

  it('stays sure beside sidecars that only take logs and metrics', () => {
    const { taskDefinition, ...rest } = evidenceOf({ log: refused, ...own });
    const containers = ['app', 'datadog-agent', 'log_router'];
    const found = match({
      ...rest,
      taskDefinition: taskDefinition && { ...taskDefinition, containers },
    });
    expect(found?.confidence).toBe('high');
  });

  it('leaves a health check that asks its own container to another rule', () => {
    const log = 'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused';
    expect(match(evidenceOf({ log }))).toBeUndefined();
  });
});
