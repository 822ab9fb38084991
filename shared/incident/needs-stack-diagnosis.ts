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

/** The incident with nothing seen yet: another look may find what its service's incident has. */
export const lookAgain = (incident: Incident): Incident => ({ ...incident, signatures: [] });

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
  // A service that did not get steady has its reason, which its own incident may find later.
  const { category, cause } = incident.headline ?? {};
  const isUnexplained = cause === undefined || category === 'cfn_service_unstable';
  if (isUnexplained && operationWays(operation).some(isNew)) return true;
  const minutes = (now - Date.parse(lastOpenedAt(incident))) / MINUTE;
  if (!operation.endedAt && minutes >= LOST_MINUTES) return true;
  if (incident.eventsKeptAt === undefined) return minutes >= 1;
  const from = LOOKS[looks];
  // When all was read after the end, no later look finds more.
  return cause === undefined && !operation.endedAt && from !== undefined && minutes >= from;
}

/** In minutes. What could not be read is tried so often, until the incident is closed. */
const RETRIED = 15;

/**
 * True when the events of a stack's operation could not be read yet, and it is time to try again:
 * also when all is over, since the stack may soon be forgotten.
 */
export function isRetryDue({ eventsKeptAt, ...incident }: Incident, now: number): boolean {
  if (incident.resource.kind !== 'stack' || eventsKeptAt !== undefined) return false;
  const minutes = Math.floor((now - Date.parse(lastOpenedAt(incident))) / MINUTE);
  return minutes > 0 && minutes % RETRIED === 0;
}
