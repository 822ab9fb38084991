import type { LogStreamRecord } from './log-stream-record.ts';

type Shape = Readonly<Record<string, unknown>>;

/** A state that holds from a time on, until a newer state of the same thing. */
export interface From {
  /** ISO time; without it the state has always held. */
  readonly from?: string;
}

/** An error that an API returns for a while. */
export interface Fault extends From {
  /** For example `logs:GetLogEvents`. */
  readonly api: string;
  /** The name of the error that is thrown. */
  readonly error: string;
  /** How many calls fail; without it every call does. */
  readonly times?: number;
  /** ISO time at which the fault ends. */
  readonly until?: string;
}

/** What the read APIs of a recorded account answer, in the shapes of the SDK's outputs. */
export interface RecordedAccount {
  readonly taskDefinitions?: readonly Shape[];
  readonly services?: readonly (From & { readonly service: Shape })[];
  readonly tasks?: readonly (From & { readonly task: Shape })[];
  readonly logStreams?: readonly LogStreamRecord[];
  readonly stacks?: readonly (From & { readonly stack: Shape })[];
  readonly stackEvents?: readonly Shape[];
  readonly operationEvents?: readonly Shape[];
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

/** A copy in which times are `Date` objects, as in the SDK. */
export function withDates<T>(value: T, field = ''): T {
  if (Array.isArray(value)) return value.map((entry) => withDates(entry, field)) as T;
  if (typeof value === 'string') {
    return TIME_FIELD.test(field) && ISO_TIME.test(value) ? (new Date(value) as T) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, withDates(entry, name)]);
  return Object.fromEntries(entries) as T;
}

/** The newest state of each thing at a time; of two equally new ones the later in the list. */
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
