import type { MissingName } from '../../evidence/evidence.ts';
import { cut, FACT, quoted, section, sentence } from '../draw-text.ts';
import type { CauseSection, OtherCause } from '../sections/cause.ts';

const INSTEAD: Readonly<Record<NonNullable<CauseSection['instead']>, string>> = {
  pending: 'Not known yet: the evidence is still being collected.',
  error: 'No known cause matches. The error is below.',
  'last-lines': 'No known cause matches. The last lines of its log are below.',
  'ecs-words': 'No known cause matches. What ECS said is below.',
  'stack-words': 'No known cause matches. What CloudFormation said is below.',
  'stack-silent': 'CloudFormation gives no reason.',
  'stack-works': 'Nothing has failed: it is still at work.',
  nothing: 'No known cause matches. There is neither a log nor a reason from ECS.',
};

/** Missing names in one line. */
const NAMES = 20;
/** Siblings named as examples. */
const SIBLINGS = 3;

/** "Not set here, but in api: DB_HOST, DB_NAME." */
function missingLine(missing: readonly MissingName[]): string[] {
  if (missing.length === 0) return [];
  const have = [...new Set(missing.flatMap((one) => one.have))].slice(0, SIBLINGS);
  const names = missing.slice(0, NAMES).map(({ name }) => name);
  const more = missing.length > NAMES ? ` and ${missing.length - NAMES} more` : '';
  return [`Not set here, but in ${cut(have.join(', '))}: ${cut(names.join(', '), FACT)}${more}.`];
}

const INTRODUCTIONS: Readonly<Record<OtherCause['relation'], (other: OtherCause) => string>> = {
  past: () => 'Past, later tasks came further',
  remains: () => 'If that is fixed, this may remain',
  'as-well': () => 'Failed as well, by itself',
  possible: ({ confidence }) => `Also possible (${confidence} confidence)`,
};

const otherLines = (other: OtherCause): string[] => [
  `${INTRODUCTIONS[other.relation](other)}: ${sentence(other.cause)}`,
  ...(other.proof ? [quoted(other.proof)] : []),
];

/** The cause with how sure it is, the settings it is about, and the other causes. */
export function causeText({ known, instead, missing, others, moreCauses }: CauseSection): string {
  return section(known ? `CAUSE (${known.confidence} confidence)` : 'CAUSE', [
    known ? sentence(known.cause) : INSTEAD[instead ?? 'nothing'],
    ...missingLine(missing),
    ...others.flatMap(otherLines),
    ...(moreCauses > 0 ? [`${moreCauses} more causes are possible.`] : []),
  ]);
}
