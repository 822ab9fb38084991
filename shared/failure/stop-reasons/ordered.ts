import { benign } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

/**
 * Stops that ECS, a person or the hardware ordered.
 * Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-maintenance.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export const ordered: StopReasonFamily = {
  id: 'ordered',
  reasons: [
    benign(/scaling activity initiated by/, 'benign_scale'),
    benign(/az rebalanc|availability zone rebalanc|service rebalanc/, 'benign_scale'),
    benign(
      /is in draining state|container instance .*deregistered|was deregistered/,
      'benign_infra',
    ),
    benign(/performing maintenance on the underlying/, 'benign_infra'),
    benign(/^host ec2 \(?instance /, 'benign_infra'),
    benign(/spot task was interrupted|^spotinterruption/, 'benign_infra'),
    benign(/^task stopped by user/, 'benign_user'),
  ],
};
