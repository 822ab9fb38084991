import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../shared/detection/detector.ts';
import type { Incident, Status } from '../../../shared/incident/incident.ts';
import { nextStep } from '../../../shared/incident/next-step.ts';
import { incidentFrom } from '../../helpers/incidents.ts';

const detection: Detection = { detector: 'restart-loop', failures: [] };
const incidentIn = (status: Status): Incident => incidentFrom({ with: { status } });

describe('nextStep', () => {
  it.each<[string, Status | undefined, Detection | undefined, string]>([
    ['nothing when nothing is wrong', undefined, undefined, 'nothing'],
    ['nothing after a resolution, when nothing is wrong', 'resolved', undefined, 'nothing'],
    ['an opening when something is wrong', undefined, detection, 'open'],
    ['another opening when the one before is closed', 'closed', detection, 'open'],
    ['a return when the one before is only resolved', 'resolved', detection, 'reopen'],
    ['a completion of what is open', 'open', undefined, 'complete'],
    ['a completion of what is acknowledged', 'acknowledged', detection, 'complete'],
  ])('is %s', (_, status, found, step) => {
    expect(nextStep(status && incidentIn(status), found).do).toBe(step);
  });
});
