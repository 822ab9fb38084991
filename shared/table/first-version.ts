/**
 * Items that were written before gaps and timeline entries had a `kind`. Their words were fixed, so
 * here, and nowhere else, words are read back. Incidents are kept for ever, and so is this.
 */
import type { Gap } from '../evidence/gap.ts';
import type { TimelineEntry, TimelineKind } from '../incident/timeline.ts';

/** An entry as it was: what happened, in words. */
interface EntryInWords extends Omit<TimelineEntry, 'kind'> {
  readonly what: string;
}

const KINDS: ReadonlyMap<string, TimelineKind> = new Map<string, TimelineKind>([
  ['opened', 'opened'],
  ['reopened', 'reopened'],
  ['resolved', 'resolved'],
  ['closed', 'closed'],
  ['note', 'note'],
  ['cause found', 'cause-found'],
  ['no known cause found', 'no-cause-found'],
  ['its health could not be verified', 'health-unverified'],
  ['deployment failed', 'deployment-failed'],
  ['deployment rolled back', 'deployment-rolled-back'],
  ['deployment stalled', 'deployment-stalled'],
  ['tasks cannot be placed', 'placement-failed'],
  ['tasks cannot be configured', 'configuration-failed'],
  ['tasks do not start', 'start-impaired'],
  ['tasks run and are unhealthy', 'tasks-unhealthy'],
  ['fewer tasks than desired', 'below-desired'],
]);

function withKind(entry: TimelineEntry | EntryInWords): TimelineEntry {
  if ('kind' in entry) return entry;
  const { what, why, ...rest } = entry;
  const kind = KINDS.get(what);
  if (kind) return { ...rest, kind, ...(why !== undefined && { why }) };
  return { ...rest, kind: 'note', why: why === undefined ? what : `${what}: ${why}` };
}

/** A stored timeline, each entry with its kind. */
export const timelineOf = (
  stored: readonly (TimelineEntry | EntryInWords)[] | undefined,
): TimelineEntry[] => (stored ?? []).map(withKind);

/** Stored gaps, each with its kind. */
export const gapsOf = (stored: readonly (Gap | string)[] | undefined): Gap[] =>
  (stored ?? []).map((gap) => (typeof gap === 'string' ? { kind: 'unsorted', text: gap } : gap));
