import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { Incident } from '../../../shared/incident/incident.ts';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { waysBack } from '../../../shared/report/ways-back.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const ARN = 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media';
const COMMAND =
  'aws ecs update-service --cluster shop --service media --task-definition media:6 --region eu-central-1';
const lastGood = { arn: `${ARN}:6`, assumed: false };
const given = (more: Parameters<typeof evidenceOf>[0] = {}): Evidence =>
  evidenceOf({ environment: ['A'], lastGood, ...more });
const service = { desiredCount: 1, runningCount: 0, pendingCount: 0, messages: [] };
const stackIn = (status: string, name = 'shop') => ({
  id: 'arn:aws:cloudformation:eu-central-1:1:stack/shop/1',
  name,
  status,
});
const back = (evidence: Evidence, incident: Partial<Incident> = {}) =>
  waysBack(recordOf({ evidence, incident }));

describe('waysBack', () => {
  it('leads to the last good revision, with the command', () => {
    const text = 'Roll back to media:6, the last good revision';
    expect(back(given())).toEqual([{ kind: 'roll-back', text, command: COMMAND }]);
  });

  it('says that the last good revision is assumed', () => {
    const [step] = back(given({ lastGood: { ...lastGood, assumed: true } }));
    expect(step?.text).toBe('Roll back to media:6, assumed to be the last good revision');
  });

  it('starts with the update of a stack, whose rollback leaves nothing behind', () => {
    expect(back(given({ stack: stackIn('UPDATE_IN_PROGRESS') }))).toEqual([
      {
        kind: 'roll-back-stack',
        text: 'Roll back the update of the stack shop, which waits for this',
        command: 'aws cloudformation cancel-update-stack --stack-name shop --region eu-central-1',
      },
      {
        kind: 'roll-back',
        text: 'Or roll back this service alone to media:6, the last good revision',
        command: COMMAND,
      },
    ]);
  });

  it.each([
    ['that is being created: it has nothing to go back to', 'CREATE_IN_PROGRESS', 'shop'],
    ['with a name that a shell might run', 'UPDATE_IN_PROGRESS', 'shop;evil'],
  ])('leaves out a stack %s', (_, status, name) => {
    const steps = back(given({ stack: stackIn(status, name) }));
    expect(steps.map(({ kind }) => kind)).toEqual(['roll-back']);
  });

  const stops = [stopOf()];
  it.each<readonly [string, Evidence, Partial<Incident>]>([
    ['no good revision is known', evidenceOf({ environment: [] }), {}],
    [
      'the good revision is the one that fails',
      given({ lastGood: { arn: `${ARN}:7`, assumed: true } }),
      {},
    ],
    ['nobody knows which revision fails', evidenceOf({ stops, lastGood }), {}],
    [
      'ECS is rolling back',
      given({ service: { ...service, circuitBreaker: true, rolloutState: 'IN_PROGRESS' } }),
      {},
    ],
    ['ECS has rolled back', given(), { detector: 'deployment-rolled-back' }],
    ['it is no revision', given({ lastGood: { arn: 'media:6; rm -rf /', assumed: false } }), {}],
  ])('are none when %s', (_, evidence, incident) => {
    expect(back(evidence, incident)).toEqual([]);
  });

  it('are none after a rollback on the timeline', () => {
    const record = recordOf({ evidence: given({ stack: stackIn('UPDATE_IN_PROGRESS') }) });
    const at = '2026-02-03T08:04:30.000Z';
    const timeline = [...record.timeline, recordedEntry({ at, kind: 'deployment-rolled-back' })];
    expect(waysBack({ ...record, timeline })).toEqual([]);
  });

  it('are given when the circuit breaker has nothing to watch', () => {
    const evidence = given({
      service: { ...service, circuitBreaker: true, rolloutState: 'COMPLETED' },
    });
    expect(back(evidence)[0]?.command).toBe(COMMAND);
  });

  it('put no name into a command that a shell might run', () => {
    const record = recordOf({ evidence: given() });
    const resource = { ...record.resource, name: 'media; curl evil' };
    expect(waysBack({ ...record, resource })).toEqual([]);
  });
});
