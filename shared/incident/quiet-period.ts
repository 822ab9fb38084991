import { MINUTE } from '../text/iso-time.ts';
import type { Span } from './failure-span.ts';

/**
 * True when an incident's service has been quiet for long enough to ask ECS whether it is healthy:
 * for the quiet period, or twice its longest gap between failures. So flapping services and slow
 * loops keep one incident.
 */
export function isQuiet(
  span: Span | undefined,
  openedAt: string,
  now: number,
  quietMinutes: number,
): boolean {
  const last = Date.parse(span?.lastSeenAt ?? openedAt);
  return now - last >= Math.max(quietMinutes * MINUTE, 2 * (span?.longestGap ?? 0));
}
