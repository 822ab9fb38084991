import { describe, expect, it } from 'vitest';
import { factsText } from '../../../../shared/report/section-texts/facts.ts';

describe('factsText', () => {
  it('is a table of labels and values, with a note in parentheses below', () => {
    expect(
      factsText([
        { id: 'resource', name: 'Service', kind: 'text', value: 'shop/media' },
        { id: 'last-good', name: 'Last good', kind: 'text', value: 'media:6 (assumed)' },
        { id: 'show', name: 'Show', kind: 'command', value: 'npx loopwatch show inc-1' },
        { id: 'commands', name: '', kind: 'note', value: 'in a clone of Loopwatch' },
      ]),
    ).toBe(
      [
        'FACTS',
        'Service    shop/media',
        'Last good  media:6 (assumed)',
        'Show       npx loopwatch show inc-1',
        '           (in a clone of Loopwatch)',
      ].join('\n'),
    );
  });

  it('keeps a long link whole', () => {
    const value = `https://example.com/${'x'.repeat(900)}`;
    expect(factsText([{ id: 'logs', name: 'Logs', kind: 'link', value }])).toContain(value);
  });
});
