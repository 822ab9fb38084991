import { describe, expect, it } from 'vitest';
import type { Evidence, MissingName } from '../../../../shared/evidence/evidence.ts';
import type { Gap } from '../../../../shared/evidence/gap.ts';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
import { alsoSection } from '../../../../shared/report/sections/also.ts';
import { notCheckedSection } from '../../../../shared/report/sections/not-checked.ts';
import { evidenceOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const of = (evidence: Evidence) => recordOf({ evidence });
const service = {
  desiredCount: 2,
  runningCount: 1,
  pendingCount: 1,
  circuitBreaker: false,
  rolloutState: 'IN_PROGRESS',
  messages: [],
};
const stackIn = (status: string) => ({
  id: 'arn:aws:cloudformation:eu-central-1:1:stack/shop/1',
  name: 'shop',
  status,
});
const lacks = (...rows: readonly (readonly [string, readonly string[]])[]) =>
  rows.map(([name, have]): MissingName => ({ name, kind: 'environment', have }));

const FACTS: readonly Gap[] = [
  {
    kind: 'never-started',
    text: 'the containers of tasks 1, 2 never started, so there is no application log',
  },
  { kind: 'log-not-configured', text: 'container app has no log configuration' },
  { kind: 'log-elsewhere', text: 'container app logs to splunk: look there' },
  { kind: 'log-may-lack-lines', text: 'the awslogs driver of app is non-blocking' },
  { kind: 'service-unknown', text: 'ECS does not know the service: it may be deleted' },
  { kind: 'log-stream-absent', text: 'no log stream app/1 in /ecs/app: app wrote nothing' },
  // The name of a container or a log group decides nothing.
  { kind: 'log-elsewhere', text: 'container unknown logs to splunk: look there' },
  { kind: 'log-stream-absent', text: 'no log stream a/1 in pages-unavailable: a wrote nothing' },
  {
    kind: 'log-may-lack-lines',
    text: 'the driver of AccessDenied could not be ThrottlingException',
  },
];

describe('alsoSection', () => {
  it('has the settings of siblings that the error is not about', () => {
    const missing = lacks(['REDIS_URL', ['api', 'web']], ['PORT', ['web']]);
    expect(alsoSection(of({ ...evidenceOf({}), missing })).missing).toEqual(missing);
  });

  it('has none while no container runs', () => {
    const stops = [
      stopOf({ phase: 'pull', category: 'image_not_found', stoppedReason: 'not found' }),
    ];
    const evidence = { ...evidenceOf({ stops }), missing: lacks(['A', ['api']]) };
    expect(alsoSection(of(evidence))).toEqual({ notes: [], missing: [] });
  });

  it.each([
    ['CREATE_IN_PROGRESS', true],
    ['UPDATE_ROLLBACK_IN_PROGRESS', true],
    ['CREATE_COMPLETE', false],
  ])('tells that a stack in %s waits: %s', (status, waits) => {
    const { notes } = alsoSection(of({ ...evidenceOf({}), stack: stackIn(status) }));
    const text = `Stack shop (${status}) is waiting for this service`;
    expect(notes).toEqual(waits ? [{ kind: 'stack-waits', text }] : []);
  });

  it.each<readonly [boolean, string, Partial<Evidence>]>([
    [true, 'a deployment is in progress', { service }],
    [false, 'the deployment is over', { service: { ...service, rolloutState: 'COMPLETED' } }],
    [false, 'there is a circuit breaker', { service: { ...service, circuitBreaker: true } }],
    [false, 'ECS does not tell', { service: { ...service, rolloutState: undefined } }],
    [
      true,
      'ECS does not tell, and a stack is in progress',
      { service: { ...service, rolloutState: undefined }, stack: stackIn('CREATE_IN_PROGRESS') },
    ],
  ])('warns (%s) of a missing circuit breaker when %s', (warns, _, evidence) => {
    const { notes } = alsoSection(of({ ...evidenceOf({}), ...evidence }));
    expect(notes.some(({ kind }) => kind === 'no-circuit-breaker')).toBe(warns);
  });

  it('does not warn of a missing circuit breaker after a rollback', () => {
    const record = of({ ...evidenceOf({}), service });
    const at = '2026-02-03T08:04:30.000Z';
    const timeline = [...record.timeline, recordedEntry({ at, kind: 'deployment-rolled-back' })];
    expect(alsoSection({ ...record, timeline }).notes).toEqual([]);
  });

  it('leaves out what was only true while it failed', () => {
    const evidence = { ...evidenceOf({}), service, stack: stackIn('CREATE_IN_PROGRESS') };
    expect(alsoSection(of(evidence), true).notes).toEqual([]);
  });

  it.each(FACTS)('takes $kind for a fact: $text', (gap) => {
    const record = of({ ...evidenceOf({}), gaps: [gap] });
    expect(alsoSection(record).notes).toEqual([gap]);
    expect(notCheckedSection(record)).toEqual([]);
  });
});
