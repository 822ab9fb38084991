import type { Span } from '../incident/failure-span.ts';
import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { reopenOrClose } from '../incident/opening.ts';
import { type OperationStep, operationSteps } from '../incident/operation-incidents.ts';
import { operationSpan } from '../incident/operation-span.ts';
import { followed, operationIncident, superseded } from '../incident/operation-transitions.ts';
import { METRICS } from '../names.ts';
import { type StackResource, stackResource } from '../resource.ts';
import { operationsOf } from '../stack/operation.ts';
import { incidentSpan } from '../table/incident-span.ts';
import { readStackHistory } from '../table/stack-history.ts';
import { announceOpening } from './announce-opening.ts';
import { inhibitorOfStack, inhibits } from './inhibit.ts';
import type { StepWorld } from './step-world.ts';

/** Opens the incident of an operation, or finds the one that somebody else opened first. */
async function open(
  resource: StackResource,
  { operation, detection, next }: Extract<OperationStep, { do: 'open' }>,
  newest: Incident | undefined,
  world: StepWorld,
): Promise<Incident | undefined> {
  // Of an operation that another one has followed, the incident begins and ends in the past.
  const at = next ? Date.parse(detection.since) : world.now();
  const opened = operationIncident(resource, operation, detection, at, newest);
  const inhibitor = await inhibitorOfStack(operation, resource.arn, world);
  const bare = inhibitor ? { ...opened, inhibitedBy: inhibitor.id } : opened;
  const incident = next ? (superseded(bare, operation, next, undefined) ?? bare) : bare;
  if (!(await world.incidents.open(incident))) {
    return world.incidents.get(resource.key, incident.sequence);
  }
  world.count(METRICS.incidentsOpened);
  const { detector } = detection;
  const fields = { incidentId: incident.id, resource: resource.key, detector };
  world.log.info('incident opened', { what: 'incident-opened', ...fields });
  if (inhibitor) await inhibits(inhibitor, incident, world);
  return incident;
}

async function follow(
  { incident, operation, detection, overdueSince }: Extract<OperationStep, { do: 'follow' }>,
  world: StepWorld,
): Promise<Incident> {
  const ref = refOf(incident);
  const left = await world.incidents.update(
    ref,
    (stored) =>
      isActive(stored) ? followed(stored, operation, detection, overdueSince) : undefined,
    incident,
  );
  if (left?.changed) {
    const why = left.incident.timeline.at(-1)?.kind ?? 'its operation goes on';
    await world.incidentsQueue.send({ ...ref, why });
  }
  return left?.incident ?? incident;
}

async function supersede(
  { incident, operation, next }: Extract<OperationStep, { do: 'supersede' }>,
  world: StepWorld,
): Promise<void> {
  const ref = refOf(incident);
  const span = await incidentSpan(world, incident);
  const left = await world.incidents.update(ref, (stored) =>
    superseded(stored, operation, next, span),
  );
  if (!left?.changed) return;
  world.count(METRICS.incidentsResolved);
  const why = left.incident.timeline.at(-1)?.why;
  const fields = { incidentId: incident.id, why };
  world.log.info('incident resolved', { what: 'incident-resolved', ...fields });
  // The evidence of its end is still to be kept.
  await world.incidentsQueue.send({ ...ref, why: 'superseded' });
  await world.notificationsQueue.send({ ...ref, why: 'superseded' });
}

/** Counts what came late in an incident that is over, and has its evidence read again. */
async function amend(
  { incident, operation }: Extract<OperationStep, { do: 'amend' }>,
  span: Span | undefined,
  world: StepWorld,
): Promise<void> {
  const ref = refOf(incident);
  const left = await world.incidents.update(ref, (stored) =>
    isActive(stored) || !span
      ? undefined
      : { ...(followed(stored, operation, undefined) ?? stored), span },
  );
  if (left?.changed) await world.incidentsQueue.send({ ...ref, why: 'a failure came late' });
}

/**
 * Decides anew which incidents a root stack has, after something about it was stored. Whoever calls
 * this wrote first.
 *
 * @param root the root stack's id
 * @returns its newest incident
 */
export async function reconsiderStack(
  root: string,
  world: StepWorld,
): Promise<Incident | undefined> {
  const resource = stackResource(root);
  const { rows, failures, incidents } = await readStackHistory(world.documents, resource.key);
  let [newest] = incidents;
  for (const step of operationSteps(operationsOf(rows, failures), incidents, world.now())) {
    switch (step.do) {
      case 'supersede':
        await supersede(step, world);
        break;
      case 'amend':
        await amend(step, operationSpan(step.incident, rows, failures), world);
        break;
      case 'follow': {
        const incident = await follow(step, world);
        await announceOpening(incident, world);
        break;
      }
      case 'open': {
        const incident = await open(resource, step, newest, world);
        if (incident) await announceOpening(incident, world);
        newest = incident ?? newest;
        break;
      }
      case 'reopen': {
        const detection = { ...step.detection, failures: [] };
        const left = await world.incidents.update(refOf(step.incident), (stored) => {
          const next = reopenOrClose(stored, detection, world.now());
          return next && (followed(next, step.operation, step.detection) ?? next);
        });
        if (left && isActive(left.incident)) await announceOpening(left.incident, world);
        else if (left?.incident.status === 'closed') {
          const again = { ...step, do: 'open' } as const;
          const incident = await open(resource, again, newest, world);
          if (incident) await announceOpening(incident, world);
        }
      }
    }
  }
  return newest;
}
