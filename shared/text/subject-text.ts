import { plainText } from './plain-text.ts';

/**
 * SNS takes a subject of 1 to 99 characters, without control characters.
 * Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
const MAX_LENGTH = 99;

/** How characters that Unicode does not decompose are written in ASCII. */
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
  const head = text.slice(0, 1_000); // the rest cannot get into 99 characters
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

/** A cut at the end of a clause, or of a word, must leave this many characters. */
const CLAUSE = 60;
const WORD = 80;

/** Cut at the end of a clause, or at least of a word. */
function shortened(ascii: string): string {
  const head = ascii.slice(0, MAX_LENGTH - 3);
  // Not at a colon, because the cause stands behind it.
  const clause = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '));
  if (clause >= CLAUSE) return head.slice(0, clause);
  const word = head.lastIndexOf(' ');
  return (word >= WORD ? head.slice(0, word) : head).trimEnd();
}
