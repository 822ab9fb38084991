import type { StackRow } from '../stack/stack-row.ts';
import { inOrder } from '../text/pattern.ts';
import { wordSet } from '../text/word-set.ts';
import { HEAD, joinedRows, statusIn } from './joined-rows.ts';
import { eventRow, rowsInFields } from './pasted-fields.ts';

const TYPE = /\b(?:AWS|Alexa|Custom|[A-Z][A-Za-z0-9]{1,60})(?:::[A-Za-z0-9@_-]{1,60}){1,3}\b/;
const TIME = inOrder(
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?/,
  /(?: ?UTC)?(?:Z|[+-]\d\d:?\d\d)?/,
);
/** A logical id, alone or as the CDK writes it: in brackets behind the path of its construct. */
const RESOURCE = /^(?:([A-Za-z][A-Za-z0-9]{0,254})(?=\s|$)|\S{1,400})( \(([^()\s]{1,400})\))?/;
const LOGICAL_ID = /^[A-Za-z][A-Za-z0-9]{0,254}$/;
/** Between the status and the type of a row stands a name at most. */
const BEFORE_TYPE = /^[\s|:-]*(?:[\w-]{1,255}[\s|:-]+)?$/;
/** What tables print where there is no reason. */
const NO_REASON = /(?:^|\s\s)(?:-|None|null)$/;
/** Between the cells of a row, as the CLI, the CDK, SAM and people write them. */
const BORDER = /^(?:\s*\||\t|\s{2,}|\s+-\s)/;
/** With these a sentence begins, and no logical id is called so. */
const STARTERS = wordSet('The A An Your No This Cannot Resource Service Property Value Template');
const NO_IDS = wordSet('AM PM UTC GMT');

/**
 * A cell without its borders. A pattern for the end would look at each blank of a long row of them
 * again and again.
 */
function cellOf(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s|]/.test(text[end - 1] ?? '')) end -= 1;
  const bare = text.slice(0, end).replace(/^[\s|:–—-]+/, '');
  return bare.length > 1 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1) : bare;
}

function isoTime(text: string | undefined): string | undefined {
  const [date = '', clock = ''] = text?.replace(/ ?UTC/, '').split(/[T ]+/) ?? [];
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(clock) ? clock : `${clock}Z`;
  const time = Date.parse(`${date}T${zoned}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The logical id behind the status or the type, and where it ends in the line. */
function resourceBehind(line: string, from: number, isBehindType: boolean) {
  const rest = cellOf(line.slice(from));
  const [whole = '', word = '', brackets, inner = ''] = RESOURCE.exec(rest) ?? [];
  const after = rest.slice(whole.length);
  const id = LOGICAL_ID.test(inner) ? inner : word;
  // In a cell of its own the id comes first; elsewhere a sentence must begin behind it.
  const isCell = isBehindType && /^\s*\|/.test(line.slice(from));
  const isWord = isBehindType && (isCell ? /^ / : /^ [A-Z]/).test(after);
  const isId = brackets !== undefined || BORDER.test(after) || isWord;
  // A single word that nothing follows is the reason.
  if (id === '' || after === '' || !isId || STARTERS.has(id)) return { id: '', end: from };
  return { id, end: line.indexOf(whole, from) + whole.length };
}

/** The logical id right before the status or the type. */
function resourceBefore(line: string, at: number): string {
  const word = /([^\s|]+)[\s|]*$/.exec(line.slice(0, at))?.[1] ?? '';
  // eksctl writes AWS::EC2::VPC/VPC: before the status.
  const id = /^[\w:]{1,200}\/(\w{1,255}):$/.exec(word)?.[1] ?? word;
  return LOGICAL_ID.test(id) && !NO_IDS.has(id) ? id : '';
}

/** How a stack instance of a StackSet quotes the row of its stack. */
const INSTANCE = inOrder(
  /ResourceLogicalId: ?([A-Za-z0-9]{1,255}), ?/,
  /ResourceType: ?([\w:@-]{1,200}), ?/,
  /ResourceStatusReason: ?([^\n]*)$/,
);

function instanceRow(line: string): StackRow | undefined {
  const [, resource, type, reason] = INSTANCE.exec(line) ?? [];
  if (!resource || !type || reason === undefined) return undefined;
  return { resource, type, reason: cellOf(reason) };
}

/** What the Serverless Framework prints at the end: "An error occurred: Queue - denied". */
const ERROR_OF = /\bAn error occurred: ([A-Za-z][A-Za-z0-9]{0,254}) - (\S.*)$/;

/** A row of a list, or a reason alone. The reason is a piece of the line as it stands. */
function rowOf(line: string): StackRow {
  const head = line.slice(0, HEAD);
  const status = statusIn(line);
  if (!status) {
    const [, of, said] = ERROR_OF.exec(head) ?? [];
    if (of && said) return { resource: of, status: 'CREATE_FAILED', reason: said };
    return instanceRow(line) ?? { reason: line };
  }
  const named = TYPE.exec(head);
  // A reason may name a type, too.
  const isColumn =
    named !== null &&
    (named.index < status.index ||
      BEFORE_TYPE.test(head.slice(status.index + status[0].length, named.index)));
  const type = isColumn ? named : null;
  const typeEnd = type ? type.index + type[0].length : 0;
  const last = Math.max(status.index + status[0].length, typeEnd);
  const before = resourceBefore(head, status.index) || (type && resourceBefore(head, type.index));
  const behind = before ? { id: '', end: last } : resourceBehind(head, last, type !== null);
  const resource = before || behind.id;
  const at = isoTime(TIME.exec(head.slice(0, status.index))?.[0]);
  return {
    ...(at && { at }),
    ...(resource && { resource }),
    ...(type && { type: type[0] }),
    status: status[0],
    reason: cellOf(cellOf(line.slice(behind.end)).replace(NO_REASON, '')),
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
    .map((event: Readonly<Record<string, unknown>>) => eventRow((name) => textIn(event, name)));
}

/** Reads pasted stack events: rows of a list in any of the usual forms, or bare reasons. */
export const pastedRows = (lines: readonly string[]): StackRow[] =>
  rowsInJson(lines) ?? rowsInFields(lines) ?? joinedRows(lines).map(rowOf);
