import { causeOf } from '../../diagnosis/diagnosis.ts';
import { LOOPWATCH } from '../../incident/incident-transitions.ts';
import { lastResolution } from '../../incident/timeline.ts';
import { lastSegment } from '../../resource.ts';
import { cutBytes } from '../../text/cut-bytes.ts';
import { plainText } from '../../text/plain-text.ts';
import { ecsWords } from '../ecs-words.ts';
import { exitText } from '../exit-text.ts';
import { unverified } from '../headline-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { isIn, logOfProof } from '../log-of-proof.ts';
import { cut, failedText, quoted, quotedReason, section } from '../page-text.ts';
import { spanText, timeText } from '../span-text.ts';

/** Of the reason why it was resolved. */
const WHY_BYTES = 500;

/** How it ended, who says so, and whether anybody asked ECS. */
export function outcomeLine(record: IncidentRecord, now: number): string {
  const end = lastResolution(record);
  // What an operator wrote is one line too.
  const why = cutBytes(plainText(end?.why ?? 'resolved'), WHY_BYTES);
  const at = end?.at ?? record.resolvedAt;
  const who = end?.who && end.who !== LOOPWATCH ? ` by ${cut(end.who)}` : '';
  const noted = unverified(record).map((text) => `. ${cut(text)}`);
  return `${why}${at ? ` (${timeText(at, now)}${who})` : ''}${noted.join('')}`;
}

/** "8 tasks failed 09:01–09:55 UTC, 54 min; app exited with 1; failing revision media:7." */
export function lastedLine(record: IncidentRecord, now: number): string {
  const { evidence, detectedFrom, lastSeenAt } = record;
  const failed = [failedText(record), spanText(detectedFrom, lastSeenAt, now)];
  const revision = evidence.taskDefinition && lastSegment(evidence.taskDefinition.arn);
  const parts = [
    failed.filter(Boolean).join(' '),
    exitText(evidence.stops?.[0]),
    revision && `failing revision ${revision}`,
  ];
  return `${cut(parts.filter(Boolean).join('; '))}.`;
}

/** What it was, for those who read of it first when it is over. */
export function wasSection(record: IncidentRecord, now: number): string {
  const best = causeOf(record.diagnoses);
  const log = logOfProof(record);
  const proof = best?.evidence[0] ?? log?.error?.text;
  const [word] = ecsWords(record);
  const isWritten = proof !== undefined && log !== undefined && isIn(log, proof);
  const words = isWritten ? [quoted(proof)] : word ? [quotedReason(word)] : [];
  return section('WHAT IT WAS', [
    best ? `${cut(best.cause)} (${best.confidence} confidence).` : 'No known cause matched.',
    ...words,
    lastedLine(record, now),
  ]);
}
