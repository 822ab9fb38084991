import { type Failure, signatureOf } from './failure.ts';
import { type Incident, lastOpenedAt } from './incident.ts';
import { lastSegment } from './resource.ts';
import { conditionKey } from './service-condition.ts';

/** A way of failing: the same exit of another revision may have another cause. */
const wayOf = (failure: Failure): string =>
  `${signatureOf(failure)} ${lastSegment(failure.taskDefinitionArn ?? '')}`;

/** The ways in which an incident fails: those of its failures, and its service's conditions. */
export const waysOf = (failures: readonly Failure[], { conditions = [] }: Incident): string[] => [
  ...new Set([...failures.map(wayOf), ...conditions.map((one) => conditionKey(one.name, one))]),
];

/** A program that exits with a new code each time fails in one way after all. */
const WAYS = 6;

const isNewWay = ({ signatures }: Incident, signature: string): boolean =>
  signatures.length < WAYS && !signatures.includes(signature);

/** True when the failure shows a way of failing that diagnose has not looked at yet. */
export const isMaterialChange = (incident: Incident, failure: Failure): boolean =>
  failure.counts && incident.diagnosedAt !== undefined && isNewWay(incident, wayOf(failure));

/** Ten times the failures is worth a new look. */
const MUCH_WORSE = 10;

/** Looks at one opening without a new way of failing: each costs reads that deployments need too. */
const LOOKS = 3;

/** True when there is something that no diagnosis of this incident has seen: else a copy came late. */
export function needsDiagnosis(
  incident: Incident,
  failures: number,
  signatures: readonly string[],
): boolean {
  if (incident.diagnosedAt === undefined) return true;
  if (signatures.some((signature) => isNewWay(incident, signature))) return true;
  // Log lines may come late, and the first look may have found them missing.
  const isUnexplained = incident.headline?.cause === undefined;
  const isMuchWorse = failures >= MUCH_WORSE * (incident.diagnosedFailures ?? failures);
  return (isUnexplained || isMuchWorse) && (incident.looks ?? 0) < LOOKS;
}

/** True 1, 2, 4, 8 ... minutes after it opened: soon for late log lines, and to see a loop grow tenfold. */
export function isLookDue(incident: Incident, now: number): boolean {
  const minutes = Math.floor((now - Date.parse(lastOpenedAt(incident))) / 60_000);
  return minutes > 0 && Number.isInteger(Math.log2(minutes));
}
