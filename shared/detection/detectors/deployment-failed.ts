import { type Detector, detectCondition } from '../detector.ts';

/** The circuit breaker or an alarm gave the deployment up; without a rollback it stays so. */
export const deploymentFailed: Detector = {
  id: 'deployment-failed',
  detect: ({ conditions }) => detectCondition(conditions, 'deployment-failed', 0),
};
