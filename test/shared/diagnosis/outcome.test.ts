import { describe, expect, it } from 'vitest';
import { outcome } from '../../../shared/diagnosis/outcome.ts';

describe('outcome', () => {
  it.each<readonly [string, readonly string[], string | undefined]>([
    ['a recovery', ['retrying', 'connected to redis'], 'recovered'],
    ['two lines at level info', ['INFO paid 8', 'INFO paid 9'], 'alive'],
    ['two requests', ['"GET / HTTP/1.1" 200 2', '"GET / HTTP/1.1" 200 2'], 'alive'],
    ['three lines without a level', ['paid 8', 'paid 9', 'paid 10'], 'alive'],
    ['one ordinary line', ['INFO paid 8'], undefined],
    ['only further errors', ['ERROR cart 8', 'ERROR cart 9', 'ERROR cart 10'], undefined],
    ['only a stack trace', ['  at a (x.js:1)', '  at b (x.js:2)', '  at c (x.js:3)'], undefined],
    ['only the shutdown', ['shutting down', 'closing connections', 'exiting'], undefined],
    ['nothing', [], undefined],
  ])('after %s: %j is %s', (_, later, expected) => {
    expect(outcome(later)).toBe(expected);
  });
});
