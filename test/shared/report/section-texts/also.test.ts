import { describe, expect, it } from 'vitest';
import type { MissingName } from '../../../../shared/evidence/evidence.ts';
import { alsoText } from '../../../../shared/report/section-texts/also.ts';

const lacks = (...rows: readonly (readonly [string, readonly string[]])[]) =>
  rows.map(([name, have]): MissingName => ({ name, kind: 'environment', have }));

describe('alsoText', () => {
  it('begins each note with a capital letter', () => {
    const notes = [
      { kind: 'log-not-configured', text: 'container app has no log configuration' },
      { kind: 'stack-waits', text: 'Stack shop (CREATE_IN_PROGRESS) is waiting for this service' },
    ] as const;
    expect(alsoText({ notes, missing: [] })).toBe(
      'ALSO\n- Container app has no log configuration\n- Stack shop (CREATE_IN_PROGRESS) is waiting for this service',
    );
  });

  it('names in one line the settings that siblings have', () => {
    const missing = lacks(['REDIS_URL', ['api', 'web']], ['PORT', ['web']], ['DB_NAME', ['api']]);
    expect(alsoText({ notes: [], missing })).toBe(
      'ALSO\n- Set in siblings, missing here, not named by the error: REDIS_URL, DB_NAME (api), PORT (web)',
    );
  });

  it('counts those that it does not name', () => {
    const missing = lacks(...Array.from({ length: 25 }, (_, i) => [`N${i}`, ['api']] as const));
    expect(alsoText({ notes: [], missing })).toMatch(/N7 \(api\) and 17 more$/);
  });

  it('is empty when there is nothing else to know', () => {
    expect(alsoText({ notes: [], missing: [] })).toBe('');
  });
});
