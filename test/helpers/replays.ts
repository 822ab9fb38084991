import { join } from 'node:path';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { type Replay, replay } from '../../local/replay.ts';
import { readScenario, type Scenario, type ScenarioEvent } from '../../local/scenario.ts';

export const EVENTS = join(import.meta.dirname, '..', '..', 'events');

export const scenarioNamed = (name: string): Promise<Scenario> =>
  readScenario(join(EVENTS, 'scenarios', name));

/** Replays a scenario on a DynamoDB of its own. */
export async function play(scenario: Scenario): Promise<Replay> {
  const dynamodb = await startDynamoDb();
  try {
    return await replay(scenario, dynamodb);
  } finally {
    await dynamodb.stop();
  }
}

/** A scenario of events alone. */
export const scenarioOf = (events: readonly object[], more: Partial<Scenario> = {}): Scenario => ({
  directory: 'made in a test',
  title: '',
  about: '',
  account: {},
  events: events.map((event): ScenarioEvent => {
    const { time } = event as { readonly time?: string };
    return { event: event as ScenarioEvent['event'], time: time ? Date.parse(time) : undefined };
  }),
  ...more,
});

/** What must not depend on the order, copies or delay of events: everything but times. */
export function outcome({ incidents, notifications, summary }: Replay) {
  return {
    failures: summary.failures,
    deadLetters: summary.deadLetters,
    incidents: incidents.map((incident) => ({
      id: incident.id,
      status: incident.status,
      failures: incident.failures,
      detectedFrom: incident.detectedFrom,
      lastSeenAt: incident.lastSeenAt,
      causes: incident.diagnoses.map(({ rule, cause }) => [rule, cause]),
      fingerprint: incident.fingerprint,
      similar: incident.similar,
      missing: incident.missing,
    })),
    notifications: notifications.map(({ topic, attributes }) => [topic, attributes]),
  };
}
