import type { Category } from '../failure/category.ts';
import { failureWeight } from '../text/excerpt/failure-weight.ts';
import { isShutdown } from '../text/excerpt/is-shutdown.ts';
import { jsonLog } from '../text/excerpt/json-log.ts';
import type { Diagnosis } from './diagnosis.ts';
import { logProofs } from './log-proof.ts';
import type { PastedCase, ReadCase } from './pasted-case.ts';

const BENIGN: Partial<Record<Category, string>> = {
  benign_scale: 'ECS stopped the task itself: a deployment, a scale-in or a rebalancing',
  benign_user: 'Somebody, or a pipeline, stopped the task',
  benign_infra: 'AWS took the host away: Spot, maintenance, or a drained or terminated instance',
};

/** A stop that is nobody's failure, said in the words of a diagnosis. */
export function benignDiagnosis({ stop }: ReadCase, proof: string): Diagnosis | undefined {
  if (!stop?.benign || !stop.category) return undefined;
  const cause = BENIGN[stop.category] ?? 'The stop was ordered';
  return {
    rule: 'ordered-stop',
    category: stop.category,
    confidence: 'high',
    title: cause.charAt(0).toLowerCase() + cause.slice(1),
    cause,
    evidence: [proof],
    advice: ['Nothing: ECS starts another task if the service wants one'],
    phase: stop.phase,
    past: false,
  };
}

/** What ECS says of a service that is well. */
const CALM =
  /has reached a steady state|has started \d+ tasks|registered \d+ (?:targets|instances)|has begun draining|has stopped \d+ (?:running|pending) tasks|deployment completed|deployment \S{1,60} completed/i;
/** Statuses of a stack that tell of no failure. */
const FAILED = /_FAILED|ROLLBACK/;

/** The weight from which a line is an error by its level or by its shape, not by a word in it. */
const SURE = 4;

/** True when the case tells of a failure, as far as it can be told. */
export function countsAsFailure(read: ReadCase, found: readonly Diagnosis[], given: PastedCase) {
  const { kind, stop, evidence } = read;
  if (kind === 'cfn') {
    const rows = evidence.stack?.rows ?? [];
    return found.length > 0 || rows.some(({ reason }) => FAILED.test(reason));
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
    if (given.text.every((line) => CALM.test(line) || line.trim() === '')) return false;
    return stop?.counts === true || found.length > 0;
  }
  return (
    found.some(({ confidence }) => confidence !== 'low') ||
    logProofs(evidence).some(
      ({ text, confidence, later }) =>
        confidence === 'high' &&
        failureWeight(text, jsonLog(text)) >= SURE &&
        later.every((line) => failureWeight(line, jsonLog(line)) > 0 || /^\s/.test(line)),
    ) ||
    (given.exitCode === 0 && !isOrdered)
  );
}
