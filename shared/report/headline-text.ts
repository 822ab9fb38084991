import type { Category } from '../failure/category.ts';
import type { NotificationReason } from '../notification/notification.ts';
import { exitText } from './exit-text.ts';
import { failedText } from './failed-text.ts';
import { failureModeText } from './failure-mode.ts';
import { placeOf } from './place-of.ts';
import type { Report } from './report.ts';

/** Causes whose title says that a health check fails. */
const HEALTH: readonly Category[] = ['health_check_lb', 'health_check_container'];

/** True when the cause's title also says how the service fails. */
function titleSaysHow({ situation, cause }: Report): boolean {
  if (!cause?.known) return false;
  switch (situation.mode.kind) {
    case 'crashes':
    case 'exits':
      return true;
    case 'cannot-start':
    case 'fails-health-check':
      return HEALTH.includes(cause.known.category);
    default:
      return false;
  }
}

/** "2 tasks failed, app exited with 1", "1 of 3 running": what to say while no cause is known. */
function figures({ situation }: Report): string {
  const { tasks, exit } = situation;
  const running = tasks && `${tasks.running} of ${tasks.desired} running`;
  return [failedText(situation) || running, exit && exitText(exit)].filter(Boolean).join(', ');
}

/**
 * A message in one line: "prod/api: DB_HOST is not set, connects to localhost:5432".
 *
 * @param place what to call the resource where its whole name is too long
 */
export function headlineText(
  report: Report,
  reason: NotificationReason,
  place = placeOf(report.situation.resource),
): string {
  const { situation, cause, outcome } = report;
  const why = cause?.known?.title ?? figures(report);
  const withWhy = (what: string) => (why ? `${what}: ${why}` : what);
  switch (reason) {
    case 'opened':
      if (situation.comeback) return withWhy(`${place} is failing again`);
      return withWhy(titleSaysHow(report) ? place : `${place} ${failureModeText(situation.mode)}`);
    case 'cause-found':
      return `${place}, cause found: ${why}`;
    case 'worse':
      return withWhy(`${place} rollback failed, it is stuck`);
    case 'deployment-rolled-back':
      return withWhy(`${place} deployment rolled back`);
    case 'resolved':
      return `RESOLVED ${place}${outcome?.how ? `: ${outcome.how}` : ''}`;
  }
}
