import type { TaskDefinitionChange } from '../../evidence/task-definition-change.ts';
import { lastSegment } from '../../resource.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { cut, list, section } from '../page-text.ts';

/** A new revision that changes more is another program. */
const CHANGES = 10;

/** "cpu: 256 -> 512", "containers.app.environment.DB_HOST: removed". */
function changeText({ path, kind, before, after }: TaskDefinitionChange): string {
  if (before !== undefined && after !== undefined) return cut(`${path}: ${before} -> ${after}`);
  const text = after ?? before;
  return cut(`${path}: ${kind}${text === undefined ? '' : ` (${text})`}`);
}

/** What the failing revision has that the last good one had not. */
export function changedSection({ changes, evidence }: IncidentRecord): string {
  const good = evidence.lastGood;
  const since = good
    ? ` since ${cut(lastSegment(good.arn))}${good.assumed ? ' (assumed to be good)' : ''}`
    : '';
  const left = changes.length - CHANGES;
  const some: readonly TaskDefinitionChange[] = left > 0 ? changes.slice(0, CHANGES - 1) : changes;
  const rest = left > 0 ? [`and ${left + 1} more`] : [];
  return section(`CHANGED${since}`, list([...some.map(changeText), ...rest]));
}
