import { INITIALIZATION_ERROR } from '../initialization-error.ts';
import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

/** Errors that tell only where a task failed, and wrap the cause. */
export const wrappers: StopReasonFamily = {
  id: 'wrappers',
  reasons: [
    says(INITIALIZATION_ERROR, 'init'),
    says(/cannot(start|create|run)container|containerruntimeerror|hostconfigerror/, 'start'),
    says(/^internal ?error/, 'provision'),
  ],
};
