import { type Detector, detectCondition } from '../detector.ts';

/** Tasks do not reach RUNNING, and ECS spaces its attempts; it is not sent for tasks that run and then crash. */
export const startImpaired: Detector = {
  id: 'start-impaired',
  detect: ({ conditions }) => detectCondition(conditions, 'start-impaired', 0),
};
