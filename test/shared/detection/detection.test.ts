import { describe, expect, it } from 'vitest';
import { detectFirst } from '../../../shared/detection/detection.ts';
import { crashLoop } from '../../helpers/crash-events.ts';
import { failureFrom } from '../../helpers/incidents.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };

describe('detectFirst', () => {
  it('names the detector and the failures that make it true', () => {
    const failures = crashLoop(2).map(failureFrom);
    expect(detectFirst({ failures }, THRESHOLDS)).toEqual({ detector: 'restart-loop', failures });
  });

  it('is nothing when no detector is true', () => {
    expect(detectFirst({ failures: [] }, THRESHOLDS)).toBeUndefined();
  });
});
