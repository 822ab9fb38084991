import { causeOf } from '../../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../../evidence/evidence.ts';
import { lastSegment } from '../../resource.ts';
import { closeUp } from '../../text/excerpt/close-up.ts';
import { type EcsWords, ecsWords } from '../ecs-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { isIn, logOfProof } from '../log-of-proof.ts';

/** A line of a log. */
export interface ProofLine {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  /** True when one of the block's `telling` texts stands in it. */
  readonly isTelling: boolean;
  /** Lines left out right before it; the log that was kept may lack others, too. */
  readonly omittedBefore: number;
}

/** What the program wrote. */
export interface LogBlock {
  readonly source: 'log';
  /** It proves the cause, has an error of no known cause, or is only the end of the log. */
  readonly role: 'proof' | 'error' | 'last-lines';
  readonly container: string;
  /** The task's id. */
  readonly task: string;
  readonly lines: readonly ProofLine[];
  /**
   * The texts that matter, the best first. Each is a part of the log, though not always of
   * `lines`: it may stand elsewhere in the log.
   */
  readonly telling: readonly string[];
}

/** What ECS said, or of a stack CloudFormation. */
export interface EcsBlock {
  readonly source: 'ecs' | 'cloudformation';
  /** It proves the cause, or is only what ECS said. */
  readonly role: 'proof' | 'said';
  readonly lines: readonly EcsWords[];
}

export type ProofSection = readonly (LogBlock | EcsBlock)[];

/** Lines of a log that proves something. */
const PROOF_LINES = 14;
/** Proofs of the cause that may stand apart from each other. */
const PROOFS = 3;
/** Lines of a log that proves nothing. */
const LAST_LINES = 6;

/** The index of the line with the proof, else of the error, else of the last line. */
function focusOf({ lines, error }: LogEvidence, proof: string | undefined): number {
  const ofProof = proof ? lines.findLastIndex(({ text }) => text.includes(proof)) : -1;
  if (ofProof >= 0) return ofProof;
  const ofError = lines.findLastIndex(
    ({ at, text }) => at === error?.at && text.includes(error.text),
  );
  // The error of a JSON entry is its message, which the line holds in escaped form.
  const index = ofError < 0 ? lines.findLastIndex(({ at }) => at === error?.at) : ofError;
  return index < 0 ? lines.length - 1 : index;
}

function logBlock({ diagnoses }: IncidentRecord, log: LogEvidence): LogBlock {
  const evidence = causeOf(diagnoses)?.evidence ?? [];
  const [proof] = evidence;
  const isProof = proof !== undefined && isIn(log, proof);
  const limit = isProof || log.error ? PROOF_LINES : LAST_LINES;
  const lines = closeUp(log.lines, focusOf(log, isProof ? proof : undefined), limit);
  const proofs = evidence.filter((text) => isIn(log, text)).slice(0, PROOFS);
  const telling = [...new Set([...proofs, ...(log.error ? [log.error.text] : [])])];
  return {
    source: 'log',
    role: isProof ? 'proof' : log.error ? 'error' : 'last-lines',
    container: log.container,
    task: lastSegment(log.taskArn),
    lines: lines.map(({ at, text, before }) => ({
      at,
      text,
      isTelling: telling.some((one) => text.includes(one)),
      omittedBefore: before,
    })),
    telling,
  };
}

/** What the program wrote and what ECS said, apart; whichever proves the cause comes first. */
export function proofSection(record: IncidentRecord): ProofSection {
  const log = logOfProof(record);
  const proof = causeOf(record.diagnoses)?.evidence[0];
  const words = ecsWords(record);
  const written = log ? [logBlock(record, log)] : [];
  const isLogFirst = log && (proof === undefined ? log.error : isIn(log, proof));
  // The situation tells the exit code; repeated here it would only look like more proof.
  if (isLogFirst && words.every(({ kind }) => kind === 'exit')) return written;
  const role = isLogFirst || proof === undefined ? 'said' : 'proof';
  const source = record.resource.kind === 'stack' ? 'cloudformation' : 'ecs';
  const said = words.length > 0 ? [{ source, role, lines: words } as const] : [];
  return isLogFirst ? [...written, ...said] : [...said, ...written];
}
