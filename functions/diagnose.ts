import { openCloudFormation } from '../shared/aws/cloudformation.ts';
import { openEcs } from '../shared/aws/ecs.ts';
import { openLogs } from '../shared/aws/logs.ts';
import { isActive } from '../shared/incident/incident.ts';
import type { IncidentRef } from '../shared/incident/incident-ref.ts';
import { parseIncidentsMessage } from '../shared/incident/incidents-message.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import type { Runtime } from '../shared/runtime.ts';
import { diagnoseService } from '../shared/steps/diagnose-service.ts';
import { diagnoseStack } from '../shared/steps/diagnose-stack.ts';
import { placeStackEvent } from '../shared/steps/place-stack-event.ts';
import { recordOperation } from '../shared/steps/record-operation.ts';
import { stepWorld } from '../shared/steps/step-world.ts';
import { openFindings } from '../shared/table/findings.ts';
import { openStackEvents } from '../shared/table/stack-events.ts';

/** The deeds of diagnose, bound to the place where it runs. */
export function diagnoseWorld(runtime: Runtime) {
  const world = stepWorld(runtime);
  return {
    ...world,
    findings: openFindings(world.documents),
    stackEvents: openStackEvents(world.documents),
    ecs: openEcs(runtime.connect),
    logs: openLogs(runtime.connect),
    cloudFormation: openCloudFormation(runtime.connect),
  };
}

type World = ReturnType<typeof diagnoseWorld>;

/** What detect leaves open, and cannot ask: it asks no API. */
export async function diagnose(body: string, world: World): Promise<void> {
  const message = parseIncidentsMessage(body);
  switch (message.kind) {
    case 'stack-event':
      return placeStackEvent(message.event, message.since, world);
    case 'operation-ended':
      return recordOperation(message.stackId, message.endedAt, world);
    case 'incident':
      return onIncident(message.ref, world);
  }
}

/** Incident → collect evidence → diagnoses → save → let notify decide. */
async function onIncident(ref: IncidentRef, world: World): Promise<void> {
  const incident = await world.incidents.get(ref.resourceKey, ref.sequence);
  if (!incident) return;
  const { resource, status } = incident;
  if (resource.kind === 'stack') {
    // The evidence of a stack is kept though the incident is over: the stack may soon be gone.
    if (status === 'closed') return;
    await diagnoseStack(incident, resource, world);
  } else {
    if (!isActive(incident)) return;
    await diagnoseService(incident, resource, world);
  }
  await world.notificationsQueue.send({ ...ref, why: 'diagnosed' });
}

export const handler = sqsHandler(diagnose, diagnoseWorld);
