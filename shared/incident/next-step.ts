import type { Detection } from '../detection/detector.ts';
import { type Incident, isActive } from './incident.ts';

/** What becomes of a resource's incidents after a look at what is stored of it. */
export type NextStep =
  /** Nothing is wrong, and no incident is open. */
  | { readonly do: 'nothing' }
  /** One is open: conditions that it lacks are added. */
  | { readonly do: 'complete'; readonly incident: Incident }
  /** One was resolved and is not closed yet: it is reopened if its grace is not over. */
  | { readonly do: 'reopen'; readonly incident: Incident; readonly detection: Detection }
  /** There was none before, or it is closed for good. */
  | {
      readonly do: 'open';
      readonly previous: Incident | undefined;
      readonly detection: Detection;
    };

/** @param newest the resource's newest incident, whatever its status */
export function nextStep(newest: Incident | undefined, detection: Detection | undefined): NextStep {
  if (newest && isActive(newest)) return { do: 'complete', incident: newest };
  if (!detection) return { do: 'nothing' };
  if (newest?.status === 'resolved') return { do: 'reopen', incident: newest, detection };
  return { do: 'open', previous: newest, detection };
}
