import { anyOf } from '../text/pattern.ts';

const RECOVERED = anyOf(
  /(?<!not )\bconnected to/i,
  /connection (?:established|successful|restored|recovered)/i,
  /(?:successfully|re)connected\b/i,
  /\bconnected again\b/i,
  /\brecovered\b/i,
  /back online/i,
  /\bresumed\b/i,
  /\bsucceeded\b/i,
  /after \d+ (?:retries|attempts)/i,
);

const RECOVERED_OR_UP = anyOf(
  RECOVERED,
  /is (?:now )?(?:ready|up|available|reachable)\b/i,
  /\bready to accept/i,
  /\bready\b/i,
  /start-?up complete/i,
  // Spring Boot: Started Application in 6.2 seconds
  /\bstarted [\w.-]{1,60} in \d/i,
  /(?:listening|serving|now running) (?:on|at)\b/i,
);

/** True when a line reports that the program got over an error. */
export const isRecovered = (text: string): boolean => RECOVERED.test(text);

/**
 * True when a line reports that the program got over an error, or that it is up. A program that is
 * up may still fail its health check because of the error.
 */
export const isRecoveredOrUp = (text: string): boolean => RECOVERED_OR_UP.test(text);
