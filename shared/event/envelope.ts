/**
 * What the schemas of AWS events have in common: the EventBridge envelope and the types of fields.
 *
 * A field is required only if nothing can be done without it; an event that lacks it is rejected.
 * Any other field becomes `undefined` when it is absent, null, empty or of the wrong type. Real
 * events lack `exitCode`, `executionStoppedAt` and others, and a page must not fail because of it.
 */
import * as v from 'valibot';
import { inOrder } from '../text/pattern.ts';

/**
 * AWS's timestamps: `2026-01-16T17:51:02Z`, with any number of fraction digits. The ranges are
 * those of `Date.parse`, which would be the slowest step of parsing an event.
 */
const TIMESTAMP = inOrder(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/,
  /T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?/,
  /(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
);

// Each type is one custom check and not a pipe of two, because every event is parsed.

/** A required text that is not empty. */
export const text = v.custom<string>(
  (value) => typeof value === 'string' && value !== '',
  'must be a text that is not empty',
);

/** A required ISO 8601 time, kept as AWS wrote it. */
export const time = v.custom<string>(
  (value) => typeof value === 'string' && TIMESTAMP.test(value),
  'must be an ISO 8601 time',
);

/**
 * A field that may contain anything: what does not fit the schema becomes `undefined`. Valibot's
 * own way, an optional inside a fallback, runs two schemas for each of the thirty fields.
 */
export function tolerant<const Schema extends v.GenericSchema>(schema: Schema) {
  const fallback = v.fallback(v.optional(schema), undefined);
  return {
    ...fallback,
    '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      if (dataset.value === undefined) return { typed: true as const, value: undefined };
      const read = schema['~run'](dataset, config);
      return read.issues ? { typed: true as const, value: undefined } : read;
    },
  } as typeof fallback;
}

/** The well-formed entries of a list; none when it is absent or is not a list. */
export function wellFormed<const Schema extends v.GenericSchema>(entry: Schema) {
  const entries = v.array(v.fallback(v.nullable(entry), null));
  const kept = v.pipe(
    entries,
    v.transform((list) => list.filter((one) => one !== null)),
  );
  return v.fallback(v.optional(kept, []), () => []);
}

/** A required list whose first entry says what the event is about; the others are not read. */
export const resources = v.tuple([text]);

/** The fields of the EventBridge envelope that we read; schemas add `detail-type` and `detail`. */
export const envelope = {
  id: tolerant(text),
  account: text,
  region: text,
  time,
} as const;
