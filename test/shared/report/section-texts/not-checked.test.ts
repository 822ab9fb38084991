import { describe, expect, it } from 'vitest';
import { notCheckedText } from '../../../../shared/report/section-texts/not-checked.ts';

describe('notCheckedText', () => {
  it('is a list of sentences with capital letters', () => {
    expect(
      notCheckedText([
        { kind: 'service-unread', text: 'service state unavailable: AccessDeniedException' },
        { kind: 'log-unread', text: 'logs were not read in time' },
      ]),
    ).toBe(
      'NOT CHECKED\n- Service state unavailable: AccessDeniedException\n- Logs were not read in time',
    );
  });

  it('cuts what is too long', () => {
    expect(notCheckedText([{ kind: 'log-unread', text: `x${'y'.repeat(500)}` }])).toMatch(
      /^NOT CHECKED\n- Xy{299}…$/,
    );
  });

  it('is empty when everything was read', () => {
    expect(notCheckedText([])).toBe('');
  });
});
