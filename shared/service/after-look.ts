import { LARGE_SERVICE_SHARE } from '../settings.ts';
import { MINUTE } from '../text/iso-time.ts';
import { CONDITION_NAMES, CONDITIONS, type ConditionName } from './conditions.ts';
import { rolloutAfter, stalledAfter } from './rollout.ts';
import {
  type ConditionReport,
  type Conditions,
  isRepetition,
  type ServiceCondition,
  withCondition,
} from './service-condition.ts';
import type { LookContext, ServiceLook } from './service-look.ts';
import {
  type LastGood,
  type Rollout,
  type ServiceState,
  WATCH_MILLISECONDS,
} from './service-state.ts';

/** The conditions that only looks can tell. */
const LOOKED_FOR = CONDITION_NAMES.filter((name) => CONDITIONS[name].seenBy === 'looks');

/** In a large service this many tasks must be missing or unhealthy. */
const isMany = (count: number, desired: number) =>
  count >= Math.max(1, desired * LARGE_SERVICE_SHARE);

const ended = (known: ServiceCondition | undefined) =>
  known && !known.over ? { ...known, over: true } : undefined;

/** An older failure was reported when it was news, or happened before Loopwatch was installed. */
const NEWS_MILLISECONDS = 2 * 60 * MINUTE;

/** What the event of a failed deployment reports, in case it was lost. */
function failedRollout({ primary }: ServiceLook, at: string): ConditionReport | undefined {
  if (primary?.rolloutState !== 'FAILED' || !primary.updatedAt) return undefined;
  if (Date.parse(at) - primary.updatedAt.getTime() > NEWS_MILLISECONDS) return undefined;
  return {
    at: primary.updatedAt.toISOString(),
    deploymentId: primary.id,
    reason: primary.rolloutStateReason,
  };
}

/**
 * The service's conditions after a look: those that only looks can see are reported again, or over.
 */
function conditionsSeen(
  known: ServiceState,
  look: ServiceLook,
  rollout: Rollout | undefined,
  context: LookContext,
): Conditions {
  const { at } = context;
  const { desiredCount = 0, runningCount = 0 } = look;
  let conditions = known.conditions ?? {};
  const set = (name: ConditionName, said?: ConditionReport) => {
    const over = ended(conditions[name]);
    if (said && isRepetition(conditions[name], said)) return;
    if (said) conditions = withCondition(conditions, name, said) ?? conditions;
    else if (over) conditions = { ...conditions, [name]: over };
  };

  const { unhealthy } = look;
  if (unhealthy) {
    const { count, reason, tasks } = unhealthy;
    set('tasks-unhealthy', isMany(count, desiredCount) ? { at, reason, tasks } : undefined);
  }
  const isMoving = rollout?.state === 'IN_PROGRESS';
  // With all its tasks running, it only waits for old ones: to drain, to bake, to be unprotected.
  const isComplete = (look.primary?.running ?? 0) >= desiredCount && !context.isFailing;
  const stood = isMoving && !isComplete ? Date.parse(at) - Date.parse(rollout.progressAt) : 0;
  const minutes = Math.floor(stood / MINUTE);
  const stalled = {
    at,
    deploymentId: rollout?.deploymentId,
    reason: `no further task for ${minutes} minutes, ${runningCount} of ${desiredCount} running`,
  };
  const isStalled = isMoving && !isComplete && stood >= stalledAfter(context);
  set('deployment-stalled', isStalled ? stalled : undefined);
  const failed = failedRollout(look, at);
  if (failed) conditions = withCondition(conditions, 'deployment-failed', failed) ?? conditions;

  const isShort =
    !isMoving && runningCount < desiredCount && isMany(desiredCount - runningCount, desiredCount);
  // With each task more the time starts again: the service is slow, not stuck.
  if (runningCount > (known.runningCount ?? 0)) set('below-desired');
  const reason = `${runningCount} of ${desiredCount} running`;
  set('below-desired', isShort ? { at, reason } : undefined);
  return conditions;
}

/** The last revision that worked, as far as this look shows. What is known for sure stays. */
function lastGoodAfter(known: LastGood | undefined, { primary, deployments }: ServiceLook) {
  const complete = primary?.rolloutState === 'COMPLETED' ? primary.taskDefinition : undefined;
  if (complete) return { arn: complete, assumed: false };
  const active = deployments.find(({ status }) => status === 'ACTIVE')?.taskDefinition;
  return known ?? (active ? { arn: active, assumed: true } : undefined);
}

/** True while the service changes, or while something that only looks can see is wrong with it. */
export function isUnsettled(look: ServiceLook, conditions: Conditions | undefined): boolean {
  const { desiredCount = 0, runningCount = 0, pendingCount = 0, rolloutState } = look;
  const isChanging = runningCount < desiredCount || pendingCount > 0;
  const isWrong = LOOKED_FOR.some((name) => conditions?.[name] && !conditions[name].over);
  return isChanging || rolloutState === 'IN_PROGRESS' || isWrong;
}

/**
 * What must be stored of a service after a look.
 *
 * @returns undefined when the look shows nothing new
 */
export function afterLook(
  known: ServiceState,
  look: ServiceLook | undefined,
  context: LookContext,
): ServiceState | undefined {
  const { at } = context;
  if (!look || look.status === 'INACTIVE') {
    return known.watch === 'gone' ? undefined : { ...known, watch: 'gone', refreshedAt: at };
  }
  const rollout = rolloutAfter(known.rollout, look, at);
  const conditions = conditionsSeen(known, look, rollout, context);
  const { desiredCount, runningCount } = look;
  const since = Date.parse(at) - Date.parse(known.watchedFrom ?? '1970-01-01T00:00:00Z');
  const isDone = since > WATCH_MILLISECONDS && !isUnsettled(look, conditions);
  const shown = {
    desiredCount,
    runningCount,
    rollout,
    lastGood: lastGoodAfter(known.lastGood, look),
    conditions,
    watch: isDone ? 'known' : isUnsettled(look, conditions) ? 'watched' : known.watch,
  } as const;
  const isNews = Object.entries(shown).some(
    ([key, value]) =>
      JSON.stringify(value) !==
      JSON.stringify(known[key as keyof typeof shown] ?? (key === 'conditions' ? {} : undefined)),
  );
  return isNews ? { ...known, ...shown, refreshedAt: at } : undefined;
}
