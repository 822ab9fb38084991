import * as v from 'valibot';

/** What our own queues carry: which incident, but not its content, so a late copy does no harm. */
export interface IncidentRef {
  readonly resourceKey: string;
  readonly sequence: number;
  /** For the log: who sent it and why. */
  readonly why: string;
}

const schema = v.object({
  resourceKey: v.pipe(v.string(), v.nonEmpty()),
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  why: v.optional(v.string(), 'unknown'),
});

/** @throws Error when the text is not a message of ours */
export function parseIncidentRef(text: string): IncidentRef {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('a message on our own queue is not JSON');
  }
  const result = v.safeParse(schema, json);
  if (!result.success) throw new Error('a message on our own queue names no incident');
  return result.output;
}
