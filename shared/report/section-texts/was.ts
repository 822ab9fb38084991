import { cut, quoted, quotedReason, section, sentence } from '../draw-text.ts';
import { lastedLine } from '../lasted-line.ts';
import type { SituationSection } from '../sections/situation.ts';
import type { WasSection } from '../sections/was.ts';

const withoutCause = ({ stack }: SituationSection): string =>
  stack?.usual ? sentence(`It took longer than usual: ${stack.usual}`) : 'No known cause matched.';

/** What it was: the cause, the line that proves it, and how long it lasted. */
export function wasText(
  { cause, proof }: WasSection,
  situation: SituationSection,
  now: number,
): string {
  return section('WHAT IT WAS', [
    cause ? `${cut(cause.cause)} (${cause.confidence} confidence).` : withoutCause(situation),
    ...(proof ? [proof.source === 'log' ? quoted(proof.text) : quotedReason(proof.text)] : []),
    ...(situation.stack?.usual ? [] : [lastedLine(situation, now)]),
  ]);
}
