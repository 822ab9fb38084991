import { describe, expect, it } from 'vitest';
import { healthAnswer } from '../../../../shared/diagnosis/rules/health-answer.ts';
import { evidenceOf, stopOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';

const { match } = healthAnswer;
const unhealthy = stopOf({ phase: 'health', category: 'health_check_lb' });

describe('healthAnswer', () => {
  it.each([
    [
      'an access log',
      '10.0.1.9 - - [03/Feb/2026:08:00:44 +0000] "GET /health HTTP/1.1" 404 153 "-" "ELB-HealthChecker/2.0"',
      'health_check_lb',
      'answers 404',
    ],
    [
      'curl in the container',
      'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused',
      'health_check_container',
      'finds no answer',
    ],
    ['a missing tool', '/bin/sh: 1: curl: not found', 'health_check_container', 'no answer'],
  ])('recognises it: %s', (_, log, category, cause) => {
    const found = match(evidenceOf({ log, stops: [unhealthy] }));
    expect(found).toMatchObject({ category, confidence: 'medium', evidence: [log] });
    expect(found?.cause).toContain(cause);
    expect(match(evidenceOf({ log }))?.confidence).toBe('low');
  });

  it.each([
    ['an answer that is good', '"GET /health HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"'],
    ['an error for a customer', '"GET /cart HTTP/1.1" 500 2 "-" "Mozilla/5.0"'],
    ['nothing', ''],
  ])('does not match: %s', (_, log) => {
    expect(match(evidenceOf({ log, stops: [unhealthy] }))).toBeUndefined();
  });

  it.each(Object.entries(healthyLogs))('is not confident about the healthy log of %s', (_, log) => {
    expect(match(evidenceOf({ log }))?.confidence ?? 'low').toBe('low');
  });
});
