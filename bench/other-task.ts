import { anyOf } from '../shared/text/pattern.ts';

const DAY = 24 * 60 * 60_000;

/** Ids that are new with each task or host: UUIDs, the ids of tasks and containers, instances. */
const IDS = anyOf(
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  /(?<!sha256:)\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b/g,
  /(?<=\b(?:i|eni)-)[0-9a-f]{17}\b/g,
);
const DATES = /\d{4}-\d{2}-\d{2}(?=T\d{2}:)/g;

/**
 * The event as another task would send it that ends in the same way, some days later. Ids are new
 * wherever they stand, also in a reason; what stays the same from task to task is not touched.
 *
 * @param number tells the tasks apart
 */
export function otherTask(text: string, number: number): string {
  const digits = number.toString(16).padStart(8, '0');
  return text
    .replace(IDS, (id) => digits + id.slice(digits.length))
    .replace(DATES, (date) => new Date(Date.parse(date) + number * DAY).toISOString().slice(0, 10));
}
