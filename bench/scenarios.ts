import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDb } from '../local/dynamodb.ts';
import { type Replay, replay } from '../local/replay.ts';
import { readScenario } from '../local/scenario.ts';
import type { Measure } from './measure.ts';

const SCENARIOS = join(import.meta.dirname, '..', 'events', 'scenarios');

/** Seconds from each opening to its page; infinite without a page. */
function pageDelays({ incidents, notifications }: Replay): number[] {
  return incidents.map(({ id, openedAt }) => {
    const page = notifications.find(({ attributes }) => attributes.incidentId === id);
    return page ? (Date.parse(page.at) - Date.parse(openedAt)) / 1000 : Number.POSITIVE_INFINITY;
  });
}

/** What is late, lost or sent too often in the recorded scenarios. */
export async function scenarios(): Promise<Measure[]> {
  const played: Replay[] = [];
  for (const name of readdirSync(SCENARIOS)) {
    const dynamodb = await startDynamoDb();
    played.push(await replay(await readScenario(join(SCENARIOS, name)), dynamodb));
    await dynamodb.stop();
  }
  const incidents = played.flatMap((one) => one.incidents);
  const sum = (of: (one: Replay) => number) => played.reduce((total, one) => total + of(one), 0);
  const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0);
  const heard = (reason: string) => (one: Replay) =>
    one.notifications.filter(({ attributes }) => attributes.reason === reason).length;
  const reopenings = incidents
    .flatMap(({ timeline }) => timeline)
    .filter(({ kind }) => kind === 'reopened').length;
  const unit = '';
  return [
    { what: `${played.length} scenarios: incidents`, value: incidents.length, unit },
    {
      what: '  longest from the opening to its page',
      value: most(played.flatMap(pageDelays)),
      unit: 's',
      goal: { most: 35 },
    },
    {
      what: '  announcements per opening and reopening',
      value: sum(heard('opened')) / (incidents.length + reopenings),
      unit: 'x',
      goal: { most: 1 },
    },
    {
      what: '  dead letters',
      value: sum(({ summary }) => summary.deadLetters),
      unit,
      goal: { most: 0 },
    },
    {
      what: '  most reads of ECS in a second',
      value: most(played.map(({ summary }) => summary.peakPerSecond.ecs ?? 0)),
      unit,
    },
    {
      what: "  reconcile's reads of ECS per scenario",
      value:
        sum(({ summary }) =>
          Object.entries(summary.callsBy.reconcile ?? {})
            .filter(([api]) => api.startsWith('ecs:'))
            .reduce((total, [, count]) => total + count, 0),
        ) / played.length,
      unit,
    },
  ];
}
