import { type Incident, type NotedCondition, noted } from './incident.ts';
import {
  CONDITIONS,
  type ConditionName,
  type Conditions,
  conditionKey,
} from './service-condition.ts';

/** How the timeline tells of each condition; of the others their names do. */
const TOLD: Readonly<Partial<Record<ConditionName, string>>> = {
  'deployment-failed': 'deployment failed',
  'deployment-rolled-back': 'deployment rolled back',
  'deployment-stalled': 'deployment stalled',
  'placement-failed': 'tasks cannot be placed',
  'configuration-failed': 'tasks cannot be configured',
  'start-impaired': 'tasks do not start',
  'tasks-unhealthy': 'tasks run and are unhealthy',
  'below-desired': 'fewer tasks than desired',
};

/**
 * The incident with the conditions that it does not tell of yet, each in its timeline; undefined when
 * it tells of all. Said again, a condition is no news.
 */
export function withConditions(
  incident: Incident,
  conditions: Conditions,
  now: number,
): Incident | undefined {
  const at = new Date(now).toISOString();
  const known = new Set((incident.conditions ?? []).map((one) => conditionKey(one.name, one)));
  const fresh = CONDITIONS.flatMap((name) => {
    const condition = conditions[name];
    return condition && !condition.over && !known.has(conditionKey(name, condition))
      ? [{ name, ...condition, notedAt: at }]
      : [];
  });
  if (fresh.length === 0) return undefined;
  const told = fresh.reduce(
    (next, { name, reason }) => noted(next, { at, what: TOLD[name] ?? name, why: reason }),
    incident,
  );
  return { ...told, conditions: [...(incident.conditions ?? []), ...fresh] };
}

/**
 * While one of these lasts ECS's own figures forbid to resolve, so of an incident that tasks opened
 * only its beginning counts.
 */
const SEEN_IN_FIGURES: readonly ConditionName[] = ['below-desired', 'deployment-stalled'];

/** Its conditions as they stand by now, or as they stood when it was resolved. */
export function conditionsOf(
  { conditions = [], resolvedAt, detector }: Incident,
  stored: Conditions | undefined,
): NotedCondition[] {
  return conditions.map((noted) => {
    const now = stored?.[noted.name];
    const isSame = now && conditionKey(noted.name, now) === conditionKey(noted.name, noted);
    if (SEEN_IN_FIGURES.includes(noted.name) && noted.name !== detector) return noted;
    const isLater = isSame && now.at > noted.at && (!resolvedAt || now.at <= resolvedAt);
    return isLater ? { ...noted, at: now.at } : noted;
  });
}
