import type { Incident } from '../incident/incident.ts';
import type { ResourceFailure } from '../stack/resource-failure.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import type { Documents } from './document-client.ts';
import { incidentOf } from './incidents.ts';
import { FAILURE_RANGE, INCIDENT_RANGE } from './keys.ts';
import { resourceFailureOf } from './resource-failures.ts';
import { openStacks } from './stacks.ts';

/** What is decided on for a root stack. */
export interface StackHistory {
  /** What became of the root stack itself, newest first. */
  readonly rows: readonly StackEvent[];
  /** The newest failed resources, newest first. */
  readonly failures: readonly ResourceFailure[];
  /** The newest incidents, newest first: each is about one operation. */
  readonly incidents: readonly Incident[];
}

/** Failed resources read: an operation seldom has more than a few that fail by themselves. */
const FAILURES = 60;
/** Incidents read: more of one stack than this in half a day are told apart no more. */
export const INCIDENTS = 40;

/** Reads a root stack's newest state, strongly. */
export async function readStackHistory(
  documents: Documents,
  rootKey: string,
): Promise<StackHistory> {
  const newest = (range: { readonly from: string; readonly to: string }, limit: number) =>
    documents.range(rootKey, range, { newestFirst: true, limit });
  const [rows, failures, incidents] = await Promise.all([
    openStacks(documents).newestRows(rootKey),
    newest(FAILURE_RANGE, FAILURES),
    newest(INCIDENT_RANGE, INCIDENTS),
  ]);
  return {
    rows,
    failures: failures.items.map(resourceFailureOf),
    incidents: incidents.items.map(incidentOf),
  };
}
