import { describe, expect, it } from 'vitest';
import { isRecovered, isRecoveredOrUp } from '../../../shared/diagnosis/recovery.ts';

const RECOVERED = ['connected to redis at 10.0.3.7', 'reconnected', 'succeeded after 3 attempts'];
const UP = ['listening on :8080', 'Started Application in 6.2 seconds', 'server is ready'];
const NEITHER = ['not connected to redis', 'retrying in 5 s', 'cart is empty'];

describe('isRecovered', () => {
  it.each(RECOVERED)('is true for "%s"', (line) => {
    expect(isRecovered(line)).toBe(true);
  });

  it.each([...UP, ...NEITHER])('is false for "%s"', (line) => {
    expect(isRecovered(line)).toBe(false);
  });
});

describe('isRecoveredOrUp', () => {
  it.each([...RECOVERED, ...UP])('is true for "%s"', (line) => {
    expect(isRecoveredOrUp(line)).toBe(true);
  });

  it.each(NEITHER)('is false for "%s"', (line) => {
    expect(isRecoveredOrUp(line)).toBe(false);
  });
});
