import { describe, expect, it } from 'vitest';
import type { Evidence, StopEvidence } from '../../../shared/evidence/evidence.ts';
import { fingerprintOf } from '../../../shared/evidence/fingerprint.ts';
import { serviceResource, stackResource } from '../../../shared/resource.ts';
import { STACK_ID } from '../../helpers/operations.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';

const serviceNamed = (name: string, cluster = 'shop') =>
  serviceResource(`arn:aws:ecs:eu-central-1:444455556666:cluster/${cluster}`, name);
const media = serviceNamed('media');
const ofLog = (log: string, more: Partial<Pick<Evidence, 'stops' | 'taskDefinition'>> = {}) =>
  fingerprintOf(media, evidenceOf({ log, ...more }));
const ofStop = (stop: Partial<StopEvidence>) =>
  fingerprintOf(media, evidenceOf({ stops: [stopOf(stop)] }));

const SAME: readonly (readonly [string, string, string])[] = [
  [
    'times in front',
    '2026-02-03 08:00:41,120 ERROR pool is exhausted',
    '2026-02-04 11:59:02,007 ERROR pool is exhausted',
  ],
  [
    'hosts and their addresses',
    'Error: connect ECONNREFUSED 10.0.3.7:5432',
    'Error: connect ECONNREFUSED 10.0.9.121:5432',
  ],
  [
    'request and task ids',
    'FATAL request 6f1f0c1e-9d1b-4c55-8d51-5d2b8a3c4e11 of task 0f1e2d3c4b5a69788796a5b4c3d2e1f0 failed',
    'FATAL request 0a61c2de-1111-4d0f-9a51-2b5d3c8a4e11 of task ffee2d3c4b5a69788796a5b4c3d2e1ab failed',
  ],
  [
    'counts and durations',
    'ERROR gave up after 3 tries in 1200 ms',
    'ERROR gave up after 12 tries in 80 ms',
  ],
  [
    'memory addresses',
    'panic: runtime error: invalid memory address at 0xc000123abc',
    'panic: runtime error: invalid memory address at 0xc000777def',
  ],
];

const DIFFERENT: readonly (readonly [string, string, string])[] = [
  ['other words', 'ERROR pool is exhausted', 'ERROR queue is exhausted'],
  ['other names', "KeyError: 'DB_HOST'", "KeyError: 'REDIS_URL'"],
  [
    'other modules',
    "ModuleNotFoundError: No module named 'redis'",
    "ModuleNotFoundError: No module named 'boto3'",
  ],
  [
    'itself and another host',
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'Error: connect ECONNREFUSED 10.0.3.7:5432',
  ],
  [
    'a database and a cache',
    'Error: connect ECONNREFUSED 10.0.3.7:5432',
    'Error: connect ECONNREFUSED 10.0.3.7:6379',
  ],
  ['no right and no server', 'Error: upstream status 401', 'Error: upstream status 503'],
  [
    'a wrong password and no database',
    'FATAL: SQLSTATE[28P01] refused',
    'FATAL: SQLSTATE[3D000] refused',
  ],
];

describe('fingerprintOf', () => {
  it.each(SAME)('is the same for %s', (_, one, other) => {
    expect(ofLog(one)).toBe(ofLog(other));
  });

  it.each(DIFFERENT)('differs for %s', (_, one, other) => {
    expect(ofLog(one)).not.toBe(ofLog(other));
  });

  const log = 'FATAL pool is exhausted';
  const said = evidenceOf({ log });

  it.each<readonly [string, string, string]>([
    [
      'another cluster',
      fingerprintOf(media, said),
      fingerprintOf(serviceNamed('media', 'test'), said),
    ],
    [
      'another revision and image',
      ofLog(log, { taskDefinition: evidenceOf({ environment: [] }).taskDefinition }),
      ofLog(log),
    ],
    [
      'another exit code beside the same error',
      ofLog(log),
      ofLog(log, { stops: [stopOf({ containers: [{ name: 'app', exitCode: 137 }] })] }),
    ],
    [
      'a stack that was created anew',
      fingerprintOf(serviceNamed('shop-MediaServiceD7A1C2E3-8QzAbCdEfGhI'), said),
      fingerprintOf(serviceNamed('shop-MediaServiceD7A1C2E3-Zk3RtYuIoP1a'), said),
    ],
    [
      'another target group and time in what ECS said',
      ofStop({
        phase: 'health',
        stoppedReason:
          'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/media/50dc6c495c0c9188)',
      }),
      ofStop({
        phase: 'health',
        stoppedReason:
          'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/media/11aa6c495c0c77ff)',
      }),
    ],
  ])('does not change with %s', (_, one, other) => {
    expect(one).toBe(other);
  });

  it.each<readonly [string, string, string]>([
    ['another service', fingerprintOf(media, said), fingerprintOf(serviceNamed('orders'), said)],
    [
      'a service with a name as long as a suffix',
      fingerprintOf(serviceNamed('shop-notification'), said),
      fingerprintOf(serviceNamed('shop-subscriptions'), said),
    ],
    ['another phase', ofStop({ phase: 'run' }), ofStop({ phase: 'health' })],
    ['another exit code', ofStop({}), ofStop({ containers: [{ name: 'app', exitCode: 2 }] })],
    [
      'another culprit',
      ofStop({}),
      ofStop({ culprit: 'proxy', containers: [{ name: 'proxy', exitCode: 1 }] }),
    ],
  ])('changes with %s', (_, one, other) => {
    expect(one).not.toBe(other);
  });

  describe('of a stack', () => {
    const stack = stackResource(STACK_ID);
    const failed = (resource: string, reason: string) => ({
      stack: {
        id: STACK_ID,
        name: 'shop-prod',
        status: 'ROLLBACK_IN_PROGRESS',
        rows: [{ at: '2026-02-03T08:00:00Z', resource, status: 'CREATE_FAILED', reason }],
      },
    });
    const of = (resource: string, reason: string) =>
      fingerprintOf(stack, evidenceOf({ stops: [], ...failed(resource, reason) }));
    const said = (request: string) =>
      `Resource handler returned message: "Cannot find version 99.1 for postgres (Service: Rds, Status Code: 400, Request ID: ${request})" (RequestToken: ${request}, HandlerErrorCode: InvalidRequest)`;

    it('is the same for the same resource and error in another request', () => {
      const one = of('Db', said('5f0c9d30-1111-2222-3333-444455556666'));
      expect(of('Db', said('77aa9d30-1111-2222-3333-444455556666'))).toBe(one);
    });

    it('changes with the resource and with the error', () => {
      const one = of('Db', said('5f0c'));
      expect(of('Replica', said('5f0c'))).not.toBe(one);
      expect(of('Db', 'The subnet group does not exist')).not.toBe(one);
    });

    it('is not that of a service which the stack waits for', () => {
      const waiting = evidenceOf({ log, ...failed('Db', said('5f0c')) });
      expect(fingerprintOf(media, waiting)).toBe(fingerprintOf(media, evidenceOf({ log })));
    });
  });

  it('is short, and exists even when nothing is known', () => {
    expect(fingerprintOf(media, evidenceOf({ stops: [] }))).toMatch(/^fp-[0-9a-f]{16}$/);
  });
});
