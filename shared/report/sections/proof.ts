import { causeOf } from '../../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../../evidence/evidence.ts';
import { lastSegment } from '../../resource.ts';
import { closeUp, type ShownLine } from '../../text/excerpt/close-up.ts';
import { ecsWords } from '../ecs-words.ts';
import { exitText } from '../exit-text.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { isIn, logOfProof } from '../log-of-proof.ts';
import { cut, LINE, quotedReason, REASON, section } from '../page-text.ts';

/** Lines of log on a page; `loopwatch show` names where the rest is. */
const PROOF_LINES = 14;
/** Lines that prove the cause and stand apart from each other. */
const PROOFS = 3;
/** Of a log that proves nothing. */
const LAST_LINES = 6;

/** Where in the log the proof stands, else its error; the last line of one without. */
function focusOf({ lines, error }: LogEvidence, proof: string | undefined): number {
  const says = proof ? lines.findLastIndex(({ text }) => text.includes(proof)) : -1;
  if (says >= 0) return says;
  const isError = lines.findLastIndex(
    ({ at, text }) => at === error?.at && text.includes(error.text),
  );
  // The text of a JSON entry is not written as it is read.
  const at = isError < 0 ? lines.findLastIndex((line) => line.at === error?.at) : isError;
  return at < 0 ? lines.length - 1 : at;
}

const clock = (at: number) => new Date(at).toISOString().slice(11, 19);
const OWN_TIME = /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d/;

/** A line that matters is kept whole: chained exceptions say why at their end. Not so JSON. */
const limitOf = (text: string, telling: readonly string[]) =>
  !text.includes('{"') && telling.some((one) => text.includes(one)) ? REASON : LINE;

/** The lines behind a bar, each second named once. */
function rows(shown: readonly ShownLine[], telling: readonly string[]): string[] {
  let last = '';
  return shown.flatMap(({ at, text, before }) => {
    const time = OWN_TIME.test(text) ? '' : clock(at);
    const isSame = time === last;
    last = time;
    const stamp = time === '' ? '' : isSame ? ' '.repeat(10) : `${time}  `;
    // Not counted: the log that was kept has gaps of its own.
    const left = before > 0 ? ['  | ...'] : [];
    return [...left, `  | ${stamp}${cut(text, limitOf(text, telling))}`];
  });
}

function logSection(record: IncidentRecord, log: LogEvidence): string {
  const best = causeOf(record.diagnoses);
  const proof = best?.evidence[0];
  const isProof = proof !== undefined && isIn(log, proof);
  const limit = isProof || log.error ? PROOF_LINES : LAST_LINES;
  const shown = closeUp(log.lines, focusOf(log, isProof ? proof : undefined), limit);
  // The proof may be a part of an entry that is cut, the error stand elsewhere in the log.
  const proofs = (best?.evidence ?? []).filter((text) => isIn(log, text)).slice(0, PROOFS);
  const telling = [...new Set([...proofs, ...(log.error ? [log.error.text] : [])])];
  // A proof may be a part of an entry that is cut, or stand elsewhere in the log.
  const isShown = (proof: string) =>
    shown.some(({ text }) => cut(text, limitOf(text, telling)).includes(cut(proof, REASON)));
  const what = isProof ? 'PROOF' : log.error ? 'ERROR' : 'LAST LINES';
  return section(
    `${what} (log of ${cut(log.container)}, task ${lastSegment(log.taskArn).slice(0, 8)}, UTC)`,
    [...rows(shown, telling), ...telling.filter((text) => !isShown(text)).map(quotedReason)],
  );
}

/** What ECS said and what the program wrote, apart; whichever proves the cause first. */
export function proofSections(record: IncidentRecord): string[] {
  const log = logOfProof(record);
  const proof = causeOf(record.diagnoses)?.evidence[0];
  const words = ecsWords(record);
  const isLogFirst = log && (proof === undefined ? log.error : isIn(log, proof));
  // The state above says how it exited; repeated here it would only look like more proof.
  if (isLogFirst && words.every((text) => text === exitText(record.evidence.stops?.[0]))) {
    return [logSection(record, log)];
  }
  const title = isLogFirst || proof === undefined ? 'ECS SAID' : 'PROOF (what ECS said)';
  const ecs = section(title, words.map(quotedReason));
  const written = log ? logSection(record, log) : '';
  return isLogFirst ? [written, ecs] : [ecs, written];
}
