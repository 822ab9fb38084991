import { CONDITION_NAMES, CONDITIONS } from '../service/conditions.ts';
import { type Conditions, conditionKey } from '../service/service-condition.ts';
import type { Incident, NotedCondition } from './incident.ts';
import { lastResolution, noted } from './timeline.ts';

/**
 * The incident with the conditions that it does not include yet, each in its timeline. A condition
 * that is reported again is news only after a resolution.
 *
 * @returns undefined when the incident includes all of them
 */
export function withConditions(
  incident: Incident,
  conditions: Conditions,
  now: number,
): Incident | undefined {
  const at = new Date(now).toISOString();
  const resolved = lastResolution(incident)?.at ?? '';
  const isIncluded = (key: string, reportedAt: string) =>
    incident.conditions?.some(
      (one) =>
        conditionKey(one.name, one) === key && (one.notedAt > resolved || reportedAt <= resolved),
    );
  const fresh = CONDITION_NAMES.flatMap((name) => {
    const condition = conditions[name];
    if (!condition || condition.over) return [];
    if (isIncluded(conditionKey(name, condition), condition.at)) return [];
    return [{ name, ...condition, notedAt: at }];
  });
  if (fresh.length === 0) return undefined;
  const next = fresh.reduce(
    (before, { name, reason }) => noted(before, { at, kind: name, why: reason }),
    incident,
  );
  return { ...next, conditions: [...(incident.conditions ?? []), ...fresh] };
}

/**
 * Conditions that were reported before the incident was resolved and that it does not include:
 * their events came late, or at that moment.
 */
function reportedLate(incident: Incident, stored: Conditions): NotedCondition[] {
  const { conditions = [], resolvedAt, after = '' } = incident;
  const known = new Set(conditions.map((one) => conditionKey(one.name, one)));
  return CONDITION_NAMES.filter((name) => CONDITIONS[name].seenBy === 'events').flatMap((name) => {
    const report = stored[name];
    const isOurs = report && resolvedAt && report.at > after && report.at <= resolvedAt;
    return isOurs && !known.has(conditionKey(name, report))
      ? [{ name, ...report, notedAt: resolvedAt }]
      : [];
  });
}

/**
 * The incident's conditions as they are now. Of a resolved incident: as they were at its
 * resolution, with those that became known since.
 */
export function conditionsOf(incident: Incident, stored: Conditions | undefined): NotedCondition[] {
  const { conditions = [], resolvedAt, detector } = incident;
  const included = conditions.map((noted) => {
    const now = stored?.[noted.name];
    const isSame = now && conditionKey(noted.name, now) === conditionKey(noted.name, noted);
    // While it lasts, the service's own figures keep the incident open. In an incident that failing
    // tasks opened, only its beginning counts.
    if (CONDITIONS[noted.name].isInFigures && noted.name !== detector) return noted;
    const isLater = isSame && now.at > noted.at && (!resolvedAt || now.at <= resolvedAt);
    return isLater ? { ...noted, at: now.at } : noted;
  });
  return [...included, ...reportedLate(incident, stored ?? {})];
}
