import { inOrder } from '../../text/pattern.ts';
import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

/** Log drivers that cannot start. ECS reports them under several names, so there is no `when`. */
export const logDrivers: StopReasonFamily = {
  id: 'log-drivers',
  reasons: [
    says(
      inOrder(
        /(logger args|logging driver).*/,
        /(connection issue|i\/o timeout|deadline exceeded|requestcanceled)/,
      ),
      'init',
      'init_network',
    ),
    says(
      /logger args|logging driver|create cloudwatch log (group|stream)/,
      'init',
      'logging_driver',
    ),
  ],
};
