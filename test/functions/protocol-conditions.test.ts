import { beforeAll, describe, expect, it } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import type { RecordedAccount } from '../../local/recorded/account.ts';
import { type CloudOptions, SandboxDied, testCloud } from '../helpers/cloud.ts';
import type { Call } from '../helpers/connect.ts';
import { resourceKeyOf } from '../helpers/crash-events.ts';
import { minutes } from '../helpers/life.ts';
import { describedService } from '../helpers/running.ts';
import {
  deploymentEvent,
  type EventDetails,
  rollbackEvent,
  serviceAction,
} from '../helpers/service-events.ts';
import { tableOf } from '../helpers/table.ts';

const at = (minute: number, more: EventDetails = {}): EventDetails => ({
  time: new Date(minutes(minute)).toISOString(),
  ...more,
});
/** A deployment fails, with an event of each detail-type, and is rolled back to a healthy one. */
const EVENTS = [deploymentEvent(at(0)), serviceAction(at(0)), rollbackEvent(at(0.01))];
const account: RecordedAccount = { services: [{ service: describedService() }] };

/** Plays the events until the incident is resolved, with a sandbox that may die. */
async function play(hooks: Pick<CloudOptions, 'before' | 'after'> = {}) {
  const dynamodb = await startDynamoDb();
  const cloud = testCloud(dynamodb, { start: minutes(0), account, ...hooks });
  for (const event of EVENTS) cloud.bring(event, Date.parse(event.time));
  for (const minute of [1, 3, 33, 34, 36]) cloud.tickAt(minutes(minute));
  await cloud.clock.runUntil(minutes(40));

  const table = tableOf(dynamodb);
  const incidents = await table.allIncidents();
  const ledger = await table.deployments.of(resourceKeyOf());
  await dynamodb.stop();
  const keys = new Map<string, number>();
  for (const { attributes } of cloud.published) {
    const key = attributes.deduplicationKey ?? '';
    keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  const told = [...keys].filter(([key]) => !key.includes('rolled-back'));
  return {
    calls: cloud.calls,
    outcome: {
      incidents: incidents.map(({ status, opening, conditions = [] }) => ({
        status,
        opening,
        conditions: conditions
          .map(({ name, deploymentId }) => `${name} ${deploymentId}`)
          .toSorted(),
      })),
      ledger: ledger.map(({ id, outcome }) => `${id} ${outcome}`).toSorted(),
      // After a death the page may lack the rollback, which then has a message of its own.
      told: told.map(([key]) => key.split('#').slice(1).join('#')).toSorted(),
      deadLetters: Object.values(cloud.queues).flatMap((queue) => [...queue.deadLetters]),
    },
    repeated: [...keys.values()].filter((times) => times > 1).length,
    published: cloud.published.map(({ attributes }) => attributes.reason),
  };
}

type Mode = 'before' | 'after' | 'lost answer';

function failingAt(number: number, mode: Mode) {
  const fail = (_api: string, _input: unknown, current: number) => {
    if (current !== number) return;
    if (mode === 'lost answer') throw awsError('TimeoutError', 'the answer is lost');
    throw new SandboxDied(`the sandbox dies at call ${number}`);
  };
  return mode === 'before' ? { before: fail } : { after: fail };
}

/** Only these calls change anything: a death at any other is like one after the last of these. */
const hasEffect = ({ api }: Call) => /PutItem|SendMessage|Publish/.test(api);

describe('detect, diagnose, notify and reconcile, while a deployment fails and is rolled back', () => {
  let whole: Awaited<ReturnType<typeof play>>;
  beforeAll(async () => {
    whole = await play();
  });

  it('open one incident, page once, and resolve it', () => {
    expect(whole.outcome).toEqual({
      incidents: [
        {
          status: 'resolved',
          opening: 1,
          conditions: ['deployment-failed ecs-svc/1', 'deployment-rolled-back ecs-svc/2'],
        },
      ],
      ledger: ['ecs-svc/1 rolled-back', 'ecs-svc/2 in-progress'],
      told: ['opened#pages#1', 'resolved#pages#1'],
      deadLetters: [],
    });
    expect(whole.published).toEqual(['opened', 'resolved']);
  });

  it.each<[string, Mode]>([
    ['a sandbox dies before any one call', 'before'],
    ['a sandbox dies after any one call took effect', 'after'],
    ['an answer is lost and the SDK tries again', 'lost answer'],
  ])('lose nothing and repeat nothing when %s', { timeout: 240_000 }, async (_, mode) => {
    for (const [index, call] of whole.calls.entries()) {
      if (!hasEffect(call)) continue;
      const { outcome, repeated } = await play(failingAt(index + 1, mode));
      const where = `${mode} call ${index + 1}, ${call.api}`;
      expect({ where, ...outcome }).toEqual({ where, ...whole.outcome });
      // Only between publishing and marking may a message be repeated, and with the same key.
      const isMark = JSON.stringify(call.input).includes('"sent"');
      const mayRepeat = mode === 'before' ? isMark : call.api === 'sns:Publish';
      expect(repeated).toBeLessThanOrEqual(mayRepeat ? 1 : 0);
    }
  });
});
