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
    ['nothing after a resolution when nothing is wrong', 'resolved', undefined, 'nothing'],
    ['to open an incident when something is wrong', undefined, detection, 'open'],
    ['to open another incident when the previous one is closed', 'closed', detection, 'open'],
    ['to reopen the previous incident when it is only resolved', 'resolved', detection, 'reopen'],
    ['to complete an open incident', 'open', undefined, 'complete'],
    ['to complete an acknowledged incident', 'acknowledged', detection, 'complete'],
  ])('is %s', (_, status, found, step) => {
    expect(nextStep(status && incidentIn(status), found).do).toBe(step);
  });
});
