import type { Operation } from '../stack/operation.ts';
import { workFailures } from '../stack/operation-outcome.ts';
import { MINUTE } from '../text/iso-time.ts';
import { type Incident, lastOpenedAt } from './incident.ts';
import { LOOKS } from './needs-diagnosis.ts';

/** Resources of which each may be a reason to look again. */
const FAILURES = 5;

const endOf = ({ endedAt, status }: Operation) => (endedAt ? [`ended ${status}`] : []);

/** What a look at an operation can see: the resources that failed, and its end. */
export const operationWays = (operation: Operation): string[] => [
  ...workFailures(operation)
    .slice(0, FAILURES)
    .map(({ stack, logicalId }) => `${stack}/${logicalId}`),
  ...endOf(operation),
];

/** After this time an operation that failed should have ended: perhaps nobody heard of its end. */
const LOST_MINUTES = 60;

/**
 * True when a look at the operation would bring something that none before it had. All is read
 * twice: when it failed, and when it ended. What could not be read is tried again.
 */
export function needsStackDiagnosis(
  incident: Incident,
  operation: Operation,
  now: number,
): boolean {
  const { diagnosedAt, signatures, looks = 0 } = incident;
  if (diagnosedAt === undefined) return true;
  const isNew = (way: string) => !signatures.includes(way);
  if (endOf(operation).some(isNew)) return true;
  const isUnexplained = incident.headline?.cause === undefined;
  if (isUnexplained && operationWays(operation).some(isNew)) return true;
  const minutes = (now - Date.parse(lastOpenedAt(incident))) / MINUTE;
  if (!operation.endedAt && minutes >= LOST_MINUTES) return true;
  const from = LOOKS[looks];
  const isUnread = isUnexplained || incident.eventsKeptAt === undefined;
  return isUnread && from !== undefined && minutes >= from;
}
