import type { StackRow } from '../stack/stack-row.ts';
import { STATUS } from '../stack/stack-status.ts';
import { inOrder } from '../text/pattern.ts';
import { wordSet } from '../text/word-set.ts';

const TYPE = /\b(?:AWS|Alexa|Custom|[A-Z][A-Za-z0-9]{1,60})(?:::[A-Za-z0-9@_-]{1,60}){1,3}\b/;
const TIME = inOrder(
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?/,
  /(?: ?UTC)?(?:Z|[+-]\d\d:?\d\d)?/,
);
/** A word that may be a logical id, behind which the CDK puts the path of the construct. */
const RESOURCE = /^([A-Za-z][A-Za-z0-9]{0,254})( \([^()\n]{1,400}\))?/;
/** Between the cells of a row, as the CLI, the CDK, SAM and people write them. */
const BORDER = /^(?:\s*\||\t|\s{2,}|\s+-\s)/;
/** What stands around a cell. */
const EDGE = /^[\s|:-]+|[\s|]+$/g;
/** Before one of these words a sentence names a status. */
const IN_SENTENCE = /\b(?:in|is|to|from|status|state|than|of)\W{0,3}$/i;
/** With these a sentence begins, and no logical id is called so. */
const STARTERS = wordSet('The A An Your No This Cannot Resource Service Property Value Template');
const NO_IDS = wordSet('AM PM UTC GMT');

function isoTime(text: string | undefined): string | undefined {
  const [date = '', clock = ''] = text?.replace(/ ?UTC/, '').split(/[T ]+/) ?? [];
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(clock) ? clock : `${clock}Z`;
  const time = Date.parse(`${date}T${zoned}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The logical id behind the type, and where it ends in the line. */
function resourceBehind(line: string, from: number): { readonly id: string; readonly end: number } {
  const rest = line.slice(from).replace(EDGE, '');
  const [whole = '', id = '', path] = RESOURCE.exec(rest) ?? [];
  const after = rest.slice(whole.length);
  // A single word that nothing follows is the reason.
  const isId = path !== undefined || BORDER.test(after) || /^ [A-Z]/.test(after);
  if (id === '' || after === '' || !isId || STARTERS.has(id)) return { id: '', end: from };
  return { id, end: line.indexOf(whole, from) + whole.length };
}

/** The logical id right before the status or the type. */
function resourceBefore(line: string, at: number): string {
  const word = /([^\s|]+)[\s|]*$/.exec(line.slice(0, at))?.[1] ?? '';
  return /^[A-Za-z][A-Za-z0-9]{0,254}$/.test(word) && !NO_IDS.has(word) ? word : '';
}

/** A row of a list, or a reason alone. The reason is a piece of the line as it stands. */
function rowOf(line: string): StackRow {
  const status = STATUS.exec(line);
  if (!status || IN_SENTENCE.test(line.slice(0, status.index))) return { reason: line };
  const type = TYPE.exec(line);
  const typeEnd = type ? type.index + type[0].length : 0;
  const last = Math.max(status.index + status[0].length, typeEnd);
  const before = resourceBefore(line, status.index) || (type && resourceBefore(line, type.index));
  const behind = before || !type ? { id: '', end: last } : resourceBehind(line, last);
  const resource = before || behind.id;
  const at = isoTime(TIME.exec(line.slice(0, status.index))?.[0]);
  return {
    ...(at && { at }),
    ...(resource && { resource }),
    ...(type && { type: type[0] }),
    status: status[0],
    reason: line.slice(behind.end).replace(EDGE, ''),
  };
}

const textIn = (of: Readonly<Record<string, unknown>>, name: string): string => {
  const value = of[name];
  return typeof value === 'string' ? value : '';
};

/** What `aws cloudformation describe-stack-events` and `describe-events` print. */
function rowsInJson(lines: readonly string[]): StackRow[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(lines.join('\n'));
  } catch {
    return undefined;
  }
  const of = parsed as Readonly<Record<string, unknown>> | null;
  const events = [of, of?.StackEvents, of?.OperationEvents].find((one) => Array.isArray(one));
  if (!Array.isArray(events)) return undefined;
  return events
    .filter((one) => typeof one === 'object' && one !== null)
    .map((event: Readonly<Record<string, unknown>>) => {
      const at = isoTime(textIn(event, 'Timestamp') || textIn(event, 'StartTime'));
      return {
        ...(at && { at }),
        resource: textIn(event, 'LogicalResourceId'),
        type: textIn(event, 'ResourceType'),
        status: textIn(event, 'ResourceStatus') || textIn(event, 'OperationStatus'),
        reason: textIn(event, 'ResourceStatusReason') || textIn(event, 'ValidationStatusReason'),
      };
    });
}

/** Reads pasted stack events: rows of a list in any of the usual forms, or bare reasons. */
export const pastedRows = (lines: readonly string[]): StackRow[] =>
  rowsInJson(lines) ?? lines.map(rowOf);
