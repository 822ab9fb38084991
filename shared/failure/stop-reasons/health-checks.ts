import { type StopReason, says } from '../stop-reason.ts';

/** Texts: stopped-task-error-codes.html and service-event-messages-list.html of the ECS guide. */
export const healthChecks: readonly StopReason[] = [
  says(/failed (elb|vpc lattice) health checks/, 'health', 'health_check_lb'),
  says(/failed container health checks/, 'health', 'health_check_container'),
  says(/is unhealthy in \(?target-group/, 'health', 'health_check_lb'),
];
