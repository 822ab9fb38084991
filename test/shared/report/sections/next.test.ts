import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Incident } from '../../../../shared/incident/incident.ts';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
import { nextSection, rollbackCommand } from '../../../../shared/report/sections/next.ts';
import { evidenceOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const ARN = 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media';
const COMMAND =
  'aws ecs update-service --cluster shop --service media --task-definition media:6 --region eu-central-1';
const lastGood = { arn: `${ARN}:6`, assumed: false };
const refused = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";
const given = (more: Parameters<typeof evidenceOf>[0] = {}): Evidence =>
  evidenceOf({ log: refused, environment: ['A'], missing: ['DB_HOST'], lastGood, ...more });
const service = { desiredCount: 1, runningCount: 0, pendingCount: 0, messages: [] };
const next = (evidence: Evidence, incident: Partial<Incident> = {}) =>
  nextSection(recordOf({ evidence, incident }));

describe('nextSection', () => {
  it('gives the command to ask ECS while there is neither a cause nor a log', () => {
    expect(next(evidenceOf({}))).toBe(
      [
        'DO NEXT',
        '1. See what ECS says of the service:',
        "   aws ecs describe-services --cluster shop --services media --region eu-central-1 --query 'services[0].events[:5].message'",
      ].join('\n'),
    );
  });

  it('gives the command that reads the history of a stack by its id', () => {
    const arn = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/9f31';
    const { cluster: _, ...rest } = recordOf().resource;
    const resource = { ...rest, kind: 'stack' as const, name: 'shop', arn };
    expect(nextSection({ ...recordOf(), resource })).toContain(
      `   aws cloudformation describe-stack-events --stack-name ${arn} --region eu-central-1 --query `,
    );
    const hostile = { ...resource, arn: `${arn};curl evil` };
    expect(nextSection({ ...recordOf(), resource: hostile })).toBe('');
  });

  it('gives no command for what no shell should be given', () => {
    const record = recordOf({ evidence: evidenceOf({}) });
    const resource = { ...record.resource, cluster: '$(curl evil)' };
    expect(nextSection({ ...record, resource })).toBe('');
  });

  it('first stops the bleeding, then cures', () => {
    expect(next(given()).split('\n')).toEqual([
      'DO NEXT',
      '1. Roll back to media:6, the last good revision:',
      `   ${COMMAND}`,
      '2. Set DB_HOST in media:7, as in api, and deploy',
      expect.stringMatching(/^3\. If it is a sidecar/),
    ]);
  });

  const stack = { id: 'arn:aws:cloudformation:eu-central-1:1:stack/shop/1', name: 'shop' };

  it("rolls back a stack's update first, which leaves nothing behind", () => {
    const evidence = given({ stack: { ...stack, status: 'UPDATE_IN_PROGRESS' } });
    expect(next(evidence).split('\n').slice(1, 5)).toEqual([
      '1. Roll back the update of the stack shop, which waits for this:',
      '   aws cloudformation cancel-update-stack --stack-name shop --region eu-central-1',
      '2. Or roll back this service alone to media:6, the last good revision:',
      `   ${COMMAND}`,
    ]);
  });

  it('knows that a stack in creation has nothing to go back to', () => {
    const evidence = given({ stack: { ...stack, status: 'CREATE_IN_PROGRESS' } });
    expect(next(evidence)).not.toContain('cancel-update-stack');
  });

  it('gives the command instead of the words of a rule', () => {
    const log = "ModuleNotFoundError: No module named 'shop'";
    expect(next(given({ log, lastGood: undefined }))).toContain(
      'Until then, roll back to the last',
    );
    expect(next(given({ log }))).not.toContain('Until then, roll back to the last');
  });

  it('without a cause gives the command to read on', () => {
    expect(next(evidenceOf({ log: 'INFO up\nFATAL the moon is full' }))).toBe(
      [
        'DO NEXT',
        '1. Read the whole log of this task:',
        '   aws logs tail /ecs/shop --log-stream-names shop/app/0f1e2d --since 2026-02-03T08:00:40Z --region eu-central-1',
      ].join('\n'),
    );
  });

  it('says that the last good revision is assumed', () => {
    const evidence = given({ lastGood: { ...lastGood, assumed: true } });
    expect(next(evidence)).toContain('media:6, assumed to be the last good revision:');
  });

  it('puts the rollback last where an older revision would most likely fail as well', () => {
    const log = 'dial tcp 10.0.3.7:6379: connect: connection refused';
    const lines = next(given({ log })).split('\n');
    expect(lines[1]).toContain('10.0.3.7:6379');
    expect(lines.at(-1)).toBe(`   ${COMMAND}`);
  });
});

describe('rollbackCommand', () => {
  const stops = [stopOf()];
  it.each<readonly [string, Evidence, Partial<Incident>]>([
    ['none is known', evidenceOf({ environment: [] }), {}],
    ['it is the one that fails', given({ lastGood: { arn: `${ARN}:7`, assumed: true } }), {}],
    ['nobody knows which one fails', evidenceOf({ stops, lastGood }), {}],
    [
      'ECS is rolling back',
      given({ service: { ...service, circuitBreaker: true, rolloutState: 'IN_PROGRESS' } }),
      {},
    ],
    ['ECS has rolled back', given(), { detector: 'deployment-rolled-back' }],
    ['it is no revision', given({ lastGood: { arn: 'media:6; rm -rf /', assumed: false } }), {}],
  ])('is not given when %s', (_, evidence, incident) => {
    expect(rollbackCommand(recordOf({ evidence, incident }))).toBeUndefined();
  });

  it('is not given after a rollback on the timeline', () => {
    const record = recordOf({ evidence: given() });
    const at = '2026-02-03T08:04:30.000Z';
    const timeline = [...record.timeline, recordedEntry({ at, kind: 'deployment-rolled-back' })];
    expect(rollbackCommand({ ...record, timeline })).toBeUndefined();
  });

  it('is given when the circuit breaker has nothing to watch', () => {
    const evidence = given({
      service: { ...service, circuitBreaker: true, rolloutState: 'COMPLETED' },
    });
    expect(rollbackCommand(recordOf({ evidence }))).toBe(COMMAND);
  });

  it('holds no name that a shell might run', () => {
    const record = recordOf({ evidence: given() });
    const resource = { ...record.resource, name: 'media; curl evil' };
    expect(rollbackCommand({ ...record, resource })).toBeUndefined();
  });
});
