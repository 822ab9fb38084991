import {
  CONDITIONS,
  type ConditionName,
  type Conditions,
  conditionKey,
  SAID_BY_EVENTS,
  SEEN_IN_FIGURES,
} from '../service/service-condition.ts';
import { type Incident, lastResolution, type NotedCondition, noted } from './incident.ts';

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
 * it tells of all. Said again, a condition is news only after a resolution.
 */
export function withConditions(
  incident: Incident,
  conditions: Conditions,
  now: number,
): Incident | undefined {
  const at = new Date(now).toISOString();
  const resolved = lastResolution(incident)?.at ?? '';
  const isTold = (key: string, saidAt: string) =>
    incident.conditions?.some(
      (one) =>
        conditionKey(one.name, one) === key && (one.notedAt > resolved || saidAt <= resolved),
    );
  const fresh = CONDITIONS.flatMap((name) => {
    const condition = conditions[name];
    if (!condition || condition.over) return [];
    if (isTold(conditionKey(name, condition), condition.at)) return [];
    return [{ name, ...condition, notedAt: at }];
  });
  if (fresh.length === 0) return undefined;
  const told = fresh.reduce(
    (next, { name, reason }) => noted(next, { at, what: TOLD[name] ?? name, why: reason }),
    incident,
  );
  return { ...told, conditions: [...(incident.conditions ?? []), ...fresh] };
}

/** What events said before it was resolved and it does not tell of: they came late, or just then. */
function saidTooLate(incident: Incident, stored: Conditions): NotedCondition[] {
  const { conditions = [], resolvedAt, after = '' } = incident;
  const known = new Set(conditions.map((one) => conditionKey(one.name, one)));
  return SAID_BY_EVENTS.flatMap((name) => {
    const said = stored[name];
    const isOurs = said && resolvedAt && said.at > after && said.at <= resolvedAt;
    return isOurs && !known.has(conditionKey(name, said))
      ? [{ name, ...said, notedAt: resolvedAt }]
      : [];
  });
}

/**
 * Its conditions as they stand by now; or as they stood when it was resolved, with those that came
 * to light since.
 */
export function conditionsOf(incident: Incident, stored: Conditions | undefined): NotedCondition[] {
  const { conditions = [], resolvedAt, detector } = incident;
  const told = conditions.map((noted) => {
    const now = stored?.[noted.name];
    const isSame = now && conditionKey(noted.name, now) === conditionKey(noted.name, noted);
    // While it lasts ECS's own figures forbid to resolve: of an incident that tasks opened only its
    // beginning counts.
    if (SEEN_IN_FIGURES.includes(noted.name) && noted.name !== detector) return noted;
    const isLater = isSame && now.at > noted.at && (!resolvedAt || now.at <= resolvedAt);
    return isLater ? { ...noted, at: now.at } : noted;
  });
  return [...told, ...saidTooLate(incident, stored ?? {})];
}
