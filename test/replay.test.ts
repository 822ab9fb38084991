import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Replay, replay } from '../local/replay.ts';
import type { Scenario } from '../local/scenario.ts';
import { delivered, deliveries, MINUTE } from './helpers/deliveries.ts';
import { EVENTS, outcome, play, scenarioNamed, scenarioOf } from './helpers/replays.ts';
import { scenarioRows } from './helpers/scenario-rows.ts';

describe('replay', () => {
  it('has a row for every scenario', () => {
    expect(readdirSync(join(EVENTS, 'scenarios')).sort()).toEqual(Object.keys(scenarioRows).sort());
  });

  it.each(Object.entries(scenarioRows))('of %s produces what its row says', async (name, row) => {
    const { incidents, notifications, summary } = await play(await scenarioNamed(name));
    expect(
      incidents.map(({ resource, detector, openedAt, status, failures, diagnoses }) =>
        [
          resource.name,
          `${detector}@${openedAt.slice(11, 19)}`,
          status,
          failures,
          diagnoses[0]?.category ?? '-',
        ].join(' '),
      ),
    ).toEqual(row.incidents);
    expect(notifications.map(({ attributes }) => attributes.reason)).toEqual(row.notifications);
    expect(notifications.every(({ topic }) => topic === 'pages')).toBe(true);
    expect(summary.deadLetters).toBe(0);
    if (row.admitted !== undefined) expect(summary.admitted).toBe(row.admitted);
  });
});

describe('a storm', () => {
  it('of crashes at 5 a second opens, though the newest failures are companions only', async () => {
    const { loopScenario } = await import('../bench/loop-scenario.ts');
    const { summary, notifications } = await play(loopScenario(300, 5));
    expect(summary).toMatchObject({ incidents: 1, failures: 300 });
    expect(notifications.map(({ attributes }) => attributes.reason)).toContain('opened');
    expect(summary.calls['logs:GetLogEvents'] ?? 0).toBeLessThanOrEqual(18);
  });
});

/** The table in events/README.md says of each sample whether the rules admit it. */
function samplesOfReadme(): { file: string; isAdmitted: boolean }[] {
  const text = readFileSync(join(EVENTS, 'README.md'), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, file = '', , admitted] = line.split('|').map((cell) => cell.trim());
    return file.endsWith('.json') ? [{ file, isAdmitted: admitted === 'yes' }] : [];
  });
}

describe('a sample event', () => {
  const samples = samplesOfReadme();

  it('stands in the table of events/README.md, and nothing else does', () => {
    const files = readdirSync(EVENTS, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json') && !file.startsWith('scenarios'))
      .sort();
    expect(samples.map(({ file }) => file).sort()).toEqual(files);
  });

  /** What ECS says of a service needs no second event to be true. */
  const OPENING = new Set([
    'ecs-service-action/task-start-impaired.json',
    'ecs-service-action/placement-failure-fargate-spot.json',
    'ecs-service-action/placement-failure-cpu.json',
    'ecs-service-action/deployment-failed.json',
    'ecs-deployment-state-change/failed-circuit-breaker.json',
    'ecs-deployment-state-change/rolling-back.json',
  ]);

  it.each(samples)(
    '$file is admitted as the table says, and alone opens nothing that is not wrong yet',
    async ({ file, isAdmitted }) => {
      const event = JSON.parse(readFileSync(join(EVENTS, file), 'utf8'));
      const { summary, log } = await play(scenarioOf([event]));
      expect(summary.admitted).toBe(isAdmitted ? 1 : 0);
      expect(summary.deadLetters).toBe(0);
      // ECS does not know the service here, so the incident is resolved within the two hours.
      const [incidents, notifications] = OPENING.has(file) ? [1, 2] : [0, 0];
      expect(summary).toMatchObject({ incidents, notifications });
      expect(log.filter(({ level }) => level !== 'info')).toEqual([]);
    },
  );
});

describe('deployment-95', () => {
  let scenario: Scenario;
  let plain: Replay;

  beforeAll(async () => {
    scenario = await scenarioNamed('deployment-95');
    plain = await play(scenario);
  });

  const times = (replayed: Replay) => replayed.notifications.map(({ at }) => Date.parse(at));
  /** The second crash's first admitted event: DEPROVISIONING of the second task. */
  const secondCrash = Date.parse('2026-01-16T17:51:02Z');

  it('pages within ten seconds of the second crash, nine times sooner than people did', () => {
    const [page] = times(plain);
    expect((page ?? 0) - secondCrash).toBeLessThanOrEqual(10_000);
    const cycling = Date.parse('2026-01-16T17:47:03Z');
    expect((39 * MINUTE) / ((page ?? 0) - cycling)).toBeGreaterThanOrEqual(9);
  });

  it('says the cause, the proof, the missing names, the earlier incident and the waiting stack', async () => {
    const [before] = (await play(await scenarioNamed('deployment-89'))).incidents;
    const body = plain.notifications[0]?.body ?? '';
    for (const said of [
      "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
      'DB_HOST is not set',
      'REDIS_URL, S3_MEDIA_BUCKET',
      `Same as ${before?.id}`,
      'Stack CaseAppStack (CREATE_IN_PROGRESS) is waiting for this service',
      'No deployment circuit breaker',
      plain.incidents[0]?.id ?? 'no incident',
      'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/caseapp/services/caseapp-media',
    ]) {
      expect(body).toContain(said);
    }
  });

  it('keeps no environment value and no secret of the log, in the table or in a message', async () => {
    const { startDynamoDb, dumpTable } = await import('../local/dynamodb.ts');
    const dynamodb = await startDynamoDb();
    const result = await replay(scenario, dynamodb);
    const kept = (await dumpTable(dynamodb)) + JSON.stringify(result);
    await dynamodb.stop();
    for (const secret of [
      'cmk_9055d7ebe2782de5d80484476364999b',
      'Zr7-not-a-real-password-hT2',
      'Vm3-not-a-real-password-kQ8',
    ]) {
      expect(kept).not.toContain(secret);
    }
  });

  it('pages without evidence 30 seconds after the crash when every read fails', async () => {
    const apis = [
      'logs:GetLogEvents',
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'ecs:ListServices',
      'cloudformation:DescribeStacks',
    ];
    const faults = apis.map((api) => ({ api, error: 'AccessDeniedException' }));
    const result = await play({ ...scenario, account: { ...scenario.account, faults } });
    expect(result.notifications).toHaveLength(1);
    expect((times(result)[0] ?? 0) - secondCrash).toBeLessThanOrEqual(35_000);
    expect(result.notifications[0]?.body).toContain('AccessDeniedException');
  });

  it('stays the same when SNS, DynamoDB, SQS and the log API throttle for a while', async () => {
    const apis = [
      'sns:Publish',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:GetItem',
      'sqs:SendMessage',
      'logs:GetLogEvents',
    ];
    const faults = apis.map((api) => ({
      api,
      error: 'ThrottlingException',
      times: 7,
      from: '2026-01-16T17:51:00Z',
    }));
    const result = await play({ ...scenario, account: { ...scenario.account, faults } });
    expect(outcome(result)).toEqual(outcome(plain));
  });

  it('stays the same to the last word, times aside, however events come within ten minutes', async () => {
    const late = 10 * MINUTE;
    const patient = { ...scenario, until: (scenario.until ?? 0) + late };
    await fc.assert(
      fc.asyncProperty(deliveries(patient, late), async (delivery) => {
        expect(outcome(await play(delivered(patient, delivery, late)))).toEqual(outcome(plain));
      }),
      { numRuns: 2, seed: 95, endOnFailure: true },
    );
  });
});
