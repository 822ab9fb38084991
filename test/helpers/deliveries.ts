import fc from 'fast-check';
import type { Replay } from '../../local/replay.ts';
import type { Scenario, ScenarioEvent } from '../../local/scenario.ts';

export const MINUTE = 60_000;

/** How EventBridge and SQS may bring a scenario's events: all at least once, none in a promised order. */
export interface Delivery {
  /** Which event comes how many milliseconds late; of one event the last entry holds. */
  readonly late: readonly (readonly [index: number, milliseconds: number])[];
  /** Copies, each with a delay of its own. */
  readonly copies: readonly (readonly [index: number, milliseconds: number])[];
  /** Events wait for the next multiple of it, and come as one batch. */
  readonly batchMilliseconds: number;
  /** Which of those that come at once comes first. */
  readonly shuffle: number;
}

/** Any delivery in which nothing is later than so many milliseconds. */
export function deliveries({ events }: Scenario, most: number): fc.Arbitrary<Delivery> {
  const one = fc.tuple(fc.nat(events.length - 1), fc.nat(most));
  return fc.record({
    late: fc.array(one, { maxLength: events.length * 2, size: 'max' }),
    copies: fc.array(one, { maxLength: 40, size: 'max' }),
    batchMilliseconds: fc.constantFrom(1, 20_000, 5 * MINUTE),
    shuffle: fc.nat(),
  });
}

/** A number that looks like chance, and is the same for the same two. */
const scattered = (seed: number, index: number) =>
  Math.imul(seed ^ (index + 1), 2_654_435_761) >>> 0;

/** The scenario as such a delivery brings it. Its events keep their own times. */
export function delivered(scenario: Scenario, delivery: Delivery, most: number): Scenario {
  const { batchMilliseconds, shuffle } = delivery;
  const delays = new Map(delivery.late);
  const sent = scenario.events.map((_, index) => [index, delays.get(index) ?? 0] as const);
  const arriving = [...sent, ...delivery.copies].flatMap(([index, late], order) => {
    const known = scenario.events[index];
    if (!known) return [];
    const time = known.time ?? 0;
    // Waiting for its batch makes no event later than may be.
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
 * What people heard about an incident. A cause may come with the opening or in a message of its own,
 * and so may a rollback, which no second message tells when the page that opened knew of it: both
 * are a matter of which event was there first. How often it was opened and resolved is not.
 */
function heardOf({ id, timeline }: Replay['incidents'][number], { notifications }: Replay) {
  const ours = notifications.filter(({ attributes }) => attributes.incidentId === id);
  const times = (reason: string) =>
    ours.filter(({ attributes }) => attributes.reason === reason).length;
  const rolledBack = timeline.find(({ kind }) => kind === 'deployment-rolled-back');
  const isTold = rolledBack && ours.some(({ at }) => at >= rolledBack.at);
  return { opened: times('opened'), resolved: times('resolved'), rollback: isTold ?? false };
}

/** What no delivery within ten minutes may change: all but times, and what follows from the first. */
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

/** What no delivery at all may change, however late: per service, since it may be two stories then. */
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

/** Services of which two incidents were open at one moment, as their timelines tell. */
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
