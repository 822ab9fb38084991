import type { Category } from '../failure/category.ts';
import { ownReason } from '../stack/stack-reason.ts';
import type { StackRow } from '../stack/stack-row.ts';
import { tellsOfFailure } from '../stack/stack-status.ts';
import { failureWeight } from '../text/excerpt/failure-weight.ts';
import { isShutdown } from '../text/excerpt/is-shutdown.ts';
import { jsonLog } from '../text/excerpt/json-log.ts';
import { anyOf } from '../text/pattern.ts';
import type { Diagnosis } from './diagnosis.ts';
import { logProofs } from './log-proof.ts';
import type { PastedCase, ReadCase } from './pasted-case.ts';
import { titleFrom } from './title-from.ts';

const BENIGN: Partial<Record<Category, string>> = {
  benign_scale: 'ECS stopped the task itself: a deployment, a scale-in or a rebalancing',
  benign_user: 'Somebody, or a pipeline, stopped the task',
  benign_infra: 'AWS took the host away: Spot, maintenance, or a drained or terminated instance',
};

/** The diagnosis of a stop that is nobody's failure; undefined for any other case. */
export function benignDiagnosis({ stop }: ReadCase, proof: string): Diagnosis | undefined {
  if (!stop?.benign || !stop.category) return undefined;
  const cause = BENIGN[stop.category] ?? 'The stop was ordered';
  return {
    rule: 'ordered-stop',
    category: stop.category,
    confidence: 'high',
    title: titleFrom(cause),
    cause,
    evidence: [proof],
    advice: ['Nothing: ECS starts another task if the service wants one'],
    phase: stop.phase,
    past: false,
  };
}

/**
 * Messages of a healthy service. Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
const HEALTHY_SERVICE = anyOf(
  /has reached a steady state/i,
  /has started \d+ tasks/i,
  /has stopped \d+ (?:running|pending) tasks/i,
  /registered \d+ (?:targets|instances)/i,
  /has begun draining/i,
  /deployment (?:\S{1,60} )?completed/i,
);

/** What tools say when nothing was to do, or all went well. */
const HEALTHY_DEPLOYMENT = anyOf(
  /\bno (?:changes|updates) (?:to|are to|detected)\b/i,
  /\b(?:is|are) (?:already )?up[- ]to[- ]date\b/i,
  /\b(?:have|has) been (?:created|updated|deleted)\b(?! because| after)/i,
  /\bsuccessfully (?:created|updated|deleted|deployed)\b/i,
);

/** True of rows of which one failed or was undone, and of a bare reason: success needs none. */
function reportFailure(rows: readonly StackRow[]): boolean {
  const statuses = rows.flatMap(({ status }) => status ?? []);
  if (statuses.length > 0) return statuses.some(tellsOfFailure);
  const said = rows.map(({ reason }) => reason).filter((reason) => ownReason(reason) !== '');
  return said.length > 0 && !said.some((reason) => HEALTHY_DEPLOYMENT.test(reason));
}

/** From this weight on, a line is an error by its level or shape, not only by a word in it. */
const ERROR_WEIGHT = 4;

/** True when the log ends with an error. */
const endsWithError = ({ evidence }: ReadCase) =>
  logProofs(evidence).some(
    ({ text, confidence, later }) =>
      confidence === 'high' &&
      failureWeight(text, jsonLog(text)) >= ERROR_WEIGHT &&
      later.every((line) => failureWeight(line, jsonLog(line)) > 0 || /^\s/.test(line)),
  );

/** True when the case is about a failure, as far as the text tells. */
export function countsAsFailure(read: ReadCase, found: readonly Diagnosis[], given: PastedCase) {
  const { kind, stop, evidence } = read;
  if (kind === 'cfn') {
    const rows = evidence.stack?.rows ?? [];
    return found.length > 0 || reportFailure(rows);
  }
  if (stop?.benign) return false;
  const isOrdered = evidence.logs.some(({ lines }) => lines.some(({ text }) => isShutdown(text)));
  if (
    given.exitCode !== undefined &&
    given.exitCode !== 0 &&
    !(isOrdered && given.exitCode === 143)
  ) {
    return kind === 'log' || stop?.counts !== false || found.length > 0;
  }
  if (kind === 'ecs-stop') {
    const isHealthy = (line: string) => HEALTHY_SERVICE.test(line) || line.trim() === '';
    if (given.text.every(isHealthy)) return false;
    return stop?.counts === true || found.length > 0;
  }
  return (
    found.some(({ confidence }) => confidence !== 'low') ||
    endsWithError(read) ||
    (given.exitCode === 0 && !isOrdered)
  );
}
