import { openCloudFormation } from '../shared/aws/cloudformation.ts';
import { openEcs } from '../shared/aws/ecs.ts';
import { openLogs } from '../shared/aws/logs.ts';
import { openQueues } from '../shared/aws/queue.ts';
import { headlineOf } from '../shared/diagnosis/diagnosis.ts';
import { isActive } from '../shared/incident/incident.ts';
import { parseIncidentRef } from '../shared/incident/incident-ref.ts';
import { diagnosed } from '../shared/incident/incident-transitions.ts';
import { needsDiagnosis, waysOf } from '../shared/incident/needs-diagnosis.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { METRICS } from '../shared/names.ts';
import { type Runtime, required } from '../shared/runtime.ts';
import { findCause } from '../shared/steps/find-cause.ts';
import { openDeployments } from '../shared/table/deployments.ts';
import { openDocuments } from '../shared/table/document-client.ts';
import { openFailures } from '../shared/table/failures.ts';
import { openFindings } from '../shared/table/findings.ts';
import { incidentFailures } from '../shared/table/incident-failures.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { openServices } from '../shared/table/services.ts';

/** The deeds of diagnose, bound to the place where it runs. */
export function diagnoseWorld(runtime: Runtime) {
  const documents = openDocuments(runtime.connect, required(runtime, 'table'));
  return {
    ...runtime,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    services: openServices(documents),
    deployments: openDeployments(documents),
    findings: openFindings(documents),
    ecs: openEcs(runtime.connect),
    logs: openLogs(runtime.connect),
    cloudFormation: openCloudFormation(runtime.connect),
    notificationsQueue: openQueues(runtime.connect)(required(runtime, 'notificationsQueue')),
  };
}

type World = ReturnType<typeof diagnoseWorld>;

/** Incident → collect evidence → diagnoses → save → let notify decide. */
export async function diagnose(body: string, world: World): Promise<void> {
  const ref = parseIncidentRef(body);
  const incident = await world.incidents.get(ref.resourceKey, ref.sequence);
  if (!incident || !isActive(incident)) return;
  const { id, resource } = incident;
  const failures = await incidentFailures(world.failures, incident);
  const signatures = waysOf(failures, incident);
  const isDue = needsDiagnosis(incident, failures.length, signatures, world.now());
  if (isDue && resource.kind === 'service') {
    const { fingerprint, ...findings } = await findCause(incident, resource, failures, world);
    const { evidence, diagnoses } = findings;
    // Of two looks at once, the one that collected last stays, in all items.
    const at = evidence.collectedAt;
    await world.findings.put(id, findings);
    await world.incidents.update(ref, (stored) => {
      if ((stored.diagnosedAt ?? '') > at) return undefined;
      const headline = headlineOf(diagnoses, evidence);
      const stack = evidence.stack?.name;
      const count = failures.length;
      const found = { failures: count, signatures, fingerprint, headline, stack };
      return diagnosed(stored, { at: Date.parse(at), ...found });
    });
    if (evidence.service) {
      const { desiredCount, runningCount } = evidence.service;
      const seen = { desiredCount, runningCount, refreshedAt: at };
      await world.services.update(resource.key, (state) =>
        (state.refreshedAt ?? '') > at ? undefined : { ...state, ...seen },
      );
    }
    world.count(METRICS.evidenceGaps, evidence.gaps.length);
    const causes = diagnoses.map(({ rule }) => rule);
    world.log.info('diagnosed', { what: 'diagnosed', incidentId: id, causes });
  }
  await world.notificationsQueue.send({ ...ref, why: 'diagnosed' });
}

export const handler = sqsHandler(diagnose, diagnoseWorld);
