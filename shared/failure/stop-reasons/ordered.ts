import { benign, type StopReason } from '../stop-reason.ts';

/**
 * Stops that ECS, a person or the hardware ordered. Texts: stopped-task-error-codes.html,
 * task-maintenance.html and fargate-capacity-providers.html of the ECS developer guide.
 */
export const ordered: readonly StopReason[] = [
  benign(/scaling activity initiated by/, 'benign_scale'),
  benign(/az rebalanc|availability zone rebalanc|service rebalanc/, 'benign_scale'),
  benign(/is in draining state|container instance .*deregistered|was deregistered/, 'benign_infra'),
  benign(/performing maintenance on the underlying/, 'benign_infra'),
  benign(/^host ec2 \(?instance /, 'benign_infra'),
  benign(/spot task was interrupted|^spotinterruption/, 'benign_infra'),
  benign(/^task stopped by user/, 'benign_user'),
];
