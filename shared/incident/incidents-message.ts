import * as v from 'valibot';
import type { StackEvent } from '../stack/stack-event.ts';
import { type IncidentRef, parseIncidentRef } from './incident-ref.ts';

/** What the queue of incidents carries. */
export type IncidentsMessage =
  /** An incident to look at. */
  | { readonly kind: 'incident'; readonly ref: IncidentRef }
  /** A failure whose root stack is unknown; `since` is the ISO time of the first attempt. */
  | { readonly kind: 'stack-event'; readonly event: StackEvent; readonly since: string }
  /** A root stack whose operation succeeded: what was slow in it is worth keeping. */
  | { readonly kind: 'operation-ended'; readonly stackId: string; readonly endedAt: string };

const text = v.pipe(v.string(), v.nonEmpty());
const stackEvent = v.object({
  stackEvent: v.object({
    at: text,
    stack: text,
    stackId: text,
    logicalId: text,
    type: text,
    status: text,
    reason: v.optional(text),
    physicalId: v.optional(text),
    token: v.optional(text),
  }),
  since: text,
});
const operationEnded = v.object({ operationEnded: v.object({ stackId: text, endedAt: text }) });

/** @throws Error when the text is not a message of ours */
export function parseIncidentsMessage(body: string): IncidentsMessage {
  const json = jsonOf(body);
  const event = v.safeParse(stackEvent, json);
  if (event.success) {
    return { kind: 'stack-event', event: event.output.stackEvent, since: event.output.since };
  }
  const ended = v.safeParse(operationEnded, json);
  if (ended.success) return { kind: 'operation-ended', ...ended.output.operationEnded };
  return { kind: 'incident', ref: parseIncidentRef(body) };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
