import { type Detector, detectCondition } from '../detector.ts';

/** Seen by two looks: one that meets a task just before ECS replaces it proves nothing. */
const LEAST = 60_000;

/**
 * Tasks that run and fail their health checks, the container's or the load balancer's, while ECS
 * leaves them alone. Task events carry no health, so only looks can tell.
 */
export const tasksUnhealthy: Detector = {
  id: 'tasks-unhealthy',
  detect: ({ conditions }) => detectCondition(conditions, 'tasks-unhealthy', LEAST),
};
