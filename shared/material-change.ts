import { type Failure, signatureOf } from './failure.ts';
import { type Incident, lastOpenedAt } from './incident.ts';

/** True when the failure shows a way of failing that diagnose has not looked at yet. */
export const isMaterialChange = (incident: Incident, failure: Failure): boolean =>
  failure.counts &&
  incident.diagnosedAt !== undefined &&
  !incident.signatures.includes(signatureOf(failure));

/** Ten times the failures is worth a new look. */
const MUCH_WORSE = 10;

/** True when there is something that no diagnosis of this incident has seen: else a copy came late. */
export function needsDiagnosis(
  incident: Incident,
  failures: number,
  signatures: readonly string[],
): boolean {
  if (incident.diagnosedAt === undefined) return true;
  const isNewWay = signatures.some((signature) => !incident.signatures.includes(signature));
  return isNewWay || failures >= MUCH_WORSE * (incident.diagnosedFailures ?? failures);
}

/** True 1, 2, 4, 8 ... minutes after it opened: often enough to see a loop grow tenfold. */
export function isLookDue(incident: Incident, now: number): boolean {
  const minutes = Math.floor((now - Date.parse(lastOpenedAt(incident))) / 60_000);
  return minutes > 0 && Number.isInteger(Math.log2(minutes));
}
