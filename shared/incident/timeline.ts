import type { ConditionName } from '../service/conditions.ts';

/** What became of the operation of a stack after it had failed. */
export type OperationStepKind =
  | 'operation-overdue'
  | 'operation-failed'
  | 'operation-completed'
  | 'rollback-began'
  | 'rollback-failed'
  | 'rolled-back'
  | 'deletion-began'
  | 'stack-deleted';

/** What happened to an incident: a step of its life, or a condition of its service. */
export type TimelineKind =
  | 'opened'
  | 'reopened'
  | 'resolved'
  | 'closed'
  | 'cause-found'
  | 'no-cause-found'
  | 'health-unverified'
  | 'note'
  | 'inhibits'
  | OperationStepKind
  | ConditionName;

/** One event in the life of an incident. Its words are made where it is told, in `report/`. */
export interface TimelineEntry {
  /** ISO time. */
  readonly at: string;
  readonly kind: TimelineKind;
  readonly who?: string | undefined;
  readonly why?: string | undefined;
  /** Of an opening: what ECS said, if it said anything; redacted. */
  readonly said?: string | undefined;
}

/** Longer timelines lose their middle: the beginning and the newest entries tell the story. */
const TIMELINE_LIMIT = 40;
const BEGINNING = 5;

/** The timeline of something with one more entry. */
export function noted<T extends { readonly timeline: readonly TimelineEntry[] }>(
  of: T,
  entry: TimelineEntry,
): T {
  const entries = [...of.timeline, entry];
  const timeline =
    entries.length <= TIMELINE_LIMIT
      ? entries
      : [
          ...entries.slice(0, BEGINNING),
          ...entries.slice(entries.length - TIMELINE_LIMIT + BEGINNING),
        ];
  return { ...of, timeline };
}

/** True for the beginning of an opening: the first one, or a return. */
export const isOpening = ({ kind }: Pick<TimelineEntry, 'kind'>): boolean =>
  kind === 'opened' || kind === 'reopened';

/** How an incident was last opened or reopened. */
export const lastOpening = <E extends TimelineEntry>({
  timeline,
}: {
  readonly timeline: readonly E[];
}): E | undefined => timeline.findLast(isOpening);

/** How it was last resolved, if it ever was. */
export const lastResolution = <E extends TimelineEntry>({
  timeline,
}: {
  readonly timeline: readonly E[];
}): E | undefined => timeline.findLast(({ kind }) => kind === 'resolved');
