import type { StackRow } from '../stack/stack-row.ts';
import { inOrder } from '../text/pattern.ts';

/** A field of an event on a line of its own: JSON that was cut, YAML, or a copy of a record. */
const FIELD = inOrder(
  /^[\s{[,|-]{0,60}["']?/,
  /(Timestamp|LogicalResourceId|(?:Resource|Hook)(?:Type|StatusReason|Status))/,
  /["']?\s{0,60}[:=|]\s{0,60}/,
  /(.*)$/,
);

/** A value without its quotation marks, escapes and comma. */
function valueIn(text: string): string {
  const bare = text
    .trim()
    .replace(/\s?[,|]$/, '')
    .trim();
  const quoted = /^"(.*)"$/.exec(bare) ?? /^'(.*)'$/.exec(bare);
  return (quoted?.[1] ?? bare).replaceAll('\\"', '"');
}

/** A row of the fields of an event. What a hook says goes before what the row says of the hook. */
export function eventRow(field: (name: string) => string): StackRow {
  const at = Date.parse(field('Timestamp') || field('StartTime'));
  const status = field('ResourceStatus') || field('OperationStatus');
  const isRefused = /FAILED$/.test(field('HookStatus')) && !status.endsWith('_FAILED');
  return {
    ...(!Number.isNaN(at) && { at: new Date(at).toISOString() }),
    resource: field('LogicalResourceId'),
    type: field('ResourceType'),
    status: isRefused ? field('HookStatus') : status,
    reason:
      field('HookStatusReason') || field('ResourceStatusReason') || field('ValidationStatusReason'),
  };
}

/**
 * The rows in fields that stand on lines of their own. A field that comes again begins the next
 * row.
 *
 * @returns undefined when the text has no such fields
 */
export function rowsInFields(lines: readonly string[]): StackRow[] | undefined {
  const records: Map<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = FIELD.exec(line.slice(0, 4_000)) ?? [];
    if (!name) continue;
    const last = records.at(-1);
    if (last && !last.has(name)) last.set(name, valueIn(value));
    else records.push(new Map([[name, valueIn(value)]]));
  }
  const rows = records.filter((one) => one.has('ResourceStatus') || one.has('HookStatus'));
  if (rows.length === 0) return undefined;
  return rows.map((one) => eventRow((name) => one.get(name) ?? ''));
}
