import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dumpTable, startDynamoDb } from '../local/dynamodb.ts';
import { type Replay, replay } from '../local/replay.ts';
import type { Scenario } from '../local/scenario.ts';
import { delivered, deliveries, MINUTE } from './helpers/deliveries.ts';
import { replayed } from './helpers/replayed.ts';
import { outcome, play, scenarioNamed } from './helpers/replays.ts';

describe('deployment-95', () => {
  let scenario: Scenario;
  let plain: Replay;

  beforeAll(async () => {
    scenario = await scenarioNamed('deployment-95');
    plain = await replayed('deployment-95');
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
    const [before] = (await replayed('deployment-89')).incidents;
    const body = plain.notifications[0]?.body ?? '';
    for (const said of [
      "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
      'DB_HOST is not set',
      'REDIS_URL, S3_MEDIA_BUCKET',
      `Same as ${before?.id}`,
      'Stack CaseAppStack (CREATE_IN_PROGRESS since 2026-01-16 17:46 UTC) is waiting for this service',
      'No deployment circuit breaker',
      plain.incidents[0]?.id ?? 'no incident',
      'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/caseapp/services/caseapp-media',
    ]) {
      expect(body).toContain(said);
    }
  });

  it('keeps no environment value and no secret of the log, in the table or in a message', async () => {
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
