import type { Scenario } from '../local/scenario.ts';
import { accountOf } from '../test/helpers/account.ts';
import { bothEvents, START } from '../test/helpers/crash-events.ts';

/** Seconds from a task's creation to its end, with the defaults of `crash`. */
const LIFE = 60;

/** A service whose tasks all crash after a minute, so many per second. */
export function loopScenario(failures: number, perSecond: number): Scenario {
  const tasks = Array.from({ length: failures }, (_, index) => `t${index}`);
  const events = tasks
    .flatMap((task, index) => {
      const created = Date.parse(START) + (index * 1000) / perSecond;
      return bothEvents({ task, createdAt: new Date(created).toISOString() });
    })
    .map((event) => ({ event, time: Date.parse(event.time) }))
    .sort((a, b) => a.time - b.time);
  const account = accountOf('media', { tasks, desiredCount: perSecond * LIFE });
  const until = (events.at(-1)?.time ?? 0) + 60_000;
  return { directory: '', title: '', about: '', account, events, until };
}
