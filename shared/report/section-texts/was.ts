import { cut, quoted, quotedReason, section } from '../draw-text.ts';
import { lastedLine } from '../lasted-line.ts';
import type { SituationSection } from '../sections/situation.ts';
import type { WasSection } from '../sections/was.ts';

/** What it was: the cause, the line that proves it, and how long it lasted. */
export function wasText(
  { cause, proof }: WasSection,
  situation: SituationSection,
  now: number,
): string {
  return section('WHAT IT WAS', [
    cause ? `${cut(cause.cause)} (${cause.confidence} confidence).` : 'No known cause matched.',
    ...(proof ? [proof.source === 'log' ? quoted(proof.text) : quotedReason(proof.text)] : []),
    lastedLine(situation, now),
  ]);
}
