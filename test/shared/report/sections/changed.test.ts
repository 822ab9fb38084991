import { describe, expect, it } from 'vitest';
import { changedSection } from '../../../../shared/report/sections/changed.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const changes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    path: `app.environment.N${index}`,
    kind: 'added' as const,
  }));
const record = (assumed: boolean, count: number) => {
  const arn = 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:6';
  const evidence = evidenceOf({ lastGood: { arn, assumed } });
  return { ...recordOf({ evidence }), changes: changes(count) };
};

describe('changedSection', () => {
  it('is empty when nothing is known to have changed', () => {
    expect(changedSection(recordOf())).toBe('');
  });

  it('says what changed, and since which revision', () => {
    expect(changedSection(record(false, 2))).toBe(
      'CHANGED since media:6\n- app.environment.N0: added\n- app.environment.N1: added',
    );
  });

  it('shows what a setting was and is, where that may be shown', () => {
    const changed = [
      { path: 'cpu', kind: 'changed' as const, before: '256', after: '512' },
      { path: 'containers.app.command', kind: 'added' as const, after: 'serve' },
      { path: 'containers.app.environment.DB_HOST', kind: 'changed' as const },
    ];
    expect(changedSection({ ...record(false, 0), changes: changed })).toBe(
      [
        'CHANGED since media:6',
        '- cpu: 256 -> 512',
        '- containers.app.command: added (serve)',
        '- containers.app.environment.DB_HOST: changed',
      ].join('\n'),
    );
  });

  it('says what is assumed', () => {
    expect(changedSection(record(true, 1))).toMatch(
      /^CHANGED since media:6 \(assumed to be good\)/,
    );
  });

  it.each([
    [10, '- app.environment.N9: added'],
    [11, '- and 2 more'],
    [500, '- and 491 more'],
  ])('names %i in ten lines', (count, last) => {
    const lines = changedSection(record(false, count)).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe(last);
  });
});
