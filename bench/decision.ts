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

const SAMPLES = join(import.meta.dirname, '..', 'events', 'ecs-task-state-change');
const ROUNDS = 60;
/** Passes over all samples in one round, so that a round lasts some milliseconds. */
const PASSES = 20;
/** Failures on the page that detect reads, at the most. */
const PAGE = 24;
const MINUTE = 60_000;

/** Keeps the results in use, or V8 would leave out the work. */
let sink = 0;

function passes<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  const began = performance.now();
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const input of inputs) sink += work(input) ? 1 : 0;
  }
  return ((performance.now() - began) * 1000) / (PASSES * inputs.length);
}

/** Failures too far apart to be a loop: detectors look at all of them, and find nothing. */
const pageOf = (failure: Failure): Failure[] =>
  Array.from({ length: PAGE - 1 }, (_, index) => {
    const before = (index + 1) * 90 * MINUTE;
    const createdAt = new Date(Date.parse(failure.createdAt) - before).toISOString();
    const failedAt = new Date(Date.parse(createdAt) + MINUTE).toISOString();
    return { ...failure, key: `${createdAt}#${index}`, createdAt, failedAt };
  });

const classify = (event: WatchedEvent) =>
  event['detail-type'] === 'ECS Task State Change' ? taskFailure(event)?.failure : undefined;

const decide = (failure: Failure, others: readonly Failure[]) =>
  detectFirst(serviceHistory({ failures: [failure, ...others] }), THRESHOLDS);

/**
 * What an event costs from its text to the decision, next to what no watcher can save: parsing the
 * JSON. Both take turns, so the machine's moods meet both.
 */
export async function decision(): Promise<Measure[]> {
  const texts = readdirSync(SAMPLES).map((file) =>
    JSON.stringify(JSON.parse(readFileSync(join(SAMPLES, file), 'utf8'))),
  );
  const inputs = texts.map((text) => {
    const event = parseEvent(text);
    const failure = classify(event);
    return { text, event, failure, pair: failure && [failure], page: failure && pageOf(failure) };
  });
  const failed = inputs.flatMap(({ failure, page }) =>
    failure && page ? [{ failure, page }] : [],
  );

  const whole = (others: 'pair' | 'page') => (input: (typeof inputs)[number]) => {
    const failure = classify(parseEvent(input.text));
    return failure && decide(failure, input[others] ?? []);
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({
    json: passes(texts, (text) => JSON.parse(text)),
    pair: passes(inputs, whole('pair')),
    page: passes(inputs, whole('page')),
    parse: passes(texts, parseEvent),
    classify: passes(inputs, ({ event }) => classify(event)),
    decide: passes(failed, ({ failure, page }) => decide(failure, page)),
  })).slice(ROUNDS / 4);
  const of = (part: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[part]));
  const ratio = (part: 'pair' | 'page') => median(rounds.map((round) => round[part] / round.json));
  if (sink < 0) throw new Error('nothing was measured');

  return [
    {
      what: 'parse to decision / JSON.parse, one earlier failure',
      value: ratio('pair'),
      unit: 'x',
      goal: { most: 3 },
    },
    {
      what: 'parse to decision / JSON.parse, a page of failures',
      value: ratio('page'),
      unit: 'x',
      goal: { most: 3 },
    },
    { what: '  JSON.parse per event', value: of('json'), unit: 'us' },
    { what: '  parseEvent per event', value: of('parse'), unit: 'us' },
    { what: '  taskFailure per event', value: of('classify'), unit: 'us' },
    { what: '  detectors per failure, a page of failures', value: of('decide'), unit: 'us' },
  ];
}
