import { dumpTable, loadTable, startDynamoDb } from '../../local/dynamodb.ts';
import { readIncidentRecord } from '../../shared/table/incident-records.ts';
import { accountOf } from './account.ts';
import { type CloudOptions, testCloud } from './cloud.ts';
import {
  bothEvents,
  crash,
  crashLoop,
  type EventObject,
  resourceKeyOf,
  START,
} from './crash-events.ts';
import { tableOf } from './table.ts';

/** A part of an incident's life, from a stored table on. All times are minutes from `START`. */
export interface Stage {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  /** The prefix of the ids of crashing tasks, when the first is created, and how many crash. */
  readonly crashes?: readonly [task: string, at: number, count: number];
  /**
   * When the last events of the tasks arrive together, in one batch; by default both events of each
   * task arrive, at their own times.
   */
  readonly batchAt?: number;
  readonly ticks: readonly number[];
  /** The stage whose table this one begins with. */
  readonly after?: Stage;
}

const MINUTE = 60_000;
export const minutes = (count: number): number => Date.parse(START) + count * MINUTE;
const iso = (count: number) => new Date(minutes(count)).toISOString();

const opening: Stage = {
  name: 'an opening',
  from: 0,
  until: 25,
  crashes: ['t', 0, 2],
  ticks: [12],
};
const batch: Stage = { ...opening, name: 'an opening by one batch', batchAt: 10 };
const resolution: Stage = {
  name: 'a resolution',
  from: 25,
  until: 55,
  ticks: [45, 47],
  after: opening,
};
const closing: Stage = {
  name: 'a closing',
  from: 55,
  until: 85,
  ticks: [80, 82],
  after: resolution,
};
const reopening: Stage = {
  name: 'a return within the grace',
  from: 55,
  until: 75,
  crashes: ['u', 56, 2],
  ticks: [68, 70],
  after: resolution,
};
const nextOpening: Stage = {
  name: 'a new loop after the grace',
  from: 55,
  until: 115,
  crashes: ['v', 90, 2],
  ticks: [102, 104],
  after: resolution,
};

/** From the first crash to the next incident; the service is healthy whenever no task crashes. */
export const STAGES = { opening, batch, resolution, closing, reopening, nextOpening } as const;

/** What must not depend on what died: everything but the times of what Loopwatch did. */
export interface Outcome {
  readonly incidents: readonly object[];
  readonly failures: readonly object[];
  /** How often each notification was published, by its deduplication key. */
  readonly published: Readonly<Record<string, number>>;
  readonly deadLetters: readonly string[];
}

/** The events of a stage, in the order in which they happen. */
export function eventsOf({ crashes = ['t', 0, 0], batchAt }: Stage): EventObject[] {
  const [task, at, count] = crashes;
  const loop = crashLoop(count, { task, createdAt: iso(at) });
  return batchAt === undefined ? loop.flatMap(bothEvents) : loop.map((one) => crash(one));
}

interface Hooks extends Pick<CloudOptions, 'before' | 'after'> {
  /** When the stage's events arrive, epoch milliseconds; by default each at its own time, once. */
  readonly arrivals?: readonly (readonly [event: EventObject, at: number])[];
  /** True when the caller needs the table at the end of the stage. */
  readonly keepsTable?: boolean;
}

/** Plays a stage on a table. @returns its outcome and, if wanted, the table at the end */
export async function play(stage: Stage, dump: string, hooks: Hooks = {}) {
  const dynamodb = await startDynamoDb();
  await loadTable(dynamodb, dump);
  const tasks = crashLoop(9, { task: stage.crashes?.[0] ?? 't' }).map(({ task = '' }) => task);
  const account = accountOf('media', { healthyFrom: iso(10), tasks });
  const cloud = testCloud(dynamodb, { start: minutes(stage.from), account, ...hooks });
  const timeOf = ({ time }: EventObject) =>
    stage.batchAt === undefined ? Date.parse(time) : minutes(stage.batchAt);
  const inTime = eventsOf(stage).map((event) => [event, timeOf(event)] as const);
  for (const [event, at] of hooks.arrivals ?? inTime) cloud.bring(event, at);
  for (const tick of stage.ticks) cloud.tickAt(minutes(tick));
  await cloud.clock.runUntil(minutes(stage.until));

  const table = tableOf(dynamodb);
  const { items } = await table.incidents.list('name', 'media');
  const records = items.toReversed().map(async (incident) => {
    const { failures, detectedFrom, lastSeenAt } = await readIncidentRecord(
      table.documents,
      incident,
    );
    const { sequence, status, opening, handedOver } = incident;
    return { sequence, status, opening, handedOver, failures, detectedFrom, lastSeenAt };
  });
  const failures = await table.failures.since(resourceKeyOf(), START);
  const published: Record<string, number> = {};
  for (const { attributes } of cloud.published) {
    const key = attributes.deduplicationKey ?? '';
    published[key] = (published[key] ?? 0) + 1;
  }
  const outcome: Outcome = {
    incidents: await Promise.all(records),
    failures: failures.map(({ key, version }) => ({ key, version })),
    published,
    deadLetters: Object.values(cloud.queues).flatMap((queue) => [...queue.deadLetters]),
  };
  const left = hooks.keepsTable ? await dumpTable(dynamodb) : '';
  await dynamodb.stop();
  return { outcome, calls: cloud.calls, left };
}

/** The outcome without what may differ: a cause that is found late has a message of its own. */
export function comparable({ published, ...outcome }: Outcome, mayRepeat = false) {
  const pages = Object.entries(published).filter(([key]) => !key.includes('#cause-found#'));
  const isCauseToldOnce = Object.values(published).length - pages.length <= 1;
  const counts = pages.map(([key, times]) => [key, mayRepeat && times === 2 ? 1 : times]);
  return { ...outcome, pages: Object.fromEntries(counts) as object, isCauseToldOnce };
}

/** The table with which a stage begins when nothing ever fails. */
export async function tableBefore(stage: Stage): Promise<string> {
  if (!stage.after) return '';
  return (await play(stage.after, await tableBefore(stage.after), { keepsTable: true })).left;
}
