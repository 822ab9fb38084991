import type { Evidence } from './evidence.ts';

/** True when both looks are about the same revision failing. */
const isSameRevision = (a: Evidence, b: Evidence) =>
  !a.taskDefinition || !b.taskDefinition || a.taskDefinition.arn === b.taskDefinition.arn;

/**
 * The evidence of this look, with what an earlier one had and this one could not get: streams
 * expire, permissions change, AWS throttles, and none of that makes the failure unknown again.
 *
 * @param openedAt ISO; what was collected before belongs to an earlier story
 */
export function withEarlier(
  now: Evidence,
  before: Evidence | undefined,
  openedAt: string,
): Evidence {
  if (!before || before.collectedAt < openedAt || !isSameRevision(now, before)) return now;
  const isPoorer = now.logs.every(({ error }) => !error) && before.logs.some(({ error }) => error);
  const lost: string[] = [];
  if (isPoorer) lost.push('the log lines');
  if (!now.taskDefinition && before.taskDefinition) lost.push('the task definition');
  const hasStops = now.stops.length > 0 || before.stops.length === 0;
  if (!hasStops) lost.push('what ECS said');
  if (lost.length === 0 && now.missing.length >= before.missing.length) return now;
  const hasNames = now.taskDefinition !== undefined;
  return {
    ...now,
    stops: hasStops ? now.stops : before.stops,
    logs: isPoorer ? before.logs : now.logs,
    taskDefinition: now.taskDefinition ?? before.taskDefinition,
    missing: hasNames && now.missing.length > 0 ? now.missing : before.missing,
    stack: now.stack ?? before.stack,
    gaps:
      lost.length === 0
        ? now.gaps
        : [
            ...now.gaps,
            {
              kind: 'from-earlier-look',
              text: `${lost.join(' and ')} are those collected at ${before.collectedAt}`,
            },
          ],
  };
}
