import { describe, expect, it } from 'vitest';
import type { EventObject } from '../helpers/crash-events.ts';
import { minutes } from '../helpers/life.ts';
import {
  openByLoop,
  resolveAt,
  runDetect,
  runNotify,
  runReconcile,
  theIncident,
} from '../helpers/run.ts';
import { describedService } from '../helpers/running.ts';
import { testRuntime } from '../helpers/runtime.ts';
import { deploymentEvent, type EventDetails, rollbackEvent } from '../helpers/service-events.ts';
import { useTable } from '../helpers/table.ts';

const table = useTable();
const at = (minute: number, more: EventDetails = {}): EventDetails => ({
  time: new Date(minutes(minute)).toISOString(),
  ...more,
});
async function hear(...events: readonly EventObject[]) {
  const runtime = testRuntime(table().dynamodb);
  for (const event of events) {
    runtime.time = Date.parse(event.time);
    await runDetect(runtime, event);
  }
}
/** The reasons of what notify publishes when it runs so many times at that minute. */
async function published(minute: number, times = 2): Promise<(string | undefined)[]> {
  const runtime = testRuntime(table().dynamodb);
  runtime.time = minutes(minute);
  const incident = await theIncident(table());
  for (let time = 0; time < times; time += 1) await runNotify(runtime, incident);
  return runtime.published.map(({ attributes }) => attributes.reason);
}

describe('notify, about rollbacks', () => {
  it('announces a rollback after the opening, once', async () => {
    await openByLoop(table());
    expect(await published(5)).toEqual(['opened']);
    await hear(rollbackEvent(at(6)));
    expect(await published(7)).toEqual(['deployment-rolled-back']);
    await hear(rollbackEvent(at(6)), rollbackEvent(at(8)));
    expect(await published(9)).toEqual([]);
  });

  it('announces each of two rollbacks, with different keys', async () => {
    await openByLoop(table());
    await published(5);
    await hear(rollbackEvent(at(6)));
    await published(7);
    await hear(rollbackEvent(at(60, { deploymentId: 'ecs-svc/4' })));
    expect(await published(61)).toEqual(['deployment-rolled-back']);
    const incident = await theIncident(table());
    const keys = (await table().notifications.of(incident.id)).map((one) => one.deduplicationKey);
    expect(new Set(keys).size).toBe(3);
  });

  it.each([
    ['before the failure', [rollbackEvent(at(0.01)), deploymentEvent(at(0))]],
    ['after the failure but before the page', [deploymentEvent(at(0)), rollbackEvent(at(0.01))]],
  ])('sends only the page when a rollback is reported %s', async (_, events) => {
    await hear(...events);
    expect(await published(1)).toEqual(['opened']);
    expect(await published(30)).toEqual([]);
  });

  it('sends only the resolution when a rollback is reported after it', async () => {
    await openByLoop(table());
    await published(5);
    await resolveAt(table(), minutes(40));
    await hear(rollbackEvent(at(6)));
    expect(await published(41)).toEqual(['resolved']);
  });

  it('announces a rollback of a second opening even if the first one had a rollback too', async () => {
    await hear(deploymentEvent(at(0)), rollbackEvent(at(0.01)));
    await published(1);
    await resolveAt(table(), minutes(40));
    await published(41);
    await hear(deploymentEvent(at(50, { deploymentId: 'ecs-svc/3' })));
    expect(await published(51)).toEqual(['opened']);
    await hear(rollbackEvent(at(52, { deploymentId: 'ecs-svc/2' })));
    expect(await published(53)).toEqual(['deployment-rolled-back']);
  });

  it('does not announce a rollback of the first opening again in the second', async () => {
    await hear(deploymentEvent(at(0)), rollbackEvent(at(0.01)));
    await published(1);
    await resolveAt(table(), minutes(40));
    await published(41);
    await hear(deploymentEvent(at(50, { deploymentId: 'ecs-svc/3' })));
    await published(51);
    const account = { services: [{ service: describedService() }] };
    const runtime = testRuntime(table().dynamodb, { account });
    runtime.time = minutes(52);
    await runReconcile(runtime);
    expect(await published(53)).toEqual([]);
    const { conditions = [] } = await theIncident(table());
    expect(conditions.at(-1)?.deploymentId).toBe('ecs-svc/3');
  });

  it('gets a message from reconcile when the one about a rollback was lost', async () => {
    await openByLoop(table());
    await published(5);
    await hear(rollbackEvent(at(6)));
    const runtime = testRuntime(table().dynamodb, {
      account: { services: [{ service: describedService() }] },
    });
    runtime.time = minutes(8);
    await runReconcile(runtime);
    const whys = runtime.sent
      .filter(({ queue }) => queue === 'notifications')
      .map(({ body }) => JSON.parse(body).why);
    expect(whys).toContain('overdue');
  });
});
