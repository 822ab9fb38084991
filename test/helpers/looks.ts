import { afterLook } from '../../shared/service/after-look.ts';
import type { Conditions } from '../../shared/service/service-condition.ts';
import type { LookContext, ServiceLook } from '../../shared/service/service-look.ts';
import type { ServiceState } from '../../shared/service/service-state.ts';
import { conditionAt } from './conditions.ts';

/** ISO time so many minutes after the start of a test. */
export const iso = (minute: number) => conditionAt(minute, minute).at;
/** What else is known when a look is made at that minute. */
export const context = (minute: number, more: Partial<LookContext> = {}): LookContext => ({
  at: iso(minute),
  isFailing: false,
  ...more,
});

/** A look at a service that runs so many of its desired tasks. */
export function lookOf(
  running: number,
  desired: number,
  primary: Partial<NonNullable<ServiceLook['primary']>> = {},
  more: Partial<ServiceLook> = {},
): ServiceLook {
  const deployment = {
    id: 'ecs-svc/1',
    status: 'PRIMARY',
    rolloutState: 'COMPLETED',
    taskDefinition: 'media:7',
    createdAt: new Date(iso(0)),
    running,
    failedTasks: 0,
    ...primary,
  };
  return {
    status: 'ACTIVE',
    desiredCount: desired,
    runningCount: running,
    pendingCount: 0,
    rolloutState: deployment.rolloutState,
    primary: deployment,
    deployments: [deployment],
    ...more,
  };
}
/** A look while its deployment is in progress. */
export const moving = (running: number, desired: number, more = {}) =>
  lookOf(running, desired, { rolloutState: 'IN_PROGRESS', ...more });

/** What is stored of the service after looks at these minutes. */
export const afterLooks = (
  looks: readonly (readonly [minute: number, look: ServiceLook | undefined])[],
  more: Partial<LookContext> = {},
  first: ServiceState = { watch: 'watched', watchedFrom: iso(0) },
): ServiceState =>
  looks.reduce(
    (state, [minute, look]) => afterLook(state, look, context(minute, more)) ?? state,
    first,
  );
/** The conditions that are not over. */
export const standing = ({ conditions = {} }: ServiceState): Conditions =>
  Object.fromEntries(Object.entries(conditions).filter(([, { over }]) => !over));
