import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { lookAgain } from '../incident/needs-stack-diagnosis.ts';
import { operationOf } from '../incident/operation-incidents.ts';
import { noted } from '../incident/timeline.ts';
import { stackResource } from '../resource.ts';
import type { ServiceState } from '../service/service-state.ts';
import { type Operation, operationsOf } from '../stack/operation.ts';
import { outcomeOf, workFailures } from '../stack/operation-outcome.ts';
import { serviceInRow } from '../stack/service-in-row.ts';
import { readStackHistory } from '../table/stack-history.ts';
import { topOf } from './known-root.ts';
import type { StepWorld } from './step-world.ts';

type World = Pick<StepWorld, 'documents' | 'incidents' | 'services' | 'stacks'>;

async function firstActive(keys: readonly string[], world: World): Promise<Incident | undefined> {
  for (const key of keys) {
    const incident = await world.incidents.newest(key);
    if (incident && isActive(incident)) return incident;
  }
  return undefined;
}

/** The services on which their stack is working. */
async function servicesInProgress(keys: readonly string[], world: World): Promise<string[]> {
  const states = await Promise.all(keys.map((key) => world.services.get(key)));
  return keys.filter((_, index) => states[index]?.stack?.status.endsWith('_IN_PROGRESS'));
}

/**
 * The incident of the service because of which an operation fails: whoever was told of that one
 * need not be told that the stack fails, too, or that it takes so long. None when something else
 * failed by itself as well.
 *
 * A nested stack whose root was not known in time has an incident of its own, which told it all.
 *
 * @param root the root stack's id
 */
export async function inhibitorOfStack(
  operation: Operation,
  root: string,
  world: World,
): Promise<Incident | undefined> {
  const failures = workFailures(operation);
  const services = failures.flatMap((one) => serviceInRow(one)?.key ?? []);
  if (failures.length > 0 && services.length === failures.length) {
    const incident = await firstActive(services, world);
    if (incident) return incident;
  }
  const state = await world.stacks.get(root);
  const isWaiting = failures.length === 0 && outcomeOf(operation) === 'in-progress';
  const waitedFor = isWaiting ? await servicesInProgress(state?.services ?? [], world) : [];
  const orphans = (state?.orphans ?? []).map((id) => stackResource(id).key);
  return firstActive([...waitedFor, ...orphans], world);
}

/** The incident of the root stack that failed because of a service. */
export async function inhibitorOfService(
  state: ServiceState | undefined,
  serviceArn: string,
  world: World,
): Promise<Incident | undefined> {
  if (!state?.stack) return undefined;
  const { id: root } = await topOf(state.stack.id, world);
  const { key } = stackResource(root);
  const newest = await world.incidents.newest(key);
  if (!newest || !isActive(newest)) return undefined;
  const { rows, failures } = await readStackHistory(world.documents, key);
  const operation = operationOf(newest, operationsOf(rows, failures));
  const isOurs = operation && workFailures(operation).some((one) => one.physicalId === serviceArn);
  return isOurs ? newest : undefined;
}

/** Has the stack's incident that told of a service's look again, now that this one has a cause. */
export async function tellInhibitor(
  inhibitedBy: string,
  world: Pick<StepWorld, 'incidents' | 'incidentsQueue'>,
): Promise<void> {
  const inhibitor = await world.incidents.find(inhibitedBy);
  if (inhibitor?.resource.kind !== 'stack' || !isActive(inhibitor)) return;
  const ref = refOf(inhibitor);
  await world.incidents.update(ref, (stored) => (isActive(stored) ? lookAgain(stored) : undefined));
  await world.incidentsQueue.send({ ...ref, why: 'its service has a cause' });
}

/** Has an incident say that another one is a part of it. */
export async function inhibits(
  inhibitor: Incident,
  { id, resource }: Pick<Incident, 'id' | 'resource'>,
  world: Pick<StepWorld, 'incidents' | 'now'>,
): Promise<void> {
  const at = new Date(world.now()).toISOString();
  const why = `${id}, about the ${resource.kind} ${resource.name}`;
  await world.incidents.update(refOf(inhibitor), (stored) =>
    stored.timeline.some((entry) => entry.kind === 'inhibits' && entry.why === why)
      ? undefined
      : noted(stored, { at, kind: 'inhibits', why }),
  );
}
