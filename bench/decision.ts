import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectFirst } from '../shared/detection/detection.ts';
import { parseEvent, type WatchedEvent } from '../shared/event/event.ts';
import type { Failure } from '../shared/failure/failure.ts';
import { taskFailure } from '../shared/failure/read-task-failure.ts';
import { serviceHistory } from '../shared/incident/unsettled-history.ts';
import { THRESHOLDS } from '../shared/settings.ts';
import type { Measure } from './measure.ts';
import { median } from './median.ts';
import { otherTask } from './other-task.ts';

const SAMPLES = join(import.meta.dirname, '..', 'events', 'ecs-task-state-change');
const ROUNDS = 60;
/** Tasks that send each sample in one round, so that a round lasts some milliseconds. */
const TASKS = 20;
/** The most failures on the page that detect reads. */
const PAGE = 24;
const HOUR = 60 * 60_000;

/** Keeps the results in use, or V8 would leave out the work. */
let sink = 0;

/** @returns microseconds for one input */
function timed<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  const began = performance.now();
  for (const input of inputs) sink += work(input) ? 1 : 0;
  return ((performance.now() - began) * 1000) / inputs.length;
}

const classify = (event: WatchedEvent) =>
  event['detail-type'] === 'ECS Task State Change' ? taskFailure(event)?.failure : undefined;

const earlierBy = (milliseconds: number, time: string) =>
  new Date(Date.parse(time) - milliseconds).toISOString();

/** Earlier failures, too far apart to be a loop: detectors look at all of them and find nothing. */
function earlierThan(failure: Failure | undefined): Failure[] {
  if (!failure) return [];
  const lived = Date.parse(failure.failedAt) - Date.parse(failure.createdAt);
  return Array.from({ length: PAGE - 1 }, (_, index) => {
    const before = (index + 1) * (lived + HOUR);
    const createdAt = earlierBy(before, failure.createdAt);
    return {
      ...failure,
      key: `${createdAt}#${index}`,
      createdAt,
      startedAt: failure.startedAt && earlierBy(before, failure.startedAt),
      failedAt: earlierBy(before, failure.failedAt),
    };
  });
}

/**
 * What an event costs from its text to the decision, next to what no watcher can save: parsing the
 * JSON. Both take turns, so the machine's moods meet both.
 *
 * A sandbox sees one reason again and again, "Essential container in task exited", and reads it
 * from memory. Two samples in 27 have reasons that quote the id of a task or a host, which is new
 * each time; so the samples are measured as they are, and again as other tasks would send them.
 */
export async function decision(): Promise<Measure[]> {
  const samples = readdirSync(SAMPLES).map((file) => {
    const text = JSON.stringify(JSON.parse(readFileSync(join(SAMPLES, file), 'utf8')));
    return { text, earlier: earlierThan(classify(parseEvent(text))) };
  });
  let tasks = 0;
  const events = () =>
    Array.from({ length: TASKS }).flatMap(() => {
      tasks += 1;
      return samples.map(({ text, earlier }) => ({ text: otherTask(text, tasks), earlier }));
    });
  const again = () => Array.from({ length: TASKS }).flatMap(() => samples);
  const parsed = () => events().map(({ text }) => parseEvent(text));
  const failed = () =>
    events().flatMap(({ text, earlier }) => {
      const failure = classify(parseEvent(text));
      return failure ? [[failure, ...earlier]] : [];
    });

  const decide = (failures: readonly Failure[]) =>
    !detectFirst(serviceHistory({ failures }), THRESHOLDS);
  const whole = (most: number) => (event: ReturnType<typeof events>[number]) => {
    const failure = classify(parseEvent(event.text));
    return failure && decide([failure, ...event.earlier.slice(0, most - 1)]);
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({
    json: timed(events(), ({ text }) => JSON.parse(text)),
    pair: timed(events(), whole(2)),
    page: timed(events(), whole(PAGE)),
    pairAgain: timed(again(), whole(2)),
    pageAgain: timed(again(), whole(PAGE)),
    parse: timed(events(), ({ text }) => parseEvent(text)),
    classify: timed(parsed(), classify),
    decide: timed(failed(), decide),
  })).slice(ROUNDS / 4);
  const of = (part: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[part]));
  const ratio = (part: keyof (typeof rounds)[number]) =>
    median(rounds.map((round) => round[part] / round.json));
  if (sink === 0) throw new Error('nothing was measured');

  return [
    {
      what: 'parse to decision / JSON.parse, one earlier failure',
      value: ratio('pairAgain'),
      unit: 'x',
      goal: { most: 2.5 },
    },
    { what: '  reasons with ids that are new each time', value: ratio('pair'), unit: 'x' },
    {
      what: 'parse to decision / JSON.parse, a page of failures',
      value: ratio('pageAgain'),
      unit: 'x',
      goal: { most: 3 },
    },
    { what: '  reasons with ids that are new each time', value: ratio('page'), unit: 'x' },
    { what: '  JSON.parse per event', value: of('json'), unit: 'us' },
    { what: '  parseEvent per event', value: of('parse'), unit: 'us' },
    { what: '  taskFailure per event', value: of('classify'), unit: 'us' },
    { what: '  detectors per failure, a page of failures', value: of('decide'), unit: 'us' },
  ];
}
