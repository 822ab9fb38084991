import { describe, expect, it } from 'vitest';
import type { Evidence, LogEvidence, StopEvidence } from '../../../../shared/evidence/evidence.ts';
import { proofSections } from '../../../../shared/report/sections/proof.ts';
import { evidenceOf, logOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const shown = (evidence: Evidence) =>
  proofSections(recordOf({ evidence }))
    .filter((part) => part !== '')
    .join('\n\n');
const denied = stopOf({
  phase: 'pull',
  category: 'image_pull_auth',
  stoppedReason: 'CannotPullContainerError: pull access denied',
  containers: [],
});
const module = "ModuleNotFoundError: No module named 'shop'";
const steps = Array.from({ length: 30 }, (_, index) => `INFO step ${index}`);
const exit = (exitCode: number, more: Partial<StopEvidence> = {}) =>
  stopOf({ containers: [{ name: 'app', exitCode }], ...more });

describe('proofSections', () => {
  it('shows the error with the lines before it', () => {
    const lines = shown(evidenceOf({ log: [...steps, 'FATAL no more'].join('\n') })).split('\n');
    expect(lines[0]).toBe('ERROR (log of app, task 0f1e2d, UTC)');
    expect(lines.at(-1)).toMatch(/FATAL no more$/);
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.length).toBeLessThanOrEqual(15);
  });

  it.each([
    ['Node', "Error: Cannot find module './routes'\n    at main (/app/index.js:3:1)", 'index.js:3'],
    ['Java', 'x.Missing: no\n\tat com.example.Main.main(Main.java:5)', 'Main.java:5'],
    [
      'Go',
      'panic: no\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:12 +0x1d',
      'main.go:12',
    ],
    [
      '.NET',
      'Unhandled exception. X: no\n   at Program.Main() in /src/P.cs:line 12',
      'P.cs:line 12',
    ],
  ])('shows the frames of %s behind the error', (_, trace, frame) => {
    const log = [...steps, trace, 'INFO bye'].join('\n');
    expect(shown(evidenceOf({ log }))).toContain(frame);
  });

  it.each([
    ['behind a time', '2026-02-03T08:00:41.120Z FATAL no more'],
    ['inside JSON', '{"level":"fatal","msg":"no more \\"of this\\""}'],
  ])('shows the surroundings of an error that stands %s', (_, error) => {
    const text = shown(evidenceOf({ log: [...steps, error].join('\n') }));
    expect(text).toContain('INFO step 29');
    expect(text).toContain('no more');
  });

  it('gives each second once, and no time to a line that has its own', () => {
    const log = 'INFO one\nINFO two\n2026-02-03T08:00:41.120Z FATAL no more';
    expect(shown(evidenceOf({ log })).split('\n').slice(1)).toEqual([
      '  | 08:00:40  INFO one',
      '  |           INFO two',
      '  | 2026-02-03T08:00:41.120Z FATAL no more',
    ]);
  });

  it('calls the log no proof when it only shows the last lines', () => {
    expect(shown(evidenceOf({ log: steps.join('\n') }))).toBe(
      [
        'ECS SAID\n  | app exited with 1\n\nLAST LINES (log of app, task 0f1e2d, UTC)',
        '  | 08:00:40  INFO step 24',
        ...[25, 26, 27, 28, 29].map((step) => `  |           INFO step ${step}`),
      ].join('\n'),
    );
  });

  it.each<readonly [string, string, Evidence]>([
    [
      'a crash in native code',
      'app exited with 139 (SIGSEGV)',
      evidenceOf({ stops: [exit(139, { category: 'native_crash' })] }),
    ],
    [
      'an image that cannot be pulled, and not the log of a task before it',
      'CannotPullContainerError: pull access denied',
      evidenceOf({ log: module, stops: [denied, stopOf()] }),
    ],
    [
      'a clean exit',
      'app exited with 0',
      evidenceOf({ stops: [exit(0, { category: 'exits_zero' })] }),
    ],
  ])('quotes ECS of %s', (_, said, evidence) => {
    expect(shown(evidence)).toBe(`PROOF (what ECS said)\n  | ${said}`);
  });

  it("keeps ECS's words and the log apart", () => {
    const stops = [
      stopOf({
        containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed' }],
      }),
    ];
    expect(shown(evidenceOf({ log: 'INFO up', stops }))).toBe(
      [
        'PROOF (what ECS said)',
        '  | OutOfMemoryError: Container killed',
        '  | app exited with 137 (SIGKILL)',
        '',
        'LAST LINES (log of app, task 0f1e2d, UTC)',
        '  | 08:00:40  INFO up',
      ].join('\n'),
    );
  });

  it('never gives for proof what ECS says of every stop', () => {
    const log = `${module}\nbye`;
    for (const given of [evidenceOf({}), evidenceOf({ log }), evidenceOf({ stops: [exit(139)] })]) {
      expect(shown(given)).not.toMatch(/essential container/i);
    }
  });

  it('keeps a long reason of ECS whole', () => {
    const reason = `ResourceInitializationError: ${'a b '.repeat(240)}not authorized`;
    const stops = [stopOf({ phase: 'init', stoppedReason: reason, containers: [] })];
    expect(shown(evidenceOf({ stops }))).toBe(`ECS SAID\n  | ${reason}`);
  });

  it('quotes what ECS says of the service when no task tells the story', () => {
    const service = {
      desiredCount: 2,
      runningCount: 0,
      pendingCount: 0,
      circuitBreaker: false,
      messages: ['(service media) was unable to place a task.', '(service media) is steady.'],
    };
    const record = recordOf({
      evidence: evidenceOf({ stops: [], service }),
      incident: { detector: 'placement-failed' },
    });
    expect(proofSections(record)[0]).toMatch(/\| \(service media\) was unable to place a task\.$/);
  });

  it('shows every line that proves the cause, wherever it stands', () => {
    const text = [module, ...steps].join('\n');
    const record = recordOf({ evidence: evidenceOf({ log: text }) });
    const lines = [module, ...steps].map((line, at) => ({ at, text: line }));
    const logs = [{ ...logOf([]), lines, error: { at: 0, text: module } }];
    const diagnoses = record.diagnoses.map((one) => ({ ...one, evidence: [module, 'step 29'] }));
    const [shownLines = ''] = proofSections({
      ...record,
      diagnoses,
      evidence: { ...record.evidence, logs },
    });
    expect(shownLines).toContain(module);
    expect(shownLines.split('\n').at(-1)).toBe('  | step 29');
  });

  it('is empty when there is nothing to show', () => {
    expect(proofSections(recordOf()).join('')).toBe('');
  });

  it('keeps the telling line whole, whose end often says why, and cuts others', () => {
    const chain = `x.BeanCreationException: ${'nested '.repeat(80)}Connection to localhost:5432 refused`;
    const text = shown(evidenceOf({ log: [`INFO ${'y'.repeat(600)}`, chain].join('\n') }));
    expect(text).toContain(chain);
    expect(text).toContain(`${'y'.repeat(295)}…`);
  });

  it('cuts what has no end and lets none begin a line of its own', () => {
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
