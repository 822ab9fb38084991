import { type Detector, detectCondition } from '../detector.ts';

/** Seen by three looks: ECS needs a minute or two to replace a single task, and then all is well. */
const LEAST = 2 * 60_000;

/**
 * Tasks that run and fail their health checks, the container's or the load balancer's, while ECS
 * leaves them alone. Task events carry no health, so only looks can tell.
 */
export const tasksUnhealthy: Detector = {
  id: 'tasks-unhealthy',
  detect: ({ conditions }) => detectCondition(conditions, 'tasks-unhealthy', LEAST),
};
