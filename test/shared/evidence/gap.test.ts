import { describe, expect, it } from 'vitest';
import { type Gap, meaningOf } from '../../../shared/evidence/gap.ts';

describe('meaningOf', () => {
  it.each([
    ['log-unread', 'not-checked'],
    ['never-started', 'fact'],
    ['evidence-pending', 'pending'],
  ] as const)('says that %s is %s', (kind, meaning) => {
    expect(meaningOf({ kind, text: 'x' })).toBe(meaning);
  });

  it.each(['a-kind-of-tomorrow', 'constructor'])('takes %s for something not checked', (kind) => {
    expect(meaningOf({ kind, text: 'x' } as unknown as Gap)).toBe('not-checked');
  });
});
