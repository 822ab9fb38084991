import { describe, expect, it } from 'vitest';
import type { Evidence, MissingName } from '../../../../shared/evidence/evidence.ts';
import { alsoSection, notCheckedSection } from '../../../../shared/report/sections/also.ts';
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

const FACTS = [
  'the containers of tasks 1, 2 never started, so there is no application log',
  'container app has no log configuration, so its output is lost',
  'container app logs to splunk: look there, only awslogs is read',
  'the awslogs driver of app is non-blocking: its last lines may be lost',
  'ECS does not know the service: it may be deleted',
  'no log stream app/1 in /ecs/app (eu-west-1): app wrote nothing, or its driver could not deliver',
];

const NOT_HAD = [
  'logs unavailable: AccessDeniedException on /ecs/shop (eu-central-1)',
  'task definition unavailable: ThrottlingException on arn:aws:ecs:1',
  'sibling services not compared: there was no time left',
  'logs were not read in time',
  'the log of app is unknown without its task definition',
  'stack arn:aws:1 could not be read: AccessDenied',
  'no log lines yet in app/1 of /ecs/app',
  'log lines of 2 task(s) were too long to keep',
];

describe('alsoSection', () => {
  it('names in one line the settings of siblings that the error does not speak of', () => {
    const missing = lacks(['REDIS_URL', ['api', 'web']], ['PORT', ['web']], ['DB_NAME', ['api']]);
    expect(alsoSection(of({ ...evidenceOf({}), missing }))).toBe(
      'ALSO\n- Set in siblings, missing here, not named by the error: REDIS_URL, DB_NAME (api), PORT (web)',
    );
  });

  it('counts those that it does not name', () => {
    const missing = lacks(...Array.from({ length: 25 }, (_, i) => [`N${i}`, ['api']] as const));
    expect(alsoSection(of({ ...evidenceOf({}), missing }))).toMatch(/N7 \(api\) and 17 more$/);
  });

  it('names none while no container runs', () => {
    const stops = [
      stopOf({ phase: 'pull', category: 'image_not_found', stoppedReason: 'not found' }),
    ];
    expect(alsoSection(of({ ...evidenceOf({ stops }), missing: lacks(['A', ['api']]) }))).toBe('');
  });

  it.each([
    ['CREATE_IN_PROGRESS', true],
    ['UPDATE_ROLLBACK_IN_PROGRESS', true],
    ['CREATE_COMPLETE', false],
  ])('tells that a stack in %s waits: %s', (status, waits) => {
    const said = alsoSection(of({ ...evidenceOf({}), stack: stackIn(status) }));
    expect(said.includes(`Stack shop (${status}) is waiting for this service`)).toBe(waits);
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
    const said = alsoSection(of({ ...evidenceOf({}), ...evidence }));
    expect(said.includes('No deployment circuit breaker')).toBe(warns);
  });

  it('says of what is over nothing that was only true then', () => {
    const evidence = { ...evidenceOf({}), service, stack: stackIn('CREATE_IN_PROGRESS') };
    expect(alsoSection(of(evidence), true)).toBe('');
  });

  it.each(FACTS)('takes for a fact: %s', (gap) => {
    const record = of({ ...evidenceOf({}), gaps: [gap] });
    expect(alsoSection(record).toLowerCase()).toContain(gap.toLowerCase());
    expect(notCheckedSection(record)).toBe('');
  });
});

describe('notCheckedSection', () => {
  it.each(NOT_HAD)('says what could not be had: %s', (gap) => {
    const record = of({ ...evidenceOf({}), gaps: [gap] });
    expect(notCheckedSection(record).toLowerCase()).toBe(`not checked\n- ${gap.toLowerCase()}`);
    expect(alsoSection(record)).toBe('');
  });

  it('says that health is not verified when ECS could not be asked', () => {
    const gaps = ['service state unavailable: AccessDeniedException'];
    expect(notCheckedSection(of({ ...evidenceOf({}), gaps }))).toBe(
      'NOT CHECKED\n- Service state unavailable: AccessDeniedException, so its health is not verified',
    );
  });

  it('repeats what the timeline says of health that nobody could verify', () => {
    const record = recordOf();
    const entry = { what: 'health not verified', why: 'DescribeServices: AccessDeniedException' };
    const timeline = [...record.timeline, { at: '2026-02-03T08:04:30.000Z', ...entry }];
    expect(notCheckedSection({ ...record, timeline })).toBe(
      'NOT CHECKED\n- Health not verified: DescribeServices: AccessDeniedException',
    );
  });
});
