import { describe, expect, it } from 'vitest';
import type { Evidence, MissingName } from '../../../../shared/evidence/evidence.ts';
import type { Gap } from '../../../../shared/evidence/gap.ts';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
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
  // What a container or a log group is called decides nothing.
  { kind: 'log-elsewhere', text: 'container unknown logs to splunk: look there' },
  { kind: 'log-stream-absent', text: 'no log stream a/1 in pages-unavailable: a wrote nothing' },
  {
    kind: 'log-may-lack-lines',
    text: 'the driver of AccessDenied could not be ThrottlingException',
  },
];

const NOT_CHECKED: readonly Gap[] = [
  { kind: 'log-unread', text: 'logs unavailable: AccessDeniedException on /ecs/shop' },
  { kind: 'task-definition-unread', text: 'task definition unavailable: ThrottlingException' },
  { kind: 'siblings-unread', text: 'sibling services not compared: there was no time left' },
  { kind: 'log-unread', text: 'logs were not read in time' },
  { kind: 'log-place-unknown', text: 'the log of app is unknown without its task definition' },
  { kind: 'stack-unread', text: 'stack arn:aws:1 could not be read: AccessDenied' },
  { kind: 'log-late', text: 'no log lines yet in app/1 of /ecs/app' },
  { kind: 'log-cut', text: 'log lines of 2 task(s) were too long to keep' },
  { kind: 'stack-unread', text: 'stack never-started has no log configuration' },
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

  it.each(FACTS)('takes for a fact: $text', (gap) => {
    const record = of({ ...evidenceOf({}), gaps: [gap] });
    expect(alsoSection(record).toLowerCase()).toContain(gap.text.toLowerCase());
    expect(notCheckedSection(record)).toBe('');
  });
});

describe('notCheckedSection', () => {
  it.each(NOT_CHECKED)('says what could not be had: $text', (gap) => {
    const record = of({ ...evidenceOf({}), gaps: [gap] });
    const line = `not checked\n- ${gap.text.toLowerCase()}`;
    expect(notCheckedSection(record).toLowerCase()).toBe(line);
    expect(alsoSection(record)).toBe('');
  });

  it('says that health is not verified when ECS could not be asked', () => {
    const text = 'service state unavailable: AccessDeniedException';
    const gaps: Gap[] = [{ kind: 'service-unread', text }];
    expect(notCheckedSection(of({ ...evidenceOf({}), gaps }))).toBe(
      'NOT CHECKED\n- Service state unavailable: AccessDeniedException, so its health is not verified',
    );
  });

  it('repeats what the timeline says of health that nobody could verify', () => {
    const record = recordOf();
    const why = 'DescribeServices: AccessDeniedException';
    const at = '2026-02-03T08:04:30.000Z';
    const entry = recordedEntry({ at, kind: 'health-unverified', why });
    const timeline = [...record.timeline, entry];
    expect(notCheckedSection({ ...record, timeline })).toBe(
      'NOT CHECKED\n- Its health could not be verified: DescribeServices: AccessDeniedException',
    );
  });
});
