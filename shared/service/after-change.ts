import { conditionShown, rollbackTarget, type ServiceChange } from './service-change.ts';
import { isRepetition, withCondition } from './service-condition.ts';
import { type ServiceState, watched } from './service-state.ts';

/**
 * What must be stored of a service after an event of the scheduler: the condition that it shows, if
 * any, and that the service is watched from now on.
 *
 * @returns undefined when the event changes nothing that is stored
 */
export function afterChange(
  known: ServiceState,
  change: ServiceChange,
  now: number,
): ServiceState | undefined {
  const next = withShown(known, change);
  return watched(next, change.resource, now) ?? (next === known ? undefined : next);
}

function withShown(known: ServiceState, change: ServiceChange): ServiceState {
  const name = conditionShown(change);
  if (!name) return known;
  const { at, reason } = change;
  const target = name === 'deployment-rolled-back' ? rollbackTarget(change) : undefined;
  const report = { at, reason, deploymentId: target ?? change.deploymentId };
  const seen = known.conditions ?? {};
  if (isRepetition(seen[name], report)) return known;
  const conditions = withCondition(seen, name, report);
  return conditions ? { ...known, conditions } : known;
}
