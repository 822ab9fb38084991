import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { LOOPWATCH, resolveIncident } from '../incident/incident-transitions.ts';
import { reasonToResolveStack } from '../incident/operation-ending.ts';
import { operationOf } from '../incident/operation-incidents.ts';
import { METRICS } from '../names.ts';
import { operationsOf } from '../stack/operation.ts';
import { incidentSpan } from '../table/incident-span.ts';
import { readStackHistory } from '../table/stack-history.ts';
import { reconsiderStack } from './reconsider-stack.ts';
import type { StepWorld } from './step-world.ts';

/** Resolves the incident of a stack whose operation has ended well, or has been undone for long. */
export async function settleStack(incident: Incident, world: StepWorld): Promise<void> {
  const { resource } = incident;
  const { rows, failures } = await readStackHistory(world.documents, resource.key);
  const operation = operationOf(incident, operationsOf(rows, failures));
  const now = world.now();
  const why = operation && reasonToResolveStack(operation, now, world.thresholds.quietMinutes);
  if (!why) return;
  const ref = refOf(incident);
  const span = await incidentSpan(world, incident);
  const left = await world.incidents.update(ref, (stored) =>
    isActive(stored) ? resolveIncident(stored, { who: LOOPWATCH, why }, span, now) : undefined,
  );
  if (!left?.changed) return;
  // Write, then read: what failed in between is seen here, or its detect sees the resolution.
  await reconsiderStack(resource.arn, world);
  world.count(METRICS.incidentsResolved);
  world.log.info('incident resolved', { what: 'incident-resolved', incidentId: incident.id, why });
  await world.notificationsQueue.send({ ...ref, why: 'resolved' });
}
