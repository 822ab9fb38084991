import { type Detector, detectCondition } from '../detector.ts';

/** ECS finds no place for a task: capacity, constraints or a quota. No task event tells. */
export const placementFailed: Detector = {
  id: 'placement-failed',
  detect: ({ conditions }) => detectCondition(conditions, 'placement-failed', 0),
};
