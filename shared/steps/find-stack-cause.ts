import { collectEvidence } from '../collect/collect-evidence.ts';
import { collectStackEvidence, type StackFindings } from '../collect/stack-evidence.ts';
import { stoppedTasks } from '../collect/stopped-tasks.ts';
import { diagnoseEvidence } from '../diagnosis/diagnosis.ts';
import { rules } from '../diagnosis/rules/index.ts';
import { boundEvidence, type Evidence } from '../evidence/evidence.ts';
import { fingerprintOf } from '../evidence/fingerprint.ts';
import { type Incident, isActive, type OperationSummary } from '../incident/incident.ts';
import { similarIncident } from '../incident/similar-incident.ts';
import type { ServiceResource, StackResource } from '../resource.ts';
import type { KeptEvent } from '../stack/kept-event.ts';
import type { Operation } from '../stack/operation.ts';
import { workFailures } from '../stack/operation-outcome.ts';
import { resourceFailure } from '../stack/resource-failure.ts';
import { serviceInRow } from '../stack/service-in-row.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import type { StackDescription } from '../stack/stack-state.ts';
import type { Failures } from '../table/failures.ts';
import type { Findings } from '../table/findings.ts';
import type { CauseWorld } from './find-cause.ts';

type World = CauseWorld & { readonly failures: Failures };

/** What a look at a stack's operation came to. */
export interface StackCause {
  readonly findings: Findings;
  readonly fingerprint: string;
  readonly events: readonly StackEvent[];
  /** The active incident of the service because of which the operation failed, if that is all. */
  readonly inhibitor?: Incident | undefined;
  readonly description?: StackDescription | undefined;
}

/** Earlier incidents with the same fingerprint that are named. */
const SIMILAR = 5;
/** Failures of a service that its stack's incident reads. */
const FAILURES = 10;

/** The services that failed, and whether nothing else failed by itself. */
function failedServices(
  operation: Operation,
  events: readonly StackEvent[],
  root: string,
): { readonly services: ServiceResource[]; readonly isAll: boolean } {
  const told = events.flatMap((event) => resourceFailure(event, root) ?? []);
  const failures = told.length > 0 ? told : operation.failures;
  const ours = workFailures({ ...operation, failures });
  const services = ours.flatMap((one) => serviceInRow(one) ?? []);
  return { services, isAll: ours.length > 0 && services.length === ours.length };
}

/** What ECS says of the service that failed: what its incident found, or a look of our own. */
async function serviceEvidence(
  resource: ServiceResource,
  incident: Incident | undefined,
  world: World,
): Promise<Evidence> {
  const findings = incident && (await world.findings.get(incident.id));
  if (findings) return findings.evidence;
  const [state, deployments, stored] = await Promise.all([
    world.services.get(resource.key),
    world.deployments.of(resource.key),
    world.failures.newest(resource.key, FAILURES),
  ]);
  const counted = stored.filter(({ counts }) => counts);
  const known = { ecs: world.ecs(resource), now: world.now };
  const { failures, gaps } =
    counted.length > 0 ? { failures: counted, gaps: [] } : await stoppedTasks(resource, known);
  const conditions = incident?.conditions ?? [];
  const about = { state, deployments };
  const found = await collectEvidence(resource, conditions, failures, about, world);
  return { ...found, gaps: [...gaps, ...found.gaps] };
}

/** What is known of the service beside what is known of the stack. */
const joined = (stack: Evidence, resource: ServiceResource, service: Evidence): Evidence => ({
  ...service,
  collectedAt: stack.collectedAt,
  logs: [...service.logs, ...stack.logs],
  stack: stack.stack && { ...stack.stack, service: `${resource.cluster}/${resource.name}` },
  gaps: [...stack.gaps, ...service.gaps],
});

/**
 * Collects the evidence of a stack's incident, with that of the service because of which it failed,
 * asks the rules, and looks for the same failure in the past.
 *
 * @param kept what an earlier look has kept of the operation's events
 */
export async function findStackCause(
  incident: Incident,
  resource: StackResource,
  operation: Operation,
  description: StackDescription | undefined,
  kept: readonly KeptEvent[],
  world: World,
): Promise<StackCause> {
  const summary: OperationSummary = operation;
  const { rows, failures } = operation;
  const isFirst = incident.diagnosedAt === undefined;
  const known = { operation: summary, rows, failures, description, kept, isFirst };
  const found: StackFindings = await collectStackEvidence(resource, known, world);
  const { services, isAll } = failedServices(operation, found.events, resource.arn);
  const [service] = services;
  const newest = service && (await world.incidents.newest(service.key));
  const active = newest && isActive(newest) ? newest : undefined;
  const evidence = boundEvidence(
    service
      ? joined(found.evidence, service, await serviceEvidence(service, active, world))
      : found.evidence,
  );
  const fingerprint = fingerprintOf(resource, evidence);
  const alike = await world.incidents.list('fingerprint', fingerprint, { limit: SIMILAR + 1 });
  return {
    findings: {
      evidence,
      diagnoses: diagnoseEvidence(evidence, rules),
      similar: alike.items.filter(({ id }) => id !== incident.id).map(similarIncident),
    },
    fingerprint,
    events: found.events,
    inhibitor: isAll ? active : undefined,
    description: found.description,
  };
}
