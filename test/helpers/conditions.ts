import type { NotedCondition } from '../../shared/incident/incident.ts';
import type { ConditionName } from '../../shared/service/conditions.ts';
import type { ServiceCondition } from '../../shared/service/service-condition.ts';

const START = Date.UTC(2026, 1, 3, 8);

/** A condition that was reported first and last at these minutes after the start of a test. */
export const conditionAt = (
  since: number,
  at: number,
  more: Partial<ServiceCondition> = {},
): ServiceCondition => ({
  since: new Date(START + since * 60_000).toISOString(),
  at: new Date(START + at * 60_000).toISOString(),
  ...more,
});

/** The condition as an incident includes it when it was last reported. */
export const notedAt = (name: ConditionName, condition: ServiceCondition): NotedCondition => ({
  name,
  ...condition,
  notedAt: condition.at,
});
