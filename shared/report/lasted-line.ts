import { cut } from './draw-text.ts';
import { exitText } from './exit-text.ts';
import { failedText } from './failed-text.ts';
import type { SituationSection } from './sections/situation.ts';
import { spanText } from './span-text.ts';

/** "8 tasks failed 09:01–09:55 UTC, 54 min; app exited with 1; failing revision media:7." */
export function lastedLine(situation: SituationSection, now: number): string {
  const { firstFailureAt, lastFailureAt, exit, revision } = situation;
  const failed = [
    failedText(situation) || (situation.stack && 'It went on'),
    spanText(firstFailureAt, lastFailureAt, now),
  ];
  const parts = [
    failed.filter(Boolean).join(' '),
    exit && exitText(exit),
    revision && `failing revision ${revision}`,
  ];
  return `${cut(parts.filter(Boolean).join('; '))}.`;
}
