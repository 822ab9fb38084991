import fc from 'fast-check';
import type { Replay } from '../../local/replay.ts';
import type { Scenario, ScenarioEvent } from '../../local/scenario.ts';

export const MINUTE = 60_000;

/** How EventBridge and SQS may deliver a scenario's events: at least once and in any order. */
export interface Delivery {
  /** Events that arrive so many milliseconds late. The last entry of an event counts. */
  readonly late: readonly (readonly [index: number, milliseconds: number])[];
  /** Copies of events, each with a delay of its own. */
  readonly copies: readonly (readonly [index: number, milliseconds: number])[];
  /** Events wait for the next multiple of it and arrive as one batch. */
  readonly batchMilliseconds: number;
  /** A seed for the order of events that arrive at once. */
  readonly shuffle: number;
}

/** Any delivery in which no event is later than so many milliseconds. */
export function deliveries({ events }: Scenario, most: number): fc.Arbitrary<Delivery> {
  const one = fc.tuple(fc.nat(events.length - 1), fc.nat(most));
  return fc.record({
    late: fc.array(one, { maxLength: events.length * 2, size: 'max' }),
    copies: fc.array(one, { maxLength: 40, size: 'max' }),
    batchMilliseconds: fc.constantFrom(1, 20_000, 5 * MINUTE),
    shuffle: fc.nat(),
  });
}

/** A number that looks random and is always the same for the same two inputs. */
const scattered = (seed: number, index: number) =>
  Math.imul(seed ^ (index + 1), 2_654_435_761) >>> 0;

/** The scenario with its events delivered this way. They keep their own times. */
export function delivered(scenario: Scenario, delivery: Delivery, most: number): Scenario {
  const { batchMilliseconds, shuffle } = delivery;
  const delays = new Map(delivery.late);
  const sent = scenario.events.map((_, index) => [index, delays.get(index) ?? 0] as const);
  const arriving = [...sent, ...delivery.copies].flatMap(([index, late], order) => {
    const known = scenario.events[index];
    if (!known) return [];
    const time = known.time ?? 0;
    // Waiting for a batch makes no event later than allowed.
    const batch = Math.ceil((time + late) / batchMilliseconds) * batchMilliseconds;
    return [
      { event: known.event, time: Math.min(batch, time + most), order: scattered(shuffle, order) },
    ];
  });
  const events: ScenarioEvent[] = arriving
    .sort((a, b) => a.time - b.time || a.order - b.order)
    .map(({ event, time }) => ({ event, time }));
  return { ...scenario, events };
}

const ENDS = ['resolved', 'closed'];

/**
 * What was announced of an incident. A cause may come with the opening or in its own message,
 * and so may a rollback, which is not announced again when the page included it. Both depend on
 * which event arrived first. How often the incident was opened and resolved does not.
 */
function heardOf({ id, timeline }: Replay['incidents'][number], { notifications }: Replay) {
  const ours = notifications.filter(({ attributes }) => attributes.incidentId === id);
  const times = (reason: string) =>
    ours.filter(({ attributes }) => attributes.reason === reason).length;
  const rolledBack = timeline.find(({ kind }) => kind === 'deployment-rolled-back');
  const isTold = rolledBack && ours.some(({ at }) => at >= rolledBack.at);
  return { opened: times('opened'), resolved: times('resolved'), rollback: isTold ?? false };
}

/** What no delivery within ten minutes may change: all but times and what depends on order. */
export const storyOf = (replayed: Replay) => ({
  failures: replayed.summary.failures,
  deadLetters: replayed.summary.deadLetters,
  incidents: replayed.incidents
    .map((incident) => ({
      service: incident.resource.name,
      failures: incident.failures,
      isOver: ENDS.includes(incident.status),
      heard: heardOf(incident, replayed),
    }))
    .sort((a, b) => (a.service < b.service ? -1 : 1)),
});

/** What no delivery may change, however late: by service, since it may have two incidents then. */
export function sumsOf(replayed: Replay) {
  const { failures, deadLetters } = replayed.summary;
  const groups = Map.groupBy(replayed.incidents, ({ resource }) => resource.name);
  const services = [...groups].map(([service, incidents]) => ({
    service,
    failures: incidents.reduce((sum, one) => sum + one.failures, 0),
    isEachAnnounced: incidents.every((one) => heardOf(one, replayed).opened > 0),
  }));
  return {
    failures,
    deadLetters,
    services: services.sort((a, b) => (a.service < b.service ? -1 : 1)),
  };
}

/** Services that had two open incidents at one moment, according to their timelines. */
export function openTwice({ incidents }: Replay): string[] {
  const spans = incidents.flatMap(({ resource, timeline }) =>
    timeline.flatMap(({ at, kind }, index) => {
      if (kind !== 'opened' && kind !== 'reopened') return [];
      const end = timeline.slice(index).find((entry) => ENDS.includes(entry.kind));
      return [{ name: resource.name, from: at, to: end?.at ?? '9999' }];
    }),
  );
  return spans.flatMap((one, index) =>
    spans
      .slice(index + 1)
      .flatMap((other) =>
        one.name === other.name && one.from < other.to && other.from < one.to ? [one.name] : [],
      ),
  );
}
