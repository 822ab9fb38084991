/**
 * What the schemas of AWS events have in common: the EventBridge envelope, and fields that ask for
 * no more than they need.
 *
 * A required field is one without which nothing can be done; an event that lacks it is rejected.
 * Any other field becomes `undefined` when it is absent, null, empty or of the wrong type: ECS
 * leaves out `exitCode`, `executionStoppedAt` and others in real events, and a page must not fail
 * on them.
 */
import * as v from 'valibot';

/**
 * AWS's timestamps: `2026-01-16T17:51:02Z`, with any number of fraction digits. The ranges are
 * those that `Date.parse` accepts; asking it instead would be the dearest step of parsing an event.
 */
const TIMESTAMP =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

// One custom check each instead of a pipe of two: parsing is on the path of every event.

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
 * A field that may be anything: what does not fit the schema is `undefined`. Valibot's own way, an
 * optional inside of a fallback, runs two schemas around each field; events have thirty of them.
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

/** The well-formed entries of a list, none when it is absent or no list at all. */
export function wellFormed<const Schema extends v.GenericSchema>(entry: Schema) {
  const entries = v.array(v.fallback(v.nullable(entry), null));
  const kept = v.pipe(
    entries,
    v.transform((list) => list.filter((one) => one !== null)),
  );
  return v.fallback(v.optional(kept, []), () => []);
}

/** A required list whose first entry names what the event is about; the others are not read. */
export const resources = v.tuple([text]);

/** The fields of the EventBridge envelope that we read. Every schema adds `detail-type` and `detail`. */
export const envelope = {
  id: tolerant(text),
  account: text,
  region: text,
  time,
} as const;
