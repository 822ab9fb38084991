import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure.ts';
import type { Incident } from '../../../shared/incident/incident.ts';
import { incidentFailures } from '../../../shared/table/incident-failures.ts';
import { type Crash, resourceKeyOf, START } from '../../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const MINUTE = 60_000;
const at = (minutes: number) => new Date(Date.parse(START) + minutes * MINUTE).toISOString();
/** A task created so many minutes after that of the trigger. It runs for 20 s by default. */
const task = (minutes: number, crash: Crash = {}) =>
  failureFrom({ task: `m${minutes}`, createdAt: at(minutes), ...crash });
const trigger = task(0);
const health = { stoppedReason: 'Task failed container health checks' };

async function read(stored: readonly Failure[], incident: Partial<Incident> = {}) {
  for (const failure of stored) await table().failures.put(resourceKeyOf(), failure, 0);
  const opened = incidentFrom({ with: { trigger: trigger.key, openedAt: at(5), ...incident } });
  const failures = await incidentFailures(table().failures, opened);
  return failures.map(({ key }) => key.slice(key.indexOf('#') + 1));
}

describe('incidentFailures', () => {
  it.each<[string, Failure[], Partial<Incident>, string[]]>([
    ['all failures from the trigger on', [trigger, task(3), task(200)], {}, ['m0', 'm3', 'm200']],
    [
      'failures that lead up to the trigger',
      [task(-9), task(-5), trigger],
      {},
      ['m-9', 'm-5', 'm0'],
    ],
    ['no failure from before an hour of quiet', [task(-99), task(-5), trigger], {}, ['m-5', 'm0']],
    ['no failure that does not count', [trigger, { ...task(3), counts: false }], {}, ['m0']],
    [
      'no failure of the previous incident',
      [task(-9), task(-5), trigger],
      { after: at(-7) },
      ['m-5', 'm0'],
    ],
    [
      'no failure from after the resolution',
      [trigger, task(3), task(40)],
      { status: 'resolved', resolvedAt: at(35) },
      ['m0', 'm3'],
    ],
    [
      'a task that ran for long before it failed, and a task that failed while it ran',
      [task(-120, { ranSeconds: 115 * 60, ...health }), task(-90), trigger],
      {},
      ['m-120', 'm-90', 'm0'],
    ],
    ['nothing when nothing is stored', [], {}, []],
  ])('returns %s', async (_, stored, incident, expected) => {
    expect(await read([...stored].reverse(), incident)).toEqual(expected);
  });
});
