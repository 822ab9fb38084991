import type { LogStreamRecord } from './log-stream-record.ts';

type Shape = Readonly<Record<string, unknown>>;

/** A state that holds from a time on, until a newer one of the same thing. */
export interface From {
  /** ISO time; without it the state held always. */
  readonly from?: string;
}

export interface Fault extends From {
  /** For example `logs:GetLogEvents`. */
  readonly api: string;
  /** The name of the error that is thrown. */
  readonly error: string;
  /** After so many it is over. */
  readonly times?: number;
  /** ISO time from which it is over. */
  readonly until?: string;
}

/** What a recorded account's read APIs answer, in the shapes of the SDK's outputs. */
export interface RecordedAccount {
  readonly taskDefinitions?: readonly Shape[];
  readonly services?: readonly (From & { readonly service: Shape })[];
  readonly tasks?: readonly (From & { readonly task: Shape })[];
  readonly logStreams?: readonly LogStreamRecord[];
  readonly stacks?: readonly (From & { readonly stack: Shape })[];
  readonly stackEvents?: readonly Shape[];
  readonly targetHealth?: readonly TargetHealthRecord[];
  readonly faults?: readonly Fault[];
}

/** The targets of a target group from a time on. */
export interface TargetHealthRecord extends From {
  readonly targetGroupArn?: string;
  readonly targets?: readonly Shape[];
}

const TIME_FIELD = /(At|Time|Timestamp)$/;
const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

/** A copy with the times as `Date`, as the SDK gives them. */
export function withDates<T>(value: T, field = ''): T {
  if (Array.isArray(value)) return value.map((entry) => withDates(entry, field)) as T;
  if (typeof value === 'string') {
    return TIME_FIELD.test(field) && ISO_TIME.test(value) ? (new Date(value) as T) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, withDates(entry, name)]);
  return Object.fromEntries(entries) as T;
}

/** The newest state of each thing at a time; the later in the list wins a draw. */
export function statesAt<T extends From>(
  states: readonly T[] | undefined,
  now: number,
  keyOf: (state: T) => string,
): T[] {
  const newest = new Map<string, T>();
  for (const state of states ?? []) {
    const from = Date.parse(state.from ?? '1970-01-01T00:00:00Z');
    const key = keyOf(state);
    const known = newest.get(key);
    const since = Date.parse(known?.from ?? '1970-01-01T00:00:00Z');
    if (from <= now && (!known || from >= since)) newest.set(key, state);
  }
  return [...newest.values()];
}
