import { describe, expect, it } from 'vitest';
import { isAccessLog } from '../../../shared/diagnosis/access-log.ts';

describe('isAccessLog', () => {
  it.each([
    ['nginx', true, '10.0.1.9 - - [03/Feb/2026:08:00:44 +0000] "GET /cart HTTP/1.1" 404 153'],
    ['a framework', true, 'INFO POST /orders 500 12 ms'],
    ['Gin', true, '[GIN] 2026/02/03 - 08:00:41 | 404 | 12µs | 10.0.1.9 | GET "/.env"'],
    ['an error about a request', false, 'ERROR cannot GET /cart: no such cart'],
    ['a call without a status', false, 'INFO GET /orders'],
  ])('of %s is %s', (_, expected, line) => {
    expect(isAccessLog(line)).toBe(expected);
  });
});
