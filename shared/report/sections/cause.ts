import { causeOf, type Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { MissingName } from '../../evidence/evidence.ts';
import { PHASES, POINTERS } from '../../failure/category.ts';
import { ecsWords } from '../ecs-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { logOfProof } from '../log-of-proof.ts';
import { relatedNames } from '../related-names.ts';
import { saysWhy } from '../says-why.ts';

/** A cause beside the one to name. */
export interface OtherCause extends Pick<Diagnosis, 'cause' | 'confidence' | 'category'> {
  /**
   * `past`: it was real, and later tasks came further. `remains`: it may come next when the cause
   * to name is fixed. `as-well`: something else failed by itself. `possible`: it may be the cause,
   * or a part of it.
   */
  readonly relation: 'past' | 'remains' | 'as-well' | 'possible';
  /** A line that proves it and not the cause to name. */
  readonly proof?: string | undefined;
}

/** Why it fails, as far as is known. */
export interface CauseSection {
  /** The cause to name; undefined when none is known. */
  readonly known?: Pick<Diagnosis, 'title' | 'cause' | 'confidence' | 'category'> | undefined;
  /**
   * What there is in place of a known cause: the evidence is still to come, the log has an error,
   * it has only its last lines, ECS said something, or there is nothing. Of a stack: CloudFormation
   * said something or nothing, or nothing has failed.
   */
  readonly instead?:
    | 'pending'
    | 'error'
    | 'last-lines'
    | 'ecs-words'
    | 'nothing'
    | 'stack-words'
    | 'stack-silent'
    | 'stack-works'
    | undefined;
  /** Settings that siblings have, this service lacks, and the error is about. */
  readonly missing: readonly MissingName[];
  readonly others: readonly OtherCause[];
  /** How many causes there are beyond `others`. */
  readonly moreCauses: number;
}

/** Causes beside the best that are named. */
const OTHERS = 4;

/** True when the best keeps containers from starting, and the other concerns what comes later. */
const isLater = (other: Diagnosis, best: Diagnosis | undefined) =>
  best !== undefined &&
  PHASES.indexOf(best.phase) < PHASES.indexOf('start') &&
  PHASES.indexOf(best.phase) < PHASES.indexOf(other.phase);

const knownCause = ({ title, cause, confidence, category }: Diagnosis) => ({
  title,
  cause,
  confidence,
  category,
});

function relationOf(other: Diagnosis, best: Diagnosis | undefined): OtherCause['relation'] {
  if (other.past) return 'past';
  if (best && other.failure !== best.failure) return 'as-well';
  return isLater(other, best) ? 'remains' : 'possible';
}

function otherCause(other: Diagnosis, record: IncidentRecord): OtherCause {
  const best = causeOf(record.diagnoses);
  const { cause, confidence, category } = other;
  const proof = other.evidence.find((text) => saysWhy(record, text));
  return {
    relation: relationOf(other, best),
    cause,
    confidence,
    category,
    ...(proof && proof !== best?.evidence[0] && { proof }),
  };
}

function insteadOfCause(record: IncidentRecord): CauseSection['instead'] {
  const log = logOfProof(record);
  if (log) return log.error ? 'error' : 'last-lines';
  const hasWords = ecsWords(record).length > 0;
  if (record.resource.kind === 'service') return hasWords ? 'ecs-words' : 'nothing';
  if (record.detector === 'operation-overdue') return 'stack-works';
  return hasWords ? 'stack-words' : 'stack-silent';
}

/** Why it fails, how sure that is, and which other causes there may be. */
export function causeSection(record: IncidentRecord): CauseSection {
  const { diagnoses, evidence } = record;
  if (!evidence.collectedAt && diagnoses.length === 0) {
    return { instead: 'pending', missing: [], others: [], moreCauses: 0 };
  }
  const best = causeOf(diagnoses);
  const others = diagnoses.filter(
    (diagnosis) => diagnosis !== best && !POINTERS.includes(diagnosis.category),
  );
  return {
    ...(best ? { known: knownCause(best) } : { instead: insteadOfCause(record) }),
    missing: relatedNames(record),
    others: others.slice(0, OTHERS).map((other) => otherCause(other, record)),
    moreCauses: Math.max(0, others.length - OTHERS),
  };
}
