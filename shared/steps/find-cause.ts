import type { CloudFormation } from '../aws/cloudformation.ts';
import type { Ecs } from '../aws/ecs.ts';
import type { Logs } from '../aws/logs.ts';
import { collectEvidence } from '../collect/collect-evidence.ts';
import { diagnoseEvidence } from '../diagnosis/diagnosis.ts';
import { rules } from '../diagnosis/rules/index.ts';
import { withEarlier } from '../evidence/earlier-evidence.ts';
import { boundEvidence } from '../evidence/evidence.ts';
import { fingerprintOf } from '../evidence/fingerprint.ts';
import type { Failure } from '../failure/failure.ts';
import { type Incident, lastOpenedAt } from '../incident/incident.ts';
import { similarIncident } from '../incident/similar-incident.ts';
import { lastResolution } from '../incident/timeline.ts';
import type { Place, ServiceResource } from '../resource.ts';
import type { Deployments } from '../table/deployments.ts';
import type { Findings, FindingsTable } from '../table/findings.ts';
import type { Incidents } from '../table/incidents.ts';
import type { Services } from '../table/services.ts';

/** What finding a cause needs. */
export interface CauseWorld {
  readonly incidents: Incidents;
  readonly services: Services;
  readonly deployments: Deployments;
  readonly findings: FindingsTable;
  readonly ecs: (place: Place) => Ecs;
  readonly logs: (place: Place) => Logs;
  readonly cloudFormation: (place: Place) => CloudFormation;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Earlier incidents with the same fingerprint that are named. */
const SIMILAR = 5;

/**
 * Collects the evidence of a service's incident, asks the rules, and looks for the same failure in
 * the past.
 *
 * @param failures those of the incident, oldest first
 */
export async function findCause(
  incident: Incident,
  resource: ServiceResource,
  failures: readonly Failure[],
  world: CauseWorld,
): Promise<Findings & { readonly fingerprint: string }> {
  const [state, deployments] = await Promise.all([
    world.services.get(resource.key),
    world.deployments.of(resource.key),
  ]);
  // Of an incident that is back, what failed before its resolution is another episode.
  const resolvedAt = lastResolution(incident)?.at ?? '';
  const ours = failures.filter(({ failedAt }) => failedAt > resolvedAt);
  const newest = (ours.length > 0 ? ours : failures).toReversed();
  const known = { state, deployments };
  const found = await collectEvidence(resource, incident.conditions ?? [], newest, known, world);
  const before = await world.findings.get(incident.id);
  const evidence = boundEvidence(withEarlier(found, before?.evidence, lastOpenedAt(incident)));
  const fingerprint = fingerprintOf(resource, evidence);
  const alike = await world.incidents.list('fingerprint', fingerprint, { limit: SIMILAR + 1 });
  return {
    evidence,
    diagnoses: diagnoseEvidence(evidence, rules),
    similar: alike.items.filter(({ id }) => id !== incident.id).map(similarIncident),
    fingerprint,
  };
}
