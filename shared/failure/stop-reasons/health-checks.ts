import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

/**
 * Health checks of a load balancer and of the container.
 * Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const healthChecks: StopReasonFamily = {
  id: 'health-checks',
  reasons: [
    says(/failed (elb|vpc lattice) health checks/, 'health', 'health_check_lb'),
    says(/failed container health checks/, 'health', 'health_check_container'),
    says(/is unhealthy in \(?target-group/, 'health', 'health_check_lb'),
  ],
};
