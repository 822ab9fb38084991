import { openCloudFormation } from '../shared/aws/cloudformation.ts';
import { openEcs } from '../shared/aws/ecs.ts';
import { openLogs } from '../shared/aws/logs.ts';
import { openQueues } from '../shared/aws/queue.ts';
import { collectEvidence } from '../shared/collect/collect-evidence.ts';
import { diagnoseEvidence, headlineOf } from '../shared/diagnosis/diagnosis.ts';
import { rules } from '../shared/diagnosis/rules/index.ts';
import { withEarlier } from '../shared/evidence/earlier-evidence.ts';
import { boundEvidence } from '../shared/evidence/evidence.ts';
import { fingerprintOf } from '../shared/evidence/fingerprint.ts';
import { isActive, lastOpenedAt } from '../shared/incident/incident.ts';
import { parseIncidentRef } from '../shared/incident/incident-ref.ts';
import { diagnosed } from '../shared/incident/incident-transitions.ts';
import { needsDiagnosis, waysOf } from '../shared/incident/needs-diagnosis.ts';
import { similarIncident } from '../shared/incident/similar-incident.ts';
import { lastResolution } from '../shared/incident/timeline.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { METRICS } from '../shared/names.ts';
import { type Runtime, required } from '../shared/runtime.ts';
import { openDeployments } from '../shared/table/deployments.ts';
import { openDocuments } from '../shared/table/document-client.ts';
import { openFailures } from '../shared/table/failures.ts';
import { openFindings } from '../shared/table/findings.ts';
import { incidentFailures } from '../shared/table/incident-failures.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { openServices } from '../shared/table/services.ts';

/** Earlier incidents with the same fingerprint that are named. */
const SIMILAR = 5;

/** The deeds of diagnose, bound to the place where it runs. */
export function diagnoseWorld(runtime: Runtime) {
  const documents = openDocuments(runtime.connect, required(runtime, 'table'));
  return {
    ...runtime,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    services: openServices(documents),
    deployments: openDeployments(documents),
    evidence: openFindings(documents),
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
  const failures = await incidentFailures(world.failures, incident);
  const signatures = waysOf(failures, incident);

  if (needsDiagnosis(incident, failures.length, signatures, world.now())) {
    const { resource } = incident;
    const [state, deployments] = await Promise.all([
      world.services.get(resource.key),
      world.deployments.of(resource.key),
    ]);
    // Of an incident that is back, what failed before its resolution is another episode.
    const resolvedAt = lastResolution(incident)?.at ?? '';
    const ours = failures.filter(({ failedAt }) => failedAt > resolvedAt);
    const newest = (ours.length > 0 ? ours : [...failures]).reverse();
    const found = await collectEvidence(incident, newest, { state, deployments }, world);
    const before = await world.evidence.get(incident.id);
    const evidence = boundEvidence(withEarlier(found, before?.evidence, lastOpenedAt(incident)));
    const diagnoses = diagnoseEvidence(evidence, rules);
    const fingerprint = fingerprintOf(resource, evidence);
    const alike = await world.incidents.list('fingerprint', fingerprint, { limit: SIMILAR + 1 });
    const similar = alike.items.filter(({ id }) => id !== incident.id).map(similarIncident);

    // Of two looks at once, the one that collected last stays, in both items.
    await world.evidence.put(incident.id, { evidence, diagnoses, similar });
    const at = evidence.collectedAt;
    await world.incidents.update(ref, (stored) =>
      (stored.diagnosedAt ?? '') > at
        ? undefined
        : diagnosed(stored, {
            at: Date.parse(at),
            failures: failures.length,
            signatures,
            fingerprint,
            headline: headlineOf(diagnoses, evidence),
            stack: evidence.stack?.name,
          }),
    );
    if (evidence.service) {
      const { desiredCount, runningCount } = evidence.service;
      await world.services.update(resource.key, (state) =>
        (state.refreshedAt ?? '') > at
          ? undefined
          : { ...state, desiredCount, runningCount, refreshedAt: at },
      );
    }
    world.count(METRICS.evidenceGaps, evidence.gaps.length);
    world.log.info('diagnosed', { incidentId: incident.id, causes: diagnoses.map((d) => d.rule) });
  }
  await world.notificationsQueue.send({ ...ref, why: 'diagnosed' });
}

export const handler = sqsHandler(diagnose, diagnoseWorld);
