import { describe, expect, it } from 'vitest';
import { changedText } from '../../../../shared/report/section-texts/changed.ts';

const since = { revision: 'media:6', assumed: false };
const added = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    path: `app.environment.N${index}`,
    kind: 'added' as const,
  }));

describe('changedText', () => {
  it('is empty when nothing is known to have changed', () => {
    expect(changedText({ since, changes: [] })).toBe('');
  });

  it('says what changed, and since which revision', () => {
    expect(changedText({ since, changes: added(2) })).toBe(
      'CHANGED since media:6\n- app.environment.N0: added\n- app.environment.N1: added',
    );
    expect(changedText({ changes: added(1) })).toBe('CHANGED\n- app.environment.N0: added');
  });

  it('shows what a setting was and is, where that may be shown', () => {
    const changes = [
      { path: 'cpu', kind: 'changed' as const, before: '256', after: '512' },
      { path: 'containers.app.command', kind: 'added' as const, after: 'serve' },
      { path: 'containers.app.environment.DB_HOST', kind: 'changed' as const },
    ];
    expect(changedText({ since, changes })).toBe(
      [
        'CHANGED since media:6',
        '- cpu: 256 -> 512',
        '- containers.app.command: added (serve)',
        '- containers.app.environment.DB_HOST: changed',
      ].join('\n'),
    );
  });

  it('says when the good revision is assumed', () => {
    expect(changedText({ since: { ...since, assumed: true }, changes: added(1) })).toMatch(
      /^CHANGED since media:6 \(assumed to be good\)/,
    );
  });

  it.each([
    [10, '- app.environment.N9: added'],
    [11, '- and 2 more'],
    [500, '- and 491 more'],
  ])('has ten lines for %i changes', (count, last) => {
    const lines = changedText({ since, changes: added(count) }).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe(last);
  });
});
