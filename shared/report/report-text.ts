import type { Report } from './report.ts';
import { alsoText } from './section-texts/also.ts';
import { causeText } from './section-texts/cause.ts';
import { changedText } from './section-texts/changed.ts';
import { nextText } from './section-texts/next.ts';
import { notCheckedText } from './section-texts/not-checked.ts';
import { operationText } from './section-texts/operation.ts';
import { proofTexts } from './section-texts/proof.ts';
import { seenText } from './section-texts/seen.ts';
import { wasText } from './section-texts/was.ts';

/**
 * The sections of a report between its first lines and its facts as plain text, in the order in
 * which they are read; those that are empty are left out.
 */
export function reportText(report: Report, now: number): string[] {
  const { situation, was, cause, proof, operation, changed, next, seen, also, notChecked } = report;
  return [
    was ? wasText(was, situation, now) : '',
    cause ? causeText(cause) : '',
    ...proofTexts(proof),
    operation ? operationText(operation) : '',
    changed ? changedText(changed) : '',
    nextText(next),
    seenText(seen),
    also ? alsoText(also) : '',
    notCheckedText(notChecked),
  ].filter((text) => text !== '');
}
