import { openEcs } from '../shared/aws/ecs.ts';
import { openLoadBalancing } from '../shared/aws/load-balancing.ts';
import { isActive } from '../shared/incident/incident.ts';
import { scheduleHandler } from '../shared/lambda/schedule-handler.ts';
import { METRICS } from '../shared/names.ts';
import { configuredTopics } from '../shared/notification/topics.ts';
import type { Runtime } from '../shared/runtime.ts';
import { minutesToTurn, nextTurn } from '../shared/service/look-schedule.ts';
import type { ServiceState } from '../shared/service/service-state.ts';
import { followStacks } from '../shared/steps/follow-stacks.ts';
import { forEachAlone, throwAll } from '../shared/steps/for-each-alone.ts';
import { lookAtServices } from '../shared/steps/look-at-services.ts';
import { pursueIncident } from '../shared/steps/pursue-incident.ts';
import { recordLook } from '../shared/steps/record-look.ts';
import { settleIncident } from '../shared/steps/settle-incident.ts';
import { settleStack } from '../shared/steps/settle-stack.ts';
import { stepWorld } from '../shared/steps/step-world.ts';
import { allOf } from '../shared/table/document-client.ts';
import { openNotifications } from '../shared/table/notifications.ts';

/** The deeds of reconcile, bound to the place where it runs. */
export function reconcileWorld(runtime: Runtime) {
  const world = stepWorld(runtime);
  return {
    ...world,
    notifications: openNotifications(world.documents),
    topics: configuredTopics(runtime),
    ecs: openEcs(runtime.connect),
    loadBalancing: openLoadBalancing(runtime.connect),
  };
}

type World = ReturnType<typeof reconcileWorld>;

/**
 * What only the clock can see: openings and pages that were lost on the way, services that run and
 * are unhealthy or make no progress, services that are healthy again, incidents that are over.
 *
 * @returns how many incidents and services it watches closely, and the epoch milliseconds of the
 *   next turn of a service that it looks at now and then
 */
export async function reconcile(
  world: World,
): Promise<{ readonly watched: number; readonly nextTurn: number | undefined }> {
  const list = (status: string) =>
    allOf((start) => world.incidents.list('status', status, { start }));
  const [incidents, services, known, operating] = await Promise.all([
    Promise.all(['open', 'acknowledged', 'resolved'].map(list)).then((lists) => lists.flat()),
    world.services.list('watched'),
    world.services.list('known'),
    world.stacks.list('operating'),
  ]);
  const pursued = await forEachAlone(incidents, (incident) => pursueIncident(incident, world));

  const active = incidents.filter(isActive);
  const due = [...services, ...known.filter((state) => minutesToTurn(state, world.now()) === 0)];
  const resources = new Map(
    [...active, ...due].flatMap(({ resource }) =>
      resource?.kind === 'service' ? [[resource.key, resource]] : [],
    ),
  );
  const looks = await lookAtServices([...resources.values()], world);
  const states = new Map<string, ServiceState>();
  const recorded = await forEachAlone([...looks.seen], async ([key, look]) => {
    const resource = resources.get(key);
    if (resource) states.set(key, await recordLook(resource, look, world));
  });
  const settled = await forEachAlone(active, (incident) =>
    incident.resource.kind === 'stack'
      ? settleStack(incident, world)
      : settleIncident(incident, looks, states.get(incident.resource.key), world),
  );
  const followed = await followStacks(operating, world);

  throwAll([...pursued, ...recorded, ...settled, ...followed], 'not reconciled');
  world.count(METRICS.reconciled);
  const watched = incidents.length + services.length + operating.length;
  return { watched, nextTurn: nextTurn(known, world.now()) };
}

export const handler = scheduleHandler(reconcile, reconcileWorld);
