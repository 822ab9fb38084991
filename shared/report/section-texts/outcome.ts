import { cutBytes } from '../../text/cut-bytes.ts';
import { plainText } from '../../text/plain-text.ts';
import { cut } from '../draw-text.ts';
import type { OutcomeSection } from '../sections/outcome.ts';
import { timeText } from '../span-text.ts';

/** The limit of the reason, which an operator may have written. */
const HOW_BYTES = 500;

/** "healthy again, 2 of 2 running (08:05 UTC)", without full stop. */
export function outcomeText({ how, who, at, unverified }: OutcomeSection, now: number): string {
  const said = cutBytes(plainText(how ?? 'resolved'), HOW_BYTES);
  const when = at ? ` (${timeText(at, now)}${who ? ` by ${cut(who)}` : ''})` : '';
  return `${said}${when}${unverified ? `. ${cut(unverified)}` : ''}`;
}
