import { type Detector, detectCondition } from '../detector.ts';

/** ECS cannot start tasks with this configuration, so no task ever exists that could fail. */
export const configurationFailed: Detector = {
  id: 'configuration-failed',
  detect: ({ conditions }) => detectCondition(conditions, 'configuration-failed', 0),
};
