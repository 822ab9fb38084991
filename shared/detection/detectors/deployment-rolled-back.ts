import { type Detector, detectCondition } from '../detector.ts';

/** The circuit breaker or an alarm made ECS go back to the deployment before. */
export const deploymentRolledBack: Detector = {
  id: 'deployment-rolled-back',
  detect: ({ conditions }) => detectCondition(conditions, 'deployment-rolled-back', 0),
};
