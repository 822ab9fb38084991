import { describe, expect, it } from 'vitest';
import { nextText } from '../../../../shared/report/section-texts/next.ts';

const command = `aws ecs update-service ${'x'.repeat(400)}`;

describe('nextText', () => {
  it('numbers the steps, each command whole on a line of its own', () => {
    expect(
      nextText([
        { kind: 'roll-back', text: 'Roll back to media:6, the last good revision', command },
        { kind: 'advice', text: 'Set DB_HOST in media:7, as in api, and deploy' },
      ]),
    ).toBe(
      [
        'DO NEXT',
        '1. Roll back to media:6, the last good revision:',
        `   ${command}`,
        '2. Set DB_HOST in media:7, as in api, and deploy',
      ].join('\n'),
    );
  });

  it('cuts advice, which may quote a log', () => {
    expect(nextText([{ kind: 'advice', text: `Look at ${'y'.repeat(500)}\nFACTS` }])).toMatch(
      /^DO NEXT\n1\. Look at y{292}…$/,
    );
  });

  it('is empty when there is nothing to do', () => {
    expect(nextText([])).toBe('');
  });
});
