import type { Failure } from '../failure/failure.ts';
import { failuresOf } from '../incident/failure-span.ts';
import type { Incident } from '../incident/incident.ts';
import type { Failures } from './failures.ts';

/** How far before its opening an incident's first failure may lie, in milliseconds. */
const LOOK_BACK = 48 * 3600_000;

/** Reads the failures of an incident that count, oldest first. */
export async function incidentFailures(failures: Failures, incident: Incident): Promise<Failure[]> {
  const createdAt = incident.trigger.split('#')[0] ?? incident.openedAt;
  const from = new Date(Date.parse(createdAt) - LOOK_BACK).toISOString();
  const stored = await failures.since(incident.resource.key, from);
  const until = incident.resolvedAt;
  return failuresOf(stored, incident).filter(({ failedAt }) => !until || failedAt <= until);
}
