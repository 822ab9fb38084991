import { describe, expect, it } from 'vitest';
import { serviceResource } from '../../../shared/resource.ts';
import { afterChange } from '../../../shared/service/after-change.ts';
import type { ServiceChange } from '../../../shared/service/service-change.ts';
import type { ServiceState } from '../../../shared/service/service-state.ts';
import { iso } from '../../helpers/looks.ts';

const resource = serviceResource('arn:aws:ecs:eu-central-1:444455556666:cluster/shop', 'media');
const changeAt = (minute: number, more: Partial<ServiceChange> = {}): ServiceChange => ({
  resource,
  eventName: 'SERVICE_DEPLOYMENT_FAILED',
  at: iso(minute),
  deploymentId: 'ecs-svc/1',
  reason: 'tasks failed to start.',
  ...more,
});
const now = (minute: number) => Date.parse(iso(minute));
const stateAfter = (known: ServiceState, minute: number, more: Partial<ServiceChange> = {}) =>
  afterChange(known, changeAt(minute, more), now(minute));

describe('afterChange', () => {
  it('records the condition that an event shows and watches the service', () => {
    expect(stateAfter({ desiredCount: 2 }, 0)).toEqual({
      desiredCount: 2,
      resource,
      watch: 'watched',
      watchedFrom: iso(0),
      conditions: {
        'deployment-failed': {
          since: iso(0),
          at: iso(0),
          reason: 'tasks failed to start.',
          deploymentId: 'ecs-svc/1',
        },
      },
    });
  });

  it('only watches the service after an event that shows nothing wrong', () => {
    const state = stateAfter({}, 0, { eventName: 'SERVICE_STEADY_STATE' });
    expect(state).toEqual({ resource, watch: 'watched', watchedFrom: iso(0) });
  });

  it('changes nothing for an event that is repeated at once', () => {
    const known = stateAfter({}, 0) ?? {};
    expect(stateAfter(known, 0.5)).toBeUndefined();
  });

  it('continues the same condition when its event is repeated minutes later', () => {
    const known = stateAfter({}, 0) ?? {};
    const failed = stateAfter(known, 5)?.conditions?.['deployment-failed'];
    expect(failed).toMatchObject({ since: iso(0), at: iso(5) });
  });

  it('names the deployment that a rollback goes back to', () => {
    const rollback = {
      eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
      reason: 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/0.',
    };
    const conditions = stateAfter({}, 0, rollback)?.conditions;
    expect(conditions?.['deployment-rolled-back']?.deploymentId).toBe('ecs-svc/0');
  });
});
