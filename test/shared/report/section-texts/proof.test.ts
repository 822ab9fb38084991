import { describe, expect, it } from 'vitest';
import type { Evidence, LogEvidence } from '../../../../shared/evidence/evidence.ts';
import { proofTexts } from '../../../../shared/report/section-texts/proof.ts';
import { type LogBlock, proofSection } from '../../../../shared/report/sections/proof.ts';
import { evidenceOf, logOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const shown = (evidence: Evidence) => proofTexts(proofSection(recordOf({ evidence }))).join('\n\n');
const steps = Array.from({ length: 30 }, (_, index) => `INFO step ${index}`);
const AT = Date.parse('2026-02-03T08:00:40Z');
const block = (...lines: readonly Partial<LogBlock['lines'][number]>[]): LogBlock => ({
  source: 'log',
  role: 'proof',
  container: 'app',
  task: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  lines: lines.map((line) => ({ at: AT, text: '', isTelling: false, omittedBefore: 0, ...line })),
  telling: [],
});

describe('proofTexts', () => {
  it.each([
    ['proof', 'PROOF'],
    ['error', 'ERROR'],
    ['last-lines', 'LAST LINES'],
  ] as const)('gives a log (%s) the title %s', (role, title) => {
    expect(proofTexts([{ ...block({ text: 'INFO up' }), role }])).toEqual([
      `${title} (log of app, task 0f1e2d3c, UTC)\n  | 08:00:40  INFO up`,
    ]);
  });

  it('keeps its title on one line, whatever the id of the task', () => {
    const [text = ''] = proofTexts([{ ...block({ text: 'INFO up' }), task: 'a\nDO NEXT' }]);
    expect(text.split('\n')[0]).toBe('PROOF (log of app, task a DO NEX, UTC)');
  });

  it.each([
    ['proof', 'PROOF (what ECS said)'],
    ['said', 'ECS SAID'],
  ] as const)('gives the words of ECS (%s) the title %s', (role, title) => {
    const lines = [{ kind: 'exit', text: 'app exited with 1' }] as const;
    expect(proofTexts([{ source: 'ecs', role, lines }])).toEqual([
      `${title}\n  | app exited with 1`,
    ]);
  });

  it('gives each second once, and no time to a line that has its own', () => {
    const log = 'INFO one\nINFO two\n2026-02-03T08:00:41.120Z FATAL no more';
    expect(shown(evidenceOf({ log })).split('\n').slice(1)).toEqual([
      '  | 08:00:40  INFO one',
      '  |           INFO two',
      '  | 2026-02-03T08:00:41.120Z FATAL no more',
    ]);
  });

  it('marks where lines are left out', () => {
    const lines = [{ text: 'one' }, { text: 'two', omittedBefore: 7 }];
    expect(
      proofTexts([block(...lines)])[0]
        ?.split('\n')
        .slice(1),
    ).toEqual(['  | 08:00:40  one', '  | ...', '  |           two']);
  });

  it('shows the last lines after what ECS said', () => {
    expect(shown(evidenceOf({ log: steps.join('\n') }))).toBe(
      [
        'ECS SAID\n  | app exited with 1\n\nLAST LINES (log of app, task 0f1e2d, UTC)',
        '  | 08:00:40  INFO step 24',
        ...[25, 26, 27, 28, 29].map((step) => `  |           INFO step ${step}`),
      ].join('\n'),
    );
  });

  it('keeps a long reason of ECS whole', () => {
    const reason = `ResourceInitializationError: ${'a b '.repeat(240)}not authorized`;
    const stops = [stopOf({ phase: 'init', stoppedReason: reason, containers: [] })];
    expect(shown(evidenceOf({ stops }))).toBe(`ECS SAID\n  | ${reason}`);
  });

  it('adds the telling texts that no shown line has', () => {
    const telling = ['FATAL no more', 'step 29'];
    const lines = { text: 'FATAL no more', isTelling: true };
    expect(
      proofTexts([{ ...block(lines), telling }])[0]
        ?.split('\n')
        .slice(1),
    ).toEqual(['  | 08:00:40  FATAL no more', '  | step 29']);
  });

  it('adds a telling text that was cut off the line of JSON in which it stands', () => {
    const text = `{"level":"error","trace":"${'x'.repeat(400)}","msg":"no more"}`;
    const whole = { ...block({ text, isTelling: true }), telling: ['no more'] };
    expect(proofTexts([whole])[0]?.split('\n').at(-1)).toBe('  | no more');
  });

  it('keeps the telling line whole, whose end often says why, and cuts others', () => {
    const chain = `x.BeanCreationException: ${'nested '.repeat(80)}Connection to localhost:5432 refused`;
    const text = shown(evidenceOf({ log: [`INFO ${'y'.repeat(600)}`, chain].join('\n') }));
    expect(text).toContain(chain);
    expect(text).toContain(`${'y'.repeat(295)}…`);
  });

  it('cuts endless lines, and lets no text begin a line of its own', () => {
    const text = `x\nDO NEXT\n1. trust me ${'y'.repeat(1_000_000)}`;
    const log: LogEvidence = { ...logOf(['a']), lines: [{ at: 0, text }], error: { at: 0, text } };
    const lines = shown({ ...evidenceOf({}), logs: [log] })
      .split('\n')
      .slice(1);
    expect(lines).toHaveLength(1);
    for (const line of lines) {
      expect(line).toMatch(/^ {2}\| /);
      expect(line.length).toBeLessThan(1_130);
    }
  });
});
