/** What one event makes true. */
export const SAID_BY_EVENTS = [
  'deployment-rolled-back',
  'deployment-failed',
  'configuration-failed',
  'placement-failed',
  'start-impaired',
] as const;

/** Looks say these anew each time, or that they are over: what is said on has been so all along. */
export const SEEN_BY_LOOKS = ['tasks-unhealthy', 'deployment-stalled', 'below-desired'] as const;

/**
 * What ECS says is wrong with a service that no stopped task tells: a deployment that failed, tasks
 * that cannot be placed, tasks that run and are unhealthy. Each is named as the detector that
 * pages for it.
 */
export const CONDITIONS = [...SAID_BY_EVENTS, ...SEEN_BY_LOOKS] as const;

export type ConditionName = (typeof CONDITIONS)[number];

/** What ECS's own figures show for as long as it lasts, and what tasks that fail bring about. */
export const SEEN_IN_FIGURES: readonly ConditionName[] = ['below-desired', 'deployment-stalled'];

/** One of them, as it stands. Times are ISO. */
export interface ServiceCondition {
  /** When it was first said in this run of it. */
  readonly since: string;
  /** When it was last said. */
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

/** Said again within this time it is the same run: ECS repeats itself every few minutes. */
const RUN_MILLISECONDS = 60 * 60_000;

/** What is said now. */
export type Said = Omit<ServiceCondition, 'since' | 'over'>;

function merged(known: ServiceCondition | undefined, said: Said): ServiceCondition | undefined {
  const fresh: ServiceCondition = { since: said.at, ...said };
  if (!known) return fresh;
  const isOther = known.deploymentId !== said.deploymentId;
  const apart = Math.abs(Date.parse(said.at) - Date.parse(known.at)) > RUN_MILLISECONDS;
  if (said.at > known.at) {
    const begins = known.over || isOther || apart;
    return begins ? fresh : { ...fresh, since: known.since };
  }
  // An old copy, or news that came late: it may only show that the run began earlier.
  const isEarlier = !isOther && !apart && said.at < known.since;
  return isEarlier ? { ...known, since: said.at } : undefined;
}

const MINUTE = 60_000;
const YOUNG_MILLISECONDS = 20 * MINUTE;

/**
 * True when the same was said a moment ago: ECS and looks repeat themselves, and a write every so
 * often is enough.
 */
export function isRepetition(known: ServiceCondition | undefined, said: Said): boolean {
  if (!known || known.over || known.deploymentId !== said.deploymentId) return false;
  const later = Date.parse(said.at) - Date.parse(known.at);
  const age = Date.parse(said.at) - Date.parse(known.since);
  const least = age < YOUNG_MILLISECONDS ? MINUTE : 5 * MINUTE;
  return said.reason === known.reason && later >= 0 && later < least;
}

/** The conditions after one more was said; undefined when that is nothing new. */
export function withCondition(
  conditions: Conditions,
  name: ConditionName,
  said: Said,
): Conditions | undefined {
  const next = merged(conditions[name], said);
  return next && { ...conditions, [name]: next };
}

/** What tells one condition from the next of its name: another deployment's is another one. */
export const conditionKey = (name: ConditionName, { deploymentId }: ServiceCondition): string =>
  deploymentId ? `${name}/${deploymentId}` : name;

/** Those of which something was said after a time, none from before it. @param after ISO */
export function conditionsAfter(conditions: Conditions, after: string): Conditions {
  const isLooked = (name: string) => SEEN_BY_LOOKS.some((one) => one === name);
  const begin = (name: string, at: string) => (isLooked(name) ? after : at);
  const entries = Object.entries(conditions)
    .filter(([, { at }]) => at > after)
    .map(([name, one]) => [name, one.since > after ? one : { ...one, since: begin(name, one.at) }]);
  return Object.fromEntries(entries);
}
