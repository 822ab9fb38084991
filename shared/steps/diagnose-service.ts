import { headlineOf } from '../diagnosis/diagnosis.ts';
import { type Incident, refOf } from '../incident/incident.ts';
import { diagnosed } from '../incident/incident-transitions.ts';
import { needsDiagnosis, waysOf } from '../incident/needs-diagnosis.ts';
import { METRICS } from '../names.ts';
import type { ServiceResource } from '../resource.ts';
import { incidentFailures } from '../table/incident-failures.ts';
import { type CauseWorld, findCause } from './find-cause.ts';
import { tellInhibitor } from './inhibit.ts';
import type { StepWorld } from './step-world.ts';

/** Looks at a service's incident, if there is something that no look has seen yet. */
export async function diagnoseService(
  incident: Incident,
  resource: ServiceResource,
  world: StepWorld & CauseWorld,
): Promise<void> {
  const failures = await incidentFailures(world.failures, incident);
  const signatures = waysOf(failures, incident);
  if (!needsDiagnosis(incident, failures.length, signatures, world.now())) return;
  const { id } = incident;
  const { fingerprint, ...findings } = await findCause(incident, resource, failures, world);
  const { evidence, diagnoses } = findings;
  // Of two looks at once, the one that collected last stays, in all items.
  const at = evidence.collectedAt;
  await world.findings.put(id, findings);
  await world.incidents.update(refOf(incident), (stored) => {
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
  if (incident.inhibitedBy && diagnoses.length > 0) {
    await tellInhibitor(incident.inhibitedBy, world);
  }
  world.count(METRICS.evidenceGaps, evidence.gaps.length);
  const causes = diagnoses.map(({ rule }) => rule);
  world.log.info('diagnosed', { what: 'diagnosed', incidentId: id, causes });
}
