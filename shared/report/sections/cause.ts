import { causeOf, type Diagnosis } from '../../diagnosis/diagnosis.ts';
import { PHASES } from '../../failure/category.ts';
import { ecsWords, isBoilerplate } from '../ecs-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { logOfProof } from '../log-of-proof.ts';
import { lackLine, relatedNames } from '../missing-names-text.ts';
import { quoted, section, sentence } from '../page-text.ts';

/** True when no container runs: then what the tasks before died of is still to come. */
const comesBefore = (best: Diagnosis | undefined, other: Diagnosis) =>
  best !== undefined &&
  PHASES.indexOf(best.phase) < PHASES.indexOf('start') &&
  PHASES.indexOf(best.phase) < PHASES.indexOf(other.phase);

/** Causes beside the best that are named, each with its proof. */
const OTHERS = 4;

function introduction(best: Diagnosis | undefined, other: Diagnosis): string {
  if (other.past) return 'Past, later tasks came further';
  if (comesBefore(best, other)) return 'If that is fixed, this may remain';
  return `Also possible (${other.confidence} confidence)`;
}

function others({ diagnoses }: IncidentRecord, best: Diagnosis | undefined): string[] {
  const all = diagnoses.filter((diagnosis) => diagnosis !== best);
  const lines = all.slice(0, OTHERS).flatMap((other) => {
    const proof = other.evidence.find((text) => !isBoilerplate(text));
    return [
      `${introduction(best, other)}: ${sentence(other.cause)}`,
      ...(proof && proof !== best?.evidence[0] ? [quoted(proof)] : []),
    ];
  });
  const left = all.length - OTHERS;
  return left > 0 ? [...lines, `${left} more causes are possible.`] : lines;
}

/** What a person is to read instead of a cause. */
function instead(record: IncidentRecord): string {
  if (logOfProof(record)?.error) return 'The error is below.';
  if (logOfProof(record)) return 'The last lines of its log are below.';
  return ecsWords(record).length > 0
    ? 'What ECS said is below.'
    : 'There is neither a log nor a reason from ECS.';
}

/** What it is, with how sure that is; what was real but is past stands behind it. */
export function causeSection(record: IncidentRecord): string {
  const { diagnoses, evidence } = record;
  if (!evidence.collectedAt && diagnoses.length === 0) {
    return section('CAUSE', ['Not known yet: the evidence is still being collected.']);
  }
  const best = causeOf(diagnoses);
  const title = best ? `CAUSE (${best.confidence} confidence)` : 'CAUSE';
  const cause = best ? sentence(best.cause) : `No known cause matches. ${instead(record)}`;
  const related = relatedNames(record);
  return section(title, [cause, ...lackLine(related), ...others(record, best)]);
}
