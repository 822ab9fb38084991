import { causeOf, type Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Category } from '../../failure/category.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { stackSteps } from '../stack-steps.ts';
import type { Step } from '../step.ts';
import { wayToReadOn } from '../way-to-read-on.ts';
import { waysBack } from '../ways-back.ts';

/** Causes outside the revision: an older one would meet them, too. */
const OUTSIDE: readonly Category[] = [
  'image_pull_rate_limit',
  'image_pull_network',
  'init_network',
  'network_eni',
  'capacity',
  'quota_limit',
  'runtime_timeout',
  'dns_resolution',
  'dependency_unreachable',
  'service_discovery',
  'db_auth',
  'db_migration',
];

/** The advice of a rule, without what a command says better. */
const adviceSteps = ({ advice, rollbackAdvice }: Diagnosis, hasCommand: boolean): Step[] =>
  advice
    .filter((text) => !hasCommand || text !== rollbackAdvice)
    .map((text) => ({ kind: 'advice', text }));

/** What to do, the best first: what ends the outage comes before what cures its cause. */
export function nextSection(record: IncidentRecord): Step[] {
  const best = causeOf(record.diagnoses);
  const back = waysBack(record);
  const freed = stackSteps(record);
  // Nothing has failed of which one could read.
  const isWaiting = record.detector === 'operation-overdue';
  const read = isWaiting ? undefined : wayToReadOn(record);
  if (!best) return [...back, ...freed, ...(read ? [read] : [])];
  const advice = adviceSteps(best, back.length > 0);
  // A revision that is only assumed to have worked may fail as well: better to cure a known cause.
  // A stack that is freed before its cause is cured fails once more.
  if (freed.length > 0) return [...advice, ...freed];
  const isUnsure = record.evidence.lastGood?.assumed === true || OUTSIDE.includes(best.category);
  return isUnsure ? [...advice, ...back] : [...back, ...advice];
}
