import * as v from 'valibot';
import { schemas } from './schemas/index.ts';

/** One EventBridge event of a kind that we watch; `detail-type` says which kind. */
export type WatchedEvent = v.InferOutput<(typeof schemas)[number]>;

/** The event of one detail-type. */
export type EventOf<T extends WatchedEvent['detail-type']> = Extract<
  WatchedEvent,
  { readonly 'detail-type': T }
>;

/** The text is not an event that we understand. We are blind to it, so it must reach a person. */
export class EventRejected extends Error {
  override readonly name = 'EventRejected';
}

const byDetailType = new Map<unknown, (typeof schemas)[number]>(
  schemas.map((schema) => [schema.entries['detail-type'].literal, schema]),
);

/**
 * The event in the text of one EventBridge delivery, reduced to the fields that we read.
 *
 * @throws EventRejected, which names the field and never quotes its value, because events contain
 *   environment values
 */
export function parseEvent(text: string): WatchedEvent {
  const raw = parseJson(text);
  if (!isRecord(raw)) throw rejection(`the event is ${kindOf(raw)}, not an object`);
  const schema = byDetailType.get(raw['detail-type']);
  if (schema === undefined) throw rejection(unknownDetailType(raw['detail-type']), raw);
  const result = v.safeParse(schema, raw, { abortEarly: true });
  if (!result.success) throw rejection(describeIssue(result.issues[0]), raw);
  return result.output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, so only its length is given.
    throw rejection(`the text is not JSON (${text.length} characters)`);
  }
}

function unknownDetailType(detailType: unknown): string {
  if (typeof detailType !== 'string') return `detail-type is ${kindOf(detailType)}`;
  return `detail-type "${oneLine(detailType)}" is not one that we watch`;
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? 'the event';
  if (issue.input === undefined) return `${path} is missing`;
  // Valibot's own messages quote the value; the messages of our checks do not.
  if (issue.type === 'custom') return `${path} ${issue.message}`;
  return `${path} is ${kindOf(issue.input)}, not ${issue.expected?.toLowerCase() ?? 'as expected'}`;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return value === null ? 'null' : 'missing';
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rejection(what: string, raw: Record<string, unknown> = {}): EventRejected {
  const id = typeof raw.id === 'string' ? ` ${oneLine(raw.id)}` : '';
  return new EventRejected(`Event${id} rejected: ${what}`);
}

/** What a sender wrote: at most 100 characters, without those that control a terminal. */
function oneLine(text: string): string {
  return text.slice(0, 100).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}
