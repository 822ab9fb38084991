import { headlineOf } from '../diagnosis/diagnosis.ts';
import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { diagnosed, LOOPWATCH, resolveIncident } from '../incident/incident-transitions.ts';
import { needsStackDiagnosis, operationWays } from '../incident/needs-stack-diagnosis.ts';
import { operationOf } from '../incident/operation-incidents.ts';
import { METRICS } from '../names.ts';
import type { StackResource } from '../resource.ts';
import { type Operation, operationsOf } from '../stack/operation.ts';
import { slowestResources } from '../stack/operation-facts.ts';
import { isCancelled, workFailures } from '../stack/operation-outcome.ts';
import { resourceFailure } from '../stack/resource-failure.ts';
import { isOwn, type StackEvent } from '../stack/stack-event.ts';
import type { StackEventsTable } from '../table/stack-events.ts';
import { readStackHistory } from '../table/stack-history.ts';
import { MINUTE } from '../text/iso-time.ts';
import type { CauseWorld } from './find-cause.ts';
import { findStackCause, type StackCause } from './find-stack-cause.ts';
import { inhibits } from './inhibit.ts';
import { reconsiderStack } from './reconsider-stack.ts';
import type { StepWorld } from './step-world.ts';

type World = StepWorld & CauseWorld & { readonly stackEvents: StackEventsTable };

/** Keeps every event of the operation: what this look read, and those before it. */
async function keepEvents(incident: Incident, cause: StackCause, world: World): Promise<boolean> {
  const { events, findings } = cause;
  if (events.length === 0) return false;
  await world.stackEvents.put(incident.id, events, findings.evidence.collectedAt);
  return true;
}

/**
 * Withdraws an incident without a word when CloudFormation tells that a person cancelled the
 * update: the event of that may be late, or lost.
 */
async function withdrawCancelled(
  incident: Incident,
  root: string,
  { events }: StackCause,
  { incidents, now }: World,
): Promise<void> {
  const own = events.filter((event) => isOwn(event) && event.stackId === root);
  const failures = events.flatMap((event) => resourceFailure(event, root) ?? []);
  const told = operationsOf(own, failures).at(-1);
  if (!told || !isCancelled(told) || workFailures(told).length > 0) return;
  const why = 'a person cancelled the update, which was rolled back';
  await incidents.update(refOf(incident), (stored) =>
    isActive(stored) && stored.withdrawn === undefined
      ? { ...resolveIncident(stored, { who: LOOPWATCH, why }, undefined, now()), withdrawn: true }
      : undefined,
  );
}

/** What CloudFormation tells of the stack itself and no event did, in case the event was lost. */
async function keepLost(
  root: string,
  { rows }: Operation,
  events: readonly StackEvent[],
  world: World,
): Promise<void> {
  const known = new Set(rows.map(({ status }) => status));
  const due = new Date(world.now() - MINUTE).toISOString();
  const lost = events.filter(
    (event) => isOwn(event) && event.stackId === root && !known.has(event.status) && event.at < due,
  );
  for (const event of lost) await world.stacks.putRow(event);
  if (lost.length > 0) await reconsiderStack(root, world);
}

/** Stores what was found, in all items; of two looks at once the one that read last stays. */
async function keepFindings(
  incident: Incident,
  operation: Operation,
  cause: StackCause,
  world: World,
): Promise<void> {
  const { findings, fingerprint, inhibitor } = cause;
  const at = findings.evidence.collectedAt;
  await world.findings.put(incident.id, findings);
  const isKept = await keepEvents(incident, cause, world);
  const headline = headlineOf(findings.diagnoses, findings.evidence);
  const failures = workFailures(operation).length;
  const signatures = operationWays(operation);
  const isInhibited = inhibitor !== undefined && inhibitor.inhibitedBy !== incident.id;
  const left = await world.incidents.update(refOf(incident), (stored) => {
    if ((stored.diagnosedAt ?? '') > at) return undefined;
    const found = { at: Date.parse(at), failures, signatures, fingerprint, headline };
    const next = diagnosed(stored, found);
    return {
      ...next,
      ...(isKept && { eventsKeptAt: at }),
      ...(isInhibited && !stored.inhibitedBy && { inhibitedBy: inhibitor.id }),
    };
  });
  if (isInhibited && left?.incident.inhibitedBy === inhibitor.id) {
    await inhibits(inhibitor, incident, world);
  }
}

/**
 * Looks at the operation of a stack's incident, if there is something that no look has seen yet,
 * and keeps all that CloudFormation tells of it.
 */
export async function diagnoseStack(
  incident: Incident,
  resource: StackResource,
  world: World,
): Promise<void> {
  const { rows, failures } = await readStackHistory(world.documents, resource.key);
  const operation = operationOf(incident, operationsOf(rows, failures));
  if (!operation || !needsStackDiagnosis(incident, operation, world.now())) return;
  const described = (await world.stacks.get(resource.arn))?.described;
  // What was said of an earlier operation may not be true of this one, of which the first that is
  // known may not be its beginning.
  const asked = Date.parse(described?.at ?? '');
  const isOurs = described && asked >= Date.parse(operation.startedAt) - MINUTE;
  const description = isOurs ? described : undefined;
  const isFirst = incident.diagnosedAt === undefined;
  const kept = isFirst ? [] : await world.stackEvents.of(incident.id);
  const cause = await findStackCause(incident, resource, operation, description, kept, world);
  await keepFindings(incident, operation, cause, world);
  if (isFirst) await withdrawCancelled(incident, resource.arn, cause, world);
  if (cause.description && !isOurs) {
    const fresh = cause.description;
    const root = fresh.isRoot ? { root: resource.arn } : {};
    await world.stacks.update(resource.arn, (state) => ({ ...root, ...state, described: fresh }));
  }
  const { endedAt } = operation;
  if (endedAt && cause.events.length > 0) {
    const startedAt = cause.events[0]?.at;
    const slowest = slowestResources(cause.events);
    const correlation = cause.description?.correlation;
    await world.stacks.putFacts(resource.key, { endedAt, startedAt, slowest, correlation });
  }
  await keepLost(resource.arn, operation, cause.events, world);
  const { evidence, diagnoses } = cause.findings;
  world.count(METRICS.evidenceGaps, evidence.gaps.length);
  const causes = diagnoses.map(({ rule }) => rule);
  world.log.info('diagnosed', { what: 'diagnosed', incidentId: incident.id, causes });
}
