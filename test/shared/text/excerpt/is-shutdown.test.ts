import { describe, expect, it } from 'vitest';
import { isShutdown } from '../../../../shared/text/excerpt/is-shutdown.ts';

describe('isShutdown', () => {
  it.each([
    'INFO: Shutting down',
    'Received SIGTERM',
    'HikariPool-1 - Shutdown initiated...',
    'closing server',
  ])('is true for %s', (line) => {
    expect(isShutdown(line)).toBe(true);
  });

  it('is false for an ordinary line', () => {
    expect(isShutdown('INFO: Started server process')).toBe(false);
  });
});
