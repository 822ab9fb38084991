import { plainText } from './plain-text.ts';

/** SNS: a subject has fewer than 100 characters, no control characters, and is never empty. */
const MAX_LENGTH = 99;

const SPELLINGS: Readonly<Record<string, string>> = {
  '…': '...',
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '×': 'x',
  '≥': '>=',
  '≤': '<=',
  '·': '-',
  '•': '-',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
};

/** The text as a subject that SNS accepts: printable ASCII, 1 to 99 characters, one line. */
export function subjectText(text: string): string {
  const head = text.slice(0, 1_000); // what is behind cannot become part of 99 characters
  const ascii = plainText(head)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .replace(/[\u201c-\u201e\u00ab\u00bb]/g, '"')
    .replace(/[^\x20-\x7e]/gu, (c) => SPELLINGS[c] ?? c)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (ascii === '') return 'Loopwatch';
  return ascii.length <= MAX_LENGTH ? ascii : `${shortened(ascii)}...`;
}

/** Less than this much of a subject is not worth a clean end. */
const CLAUSE = 60;
const WORD = 80;

/** Cut where a clause ends, or at least a word. */
function shortened(ascii: string): string {
  const head = ascii.slice(0, MAX_LENGTH - 3);
  // Not at a colon: behind it stands the cause.
  const clause = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '));
  if (clause >= CLAUSE) return head.slice(0, clause);
  const word = head.lastIndexOf(' ');
  return (word >= WORD ? head.slice(0, word) : head).trimEnd();
}
