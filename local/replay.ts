import { type Incident, isActive } from '../shared/incident/incident.ts';
import type { IncidentRecord } from '../shared/report/incident-record.ts';
import { RECONCILE } from '../shared/settings.ts';
import { allOf, type Documents } from '../shared/table/document-client.ts';
import { readIncidentRecord } from '../shared/table/incident-records.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { MINUTE } from '../shared/text/iso-time.ts';
import { type CallTotals, callMeter } from './call-meter.ts';
import { countFailures, type EmbeddedDynamoDb } from './dynamodb.ts';
import {
  type EmbeddedCloud,
  embeddedCloud,
  type LogEntry,
  type Watchers,
} from './embedded-cloud.ts';
import { embeddedDocuments } from './embedded-documents.ts';
import type { Scenario } from './scenario.ts';
import type { Published } from './topics.ts';
import { virtualClock } from './virtual-clock.ts';

/** The result of a replay. */
export interface Replay {
  readonly notifications: readonly Published[];
  readonly incidents: readonly IncidentRecord[];
  readonly log: readonly LogEntry[];
  readonly summary: ReplaySummary;
}

/** The counts of a replay. */
export interface ReplaySummary extends CallTotals {
  readonly events: number;
  readonly admitted: number;
  readonly failures: number;
  readonly incidents: number;
  readonly notifications: number;
  readonly deadLetters: number;
}

/** How long a replay goes on after its last event, unless the scenario says when it ends. */
const AFTERWARDS = 120 * MINUTE;

async function listIncidents(documents: Documents): Promise<Incident[]> {
  const incidents = openIncidents(documents);
  const lists = await Promise.all(
    (['open', 'acknowledged', 'resolved', 'closed'] as const).map((status) =>
      allOf((start) => incidents.list('status', status, { start })),
    ),
  );
  return lists.flat().sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}

const nextMinute = (time: number): number => (Math.floor(time / MINUTE) + 1) * MINUTE;

/** Plays the events in their order, and runs reconcile every minute, until the end. */
async function play(scenario: Scenario, cloud: EmbeddedCloud, end: number): Promise<number> {
  const { clock } = cloud;
  let admitted = 0;
  let index = 0;
  let played = scenario.events.length === 0;

  // Each event schedules the next one, so that events of the same moment come before their effects.
  function arrive(): void {
    const { event } = scenario.events[index] as Scenario['events'][number];
    index += 1;
    if (index < scenario.events.length) schedule();
    else played = true;
    if (cloud.deliver(event)) {
      admitted += 1;
      watch();
    }
  }
  function schedule(): void {
    clock.at(scenario.events[index]?.time ?? clock.now(), arrive);
  }

  // When nothing is watched and no message is under way, a tick changes nothing. Ticks then stop
  // until an event is admitted, because years may pass between two events.
  let isWatching = false;
  let isNeeded = false;
  function tickAt(time: number): void {
    isWatching = time <= end;
    if (isWatching) clock.at(time, tick);
  }
  function watch(): void {
    isNeeded = true;
    if (!isWatching) tickAt(nextMinute(clock.now()));
  }
  let isTicking = false;
  async function tick(): Promise<void> {
    isWatching = false;
    if (!isNeeded) return;
    tickAt(nextMinute(clock.now()));
    isNeeded = false;
    isTicking = true;
    const { watched, nextTurn } = await cloud.tick();
    isTicking = false;
    isNeeded ||= watched > 0 || !Object.values(cloud.queues).every((queue) => queue.isEmpty());
    // A healthy service is looked at now and then, so the next look is scheduled.
    if (nextTurn !== undefined && nextTurn <= end) clock.at(nextTurn - 1, watch);
  }

  isNeeded = true;
  tickAt(clock.now());
  if (!played) schedule();
  await clock.runUntil(end);
  // A run that began in time may finish: a look at many services takes a few seconds.
  if (isTicking) await clock.runUntil(end + RECONCILE.timeoutSeconds * 1000);
  return admitted;
}

/**
 * Plays a scenario on an empty table, after the scenarios that come before it.
 *
 * @throws errors in the wiring of a function; what a function itself throws goes to its queue
 */
export async function replay(
  scenario: Scenario,
  dynamodb: EmbeddedDynamoDb,
  watchers: Watchers = {},
): Promise<Replay> {
  const chain: Scenario[] = [];
  for (let next: Scenario | undefined = scenario; next; next = next.after) chain.unshift(next);

  const notifications: Published[] = [];
  const log: LogEntry[] = [];
  let isShown = false;
  const firstTime = (events: Scenario['events']) =>
    events.find(({ time }) => time !== undefined)?.time;
  const clock = virtualClock(firstTime(chain.flatMap(({ events }) => events)) ?? 0);
  const cloud = embeddedCloud(dynamodb, clock, {
    onLog(entry) {
      if (!isShown) return;
      log.push(entry);
      watchers.onLog?.(entry);
    },
    onPublish(message) {
      if (!isShown) return;
      notifications.push(message);
      watchers.onPublish?.(message);
    },
  });
  const documents = embeddedDocuments(dynamodb);

  let result: Replay | undefined;
  for (const part of chain) {
    isShown = part === scenario;
    const meter = callMeter(clock.now);
    cloud.use(part.account, meter);
    const times = part.events.flatMap(({ time }) => time ?? []);
    const last = times.reduce((a, b) => Math.max(a, b), clock.now());
    const start = Math.max(clock.now(), times[0] ?? 0);
    await clock.runUntil(start - 1);
    const before = new Map((await listIncidents(documents)).map((one) => [one.id, one]));
    const dead = deadLetters(cloud);
    const failures = await countFailures(dynamodb);
    const admitted = await play(part, cloud, Math.max(part.until ?? last + AFTERWARDS, last));
    if (!isShown) continue;

    const isOurs = (incident: Incident): boolean => {
      const known = before.get(incident.id);
      if (!known || incident.opening > known.opening || isActive(known)) return true;
      return incident.resolvedAt !== known.resolvedAt;
    };
    const ours = (await listIncidents(documents)).filter(isOurs);
    const incidents = await Promise.all(
      ours.map((one) => readIncidentRecord(documents, one, { isWhole: true })),
    );
    result = {
      notifications,
      incidents,
      log,
      summary: {
        events: part.events.length,
        admitted,
        failures: (await countFailures(dynamodb)) - failures,
        incidents: incidents.length,
        notifications: notifications.length,
        deadLetters: deadLetters(cloud) - dead,
        ...meter.totals(),
      },
    };
  }
  return result as Replay;
}

const deadLetters = ({ queues }: EmbeddedCloud): number =>
  Object.values(queues).reduce((sum, queue) => sum + queue.deadLetters.length, 0);
