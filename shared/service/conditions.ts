import { MINUTE } from '../text/iso-time.ts';

/** What is true of every condition of one name. */
export interface ConditionKind {
  /**
   * Who sees it. An event reports it once. Looks report it each time, as long as it lasts, and then
   * that it is over.
   */
  readonly seenBy: 'events' | 'looks';
  /** How long it must have lasted before anybody is told, in milliseconds. */
  readonly leastMilliseconds: number;
  /**
   * True for what the service's own figures show as long as it lasts. Failing tasks cause it too,
   * so in an incident that failing tasks opened only its beginning counts.
   */
  readonly isInFigures: boolean;
  /** The line of a timeline: "tasks cannot be placed". */
  readonly words: string;
  /** The predicate of the service's name in a message: "cannot place its tasks". */
  readonly predicate: string;
}

/**
 * Problems of a service that no stopped task reveals. In the order in which they are detected and
 * told: what says most stands before what follows from it.
 */
export const CONDITIONS = {
  /** The circuit breaker or an alarm made ECS go back to the deployment before. */
  'deployment-rolled-back': {
    seenBy: 'events',
    leastMilliseconds: 0,
    isInFigures: false,
    words: 'deployment rolled back',
    predicate: 'had its deployment rolled back',
  },
  /** The circuit breaker or an alarm gave the deployment up; without a rollback it stays so. */
  'deployment-failed': {
    seenBy: 'events',
    leastMilliseconds: 0,
    isInFigures: false,
    words: 'deployment failed',
    predicate: 'failed to deploy',
  },
  /** ECS cannot start tasks with this configuration, so no task ever exists that could fail. */
  'configuration-failed': {
    seenBy: 'events',
    leastMilliseconds: 0,
    isInFigures: false,
    words: 'tasks cannot be configured',
    predicate: 'cannot start tasks as it is configured',
  },
  /** ECS finds no place for a task: capacity, constraints or a quota. No task event says so. */
  'placement-failed': {
    seenBy: 'events',
    leastMilliseconds: 0,
    isInFigures: false,
    words: 'tasks cannot be placed',
    predicate: 'cannot place its tasks',
  },
  /** Tasks do not reach RUNNING, and ECS spaces its attempts. Not sent for tasks that run first. */
  'start-impaired': {
    seenBy: 'events',
    leastMilliseconds: 0,
    isInFigures: false,
    words: 'tasks do not start',
    predicate: 'cannot start tasks reliably',
  },
  /**
   * Tasks run and fail their health checks, the container's or the load balancer's, while ECS
   * leaves them alone. Task events carry no health, so only looks can tell. Three looks must agree:
   * ECS needs a minute or two to replace a single task, and then all is well.
   */
  'tasks-unhealthy': {
    seenBy: 'looks',
    leastMilliseconds: 2 * MINUTE,
    isInFigures: false,
    words: 'tasks run and are unhealthy',
    predicate: 'fails its health check, though its tasks run',
  },
  /**
   * A deployment makes no progress. How long that takes is the look's decision, which knows the
   * service's usual time: without a circuit breaker ECS goes on for hours and says nothing.
   */
  'deployment-stalled': {
    seenBy: 'looks',
    leastMilliseconds: 0,
    isInFigures: true,
    words: 'deployment stalled',
    predicate: 'is stuck in a deployment',
  },
  /**
   * Fewer tasks than desired for long, without a deployment that would explain it. Tasks come and
   * go within minutes; after this long without one more, nothing is coming.
   */
  'below-desired': {
    seenBy: 'looks',
    leastMilliseconds: 15 * MINUTE,
    isInFigures: true,
    words: 'fewer tasks than desired',
    predicate: 'runs fewer tasks than it should',
  },
} as const satisfies Readonly<Record<string, ConditionKind>>;

export type ConditionName = keyof typeof CONDITIONS;

/** The names in the order of the table. */
export const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly ConditionName[];

/** True for a name of the table, as a detector's may be. */
export const isConditionName = (name: string): name is ConditionName =>
  Object.hasOwn(CONDITIONS, name);
