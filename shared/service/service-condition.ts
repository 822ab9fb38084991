import { MINUTE } from '../text/iso-time.ts';
import { CONDITIONS, type ConditionName } from './conditions.ts';

/** A condition of a service as it stands. Times are ISO. */
export interface ServiceCondition {
  /** When it was first reported in this run. */
  readonly since: string;
  /** When it was last reported. */
  readonly at: string;
  /** In ECS's words; redacted. */
  readonly reason?: string | undefined;
  readonly deploymentId?: string | undefined;
  /** ARNs of tasks that show it, three at most. */
  readonly tasks?: readonly string[] | undefined;
  /** True once a look found that it is so no longer. */
  readonly over?: boolean | undefined;
}

export type Conditions = Readonly<Partial<Record<ConditionName, ServiceCondition>>>;

/** A report within this time belongs to the same run: ECS repeats itself every few minutes. */
const RUN_MILLISECONDS = 60 * MINUTE;

/** What an event or a look reports of a condition. */
export type ConditionReport = Omit<ServiceCondition, 'since' | 'over'>;

function merged(
  known: ServiceCondition | undefined,
  report: ConditionReport,
): ServiceCondition | undefined {
  const fresh: ServiceCondition = { since: report.at, ...report };
  if (!known) return fresh;
  const isOther = known.deploymentId !== report.deploymentId;
  const apart = Math.abs(Date.parse(report.at) - Date.parse(known.at)) > RUN_MILLISECONDS;
  if (report.at > known.at) {
    const begins = known.over || isOther || apart;
    return begins ? fresh : { ...fresh, since: known.since };
  }
  // An old copy or late news: at most it shows that the run began earlier.
  const isEarlier = !isOther && !apart && report.at < known.since;
  return isEarlier ? { ...known, since: report.at } : undefined;
}

const YOUNG_MILLISECONDS = 20 * MINUTE;

/**
 * True when the same was reported a moment ago. ECS and looks repeat themselves, and a write now
 * and then is enough.
 */
export function isRepetition(
  known: ServiceCondition | undefined,
  report: ConditionReport,
): boolean {
  if (!known || known.over || known.deploymentId !== report.deploymentId) return false;
  const later = Date.parse(report.at) - Date.parse(known.at);
  const age = Date.parse(report.at) - Date.parse(known.since);
  const least = age < YOUNG_MILLISECONDS ? MINUTE : 5 * MINUTE;
  return report.reason === known.reason && later >= 0 && later < least;
}

/** The conditions after one more report; undefined when it is nothing new. */
export function withCondition(
  conditions: Conditions,
  name: ConditionName,
  report: ConditionReport,
): Conditions | undefined {
  const next = merged(conditions[name], report);
  return next && { ...conditions, [name]: next };
}

/** Identifies a condition: the same condition of another deployment is another one. */
export const conditionKey = (name: ConditionName, { deploymentId }: ServiceCondition): string =>
  deploymentId ? `${name}/${deploymentId}` : name;

/** The conditions that were reported after a time, none beginning before it. @param after ISO */
export function conditionsAfter(conditions: Conditions, after: string): Conditions {
  const beginning = (name: ConditionName, at: string) =>
    CONDITIONS[name].seenBy === 'looks' ? after : at;
  const entries = Object.entries(conditions) as [ConditionName, ServiceCondition][];
  return Object.fromEntries(
    entries
      .filter(([, { at }]) => at > after)
      .map(([name, one]) => [
        name,
        one.since > after ? one : { ...one, since: beginning(name, one.at) },
      ]),
  );
}
