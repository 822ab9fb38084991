import { type Detector, detectCondition } from '../detector.ts';

/**
 * A deployment that gets no further. How long that takes the look decides, which knows the service's
 * usual time: without a circuit breaker ECS goes on for hours and says nothing.
 */
export const deploymentStalled: Detector = {
  id: 'deployment-stalled',
  detect: ({ conditions }) => detectCondition(conditions, 'deployment-stalled', 0),
};
