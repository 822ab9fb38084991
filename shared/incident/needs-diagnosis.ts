import { type Failure, signatureOf } from '../failure/failure.ts';
import { lastSegment } from '../resource.ts';
import { CONDITIONS } from '../service/conditions.ts';
import { conditionKey } from '../service/service-condition.ts';
import { MINUTE } from '../text/iso-time.ts';
import { type Incident, lastOpenedAt } from './incident.ts';

/** A way of failing. The same exit of another revision may have another cause. */
const wayOf = (failure: Failure): string =>
  `${signatureOf(failure)} ${lastSegment(failure.taskDefinitionArn ?? '')}`;

/** The ways in which an incident fails: those of its failures, and its service's conditions. */
export const waysOf = (failures: readonly Failure[], { conditions = [] }: Incident): string[] => [
  ...new Set([
    ...failures.map(wayOf),
    ...conditions
      .filter(({ name }) => failures.length === 0 || !CONDITIONS[name].isInFigures)
      .map((one) => conditionKey(one.name, one)),
  ]),
];

/** More ways than this are one way after all: a program that exits with another code each time. */
const WAYS = 6;

const isNewWay = ({ signatures }: Incident, signature: string): boolean =>
  signatures.length < WAYS && !signatures.includes(signature);

/** True when the failure shows a way of failing that has not been diagnosed yet. */
export const isMaterialChange = (incident: Incident, failure: Failure): boolean =>
  failure.counts && incident.diagnosedAt !== undefined && isNewWay(incident, wayOf(failure));

/** Ten times the failures is worth a new look. */
const MUCH_WORSE = 10;

/**
 * Minutes after the opening at which the first, second and third diagnosis may run without a new
 * way of failing: log lines come late, and what could not be read may be readable by then. More
 * would use up read quotas that deployments need too.
 */
export const LOOKS = [0, 1, 10];

/** True when there is something that no diagnosis of this incident has seen yet. */
export function needsDiagnosis(
  incident: Incident,
  failures: number,
  signatures: readonly string[],
  now: number,
): boolean {
  if (incident.diagnosedAt === undefined) return true;
  if (signatures.some((signature) => isNewWay(incident, signature))) return true;
  // Log lines come late: the first diagnosis may not have had them.
  const isUnexplained = incident.headline?.cause === undefined;
  const before = incident.diagnosedFailures ?? failures;
  const isMuchWorse = before > 0 && failures >= MUCH_WORSE * before;
  const from = LOOKS[incident.looks ?? 0];
  if (from === undefined) return false;
  return isMuchWorse || (isUnexplained && minutesOpen(incident, now) >= from);
}

const minutesOpen = (incident: Incident, now: number): number =>
  Math.floor((now - Date.parse(lastOpenedAt(incident))) / MINUTE);

/**
 * True 1, 2, 4, 8 ... minutes after it opened: soon for late log lines, later for growing loops.
 */
export function isLookDue(incident: Incident, now: number): boolean {
  const minutes = minutesOpen(incident, now);
  return minutes > 0 && Number.isInteger(Math.log2(minutes));
}
