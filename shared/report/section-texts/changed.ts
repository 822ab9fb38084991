import type { TaskDefinitionChange } from '../../evidence/task-definition-change.ts';
import { cut, list, section } from '../draw-text.ts';
import type { ChangedSection } from '../sections/changed.ts';

/** A revision that changes more is another program. */
const CHANGES = 10;

/** "cpu: 256 -> 512", "containers.app.environment.DB_HOST: removed". */
function changeText({ path, kind, before, after }: TaskDefinitionChange): string {
  if (before !== undefined && after !== undefined) return cut(`${path}: ${before} -> ${after}`);
  const value = after ?? before;
  return cut(`${path}: ${kind}${value === undefined ? '' : ` (${value})`}`);
}

/** What changed since the last good revision, in ten lines at most. */
export function changedText({ since, changes }: ChangedSection): string {
  const assumed = since?.assumed ? ' (assumed to be good)' : '';
  const title = since ? `CHANGED since ${cut(since.revision)}${assumed}` : 'CHANGED';
  const isTooLong = changes.length > CHANGES;
  const some = isTooLong ? changes.slice(0, CHANGES - 1) : changes;
  const rest = isTooLong ? [`and ${changes.length - some.length} more`] : [];
  return section(title, list([...some.map(changeText), ...rest]));
}
