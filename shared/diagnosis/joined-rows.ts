import { STATUS } from '../stack/stack-status.ts';
import { anyOf } from '../text/pattern.ts';

/** Before one of these words a sentence names a status. */
const IN_SENTENCE = /\b(?:in|is|to|from|status|state|than|of)\W{0,3}$/i;
/** Characters: the columns before a reason are within them; no pattern reads a longer line. */
export const HEAD = 2_000;

/** The status that makes a line a row of a list; undefined in a sentence that names one. */
export function statusIn(line: string): RegExpExecArray | undefined {
  const head = line.slice(0, HEAD);
  const found = STATUS.exec(head);
  return found && !IN_SENTENCE.test(head.slice(0, found.index)) ? found : undefined;
}

/** A line that goes on with the last column of the row above it. */
const CONTINUATION = /^\s{20,}\S/;
/** What tools print behind the reason of a row: traces, headings, other messages. */
const ENDS = anyOf(
  /^\s*(?:new \w|\\_|at \S|❌|✖|-{3,}|={3,})/,
  // The first cell of the next row, where each stands on a line of its own.
  /^\s*\d{4}-\d\d-\d\d[ T]\d\d:\d\d/,
  /^\s*(?:Failed resources|Stack |Serverless Error|The stack named)/,
);
/** What stands before a line that was quoted. */
const QUOTE = /^[\s|>#*/]{1,20}/;
/** Lines of one reason. */
const LINES = 30;

const count = (text: string, character: string) => text.split(character).length - 1;

/** True of a text that ends in the middle of a sentence, a quotation or a bracket. */
function isOpen(text: string): boolean {
  if (count(text, '"') % 2 === 1 || count(text, '(') > count(text, ')')) return true;
  return !/[.)"\]]\s*$/.test(text);
}

/** True when a bare line goes on with the reason above it; of two reasons none looks like that. */
const isMiddle = (before: string, line: string): boolean =>
  before.trim() !== '' &&
  line.trim() !== '' &&
  before.length < HEAD &&
  (/(?::|,|\bmessage)\s*$/.test(before) ||
    count(before, '"') % 2 === 1 ||
    count(before, '(') > count(before, ')') ||
    /^\s*#[/:]/.test(line));

/** True when nothing like a reason stands behind the columns of a row. */
const lacksReason = (row: string): boolean => {
  const status = statusIn(row);
  const behind = status ? row.slice(status.index + status[0].length) : row;
  return !/[a-z]{2,} [a-z]/i.test(behind);
};

/**
 * Puts each row on one line: tables and people break a long reason into several, or write it below
 * its row. Only what failed has a reason worth it.
 */
export function joinedRows(lines: readonly string[]): string[] {
  const rows: string[][] = [];
  let row: string[] | undefined;
  let isFailure = false;
  for (const line of lines) {
    const status = statusIn(line);
    if (status) {
      row = [line.trimEnd()];
      rows.push(row);
      isFailure = /_FAILED|ROLLBACK_IN_PROGRESS/.test(status[0]);
      continue;
    }
    const goesOn =
      row &&
      (CONTINUATION.test(line) ||
        (isFailure &&
          row.length < LINES &&
          !ENDS.test(line) &&
          (lacksReason(row.join('  ')) || isOpen(row.at(-1) ?? ''))));
    const text = line.trim().replace(QUOTE, '');
    if (goesOn && row) {
      // Two blanks end a column, as in the tables of the tools.
      if (text !== '') row.push(row.length === 1 && lacksReason(row[0] ?? '') ? ` ${text}` : text);
    } else {
      const before = row ? undefined : rows.at(-1);
      row = undefined;
      if (before && isMiddle(before.join(' '), line)) before.push(line.trim());
      else rows.push([line]);
    }
  }
  return rows.map((parts) => parts.join(' '));
}
