import type { TaskDefinitionChange } from '../../evidence/task-definition-change.ts';
import { lastSegment } from '../../resource.ts';
import type { IncidentRecord } from '../incident-record.ts';

/** What the failing revision changed. */
export interface ChangedSection {
  /** The revision it is compared with: `media:6`. */
  readonly since?: { readonly revision: string; readonly assumed: boolean } | undefined;
  /** What relates to the error comes first. */
  readonly changes: readonly TaskDefinitionChange[];
}

/** What the failing revision changed since the last good one. */
export function changedSection({ changes, evidence }: IncidentRecord): ChangedSection {
  const { lastGood } = evidence;
  return {
    since: lastGood && { revision: lastSegment(lastGood.arn), assumed: lastGood.assumed },
    changes,
  };
}
