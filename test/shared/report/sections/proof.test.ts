import { describe, expect, it } from 'vitest';
import type { Evidence, StopEvidence } from '../../../../shared/evidence/evidence.ts';
import { type LogBlock, proofSection } from '../../../../shared/report/sections/proof.ts';
import { evidenceOf, logOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const of = (evidence: Evidence) => proofSection(recordOf({ evidence }));
const logIn = (evidence: Evidence): LogBlock => {
  const block = of(evidence).find(({ source }) => source === 'log');
  if (block?.source !== 'log') throw new Error('no log');
  return block;
};
const roles = (evidence: Evidence) => of(evidence).map(({ source, role }) => `${source}: ${role}`);
const textsOf = ({ lines }: LogBlock) => lines.map(({ text }) => text);
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

describe('proofSection', () => {
  it('has the error with the lines before it', () => {
    const block = logIn(evidenceOf({ log: [...steps, 'FATAL no more'].join('\n') }));
    expect(block).toMatchObject({ role: 'error', container: 'app', task: '0f1e2d' });
    expect(block.lines.at(-1)).toMatchObject({ text: 'FATAL no more', isTelling: true });
    expect(block.lines.filter(({ isTelling }) => isTelling)).toHaveLength(1);
    expect(block.telling).toEqual(['FATAL no more']);
    expect(block.lines.length).toBeGreaterThan(7);
    expect(block.lines.length).toBeLessThanOrEqual(14);
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
  ])('has the frames of %s after the error', (_, trace, frame) => {
    const log = [...steps, trace, 'INFO bye'].join('\n');
    expect(textsOf(logIn(evidenceOf({ log }))).join('\n')).toContain(frame);
  });

  it.each([
    ['after a time', '2026-02-03T08:00:41.120Z FATAL no more'],
    ['inside JSON', '{"level":"fatal","msg":"no more \\"of this\\""}'],
  ])('has the surroundings of an error that stands %s', (_, error) => {
    const texts = textsOf(logIn(evidenceOf({ log: [...steps, error].join('\n') })));
    expect(texts).toContain('INFO step 29');
    expect(texts.at(-1)).toContain('no more');
  });

  it('does not call the last lines of a log a proof', () => {
    const evidence = evidenceOf({ log: steps.join('\n') });
    expect(roles(evidence)).toEqual(['ecs: said', 'log: last-lines']);
    expect(textsOf(logIn(evidence))).toEqual(steps.slice(24));
    expect(logIn(evidence).telling).toEqual([]);
  });

  it('counts the lines that are left out right before a line', () => {
    const frames = Array.from(
      { length: 40 },
      (_, index) => `\tat java.base/x.F.f${index}(F.java:1)`,
    );
    const texts = ['x.Missing: no', ...frames, '\tat shop.Main.main(Main.java:5)'];
    const logs = [
      {
        ...logOf([]),
        lines: texts.map((text, at) => ({ at, text })),
        error: { at: 0, text: 'x.Missing: no' },
      },
    ];
    const { lines } = logIn({ ...evidenceOf({}), logs });
    expect(lines[0]).toMatchObject({ text: 'x.Missing: no', omittedBefore: 0 });
    const left = lines.reduce((sum, { omittedBefore }) => sum + omittedBefore, 0);
    expect(left).toBe(texts.length - lines.length);
    expect(left).toBeGreaterThan(20);
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
  ])('quotes ECS for %s', (_, said, evidence) => {
    expect(of(evidence)).toMatchObject([{ source: 'ecs', role: 'proof', lines: [{ text: said }] }]);
  });

  it('keeps the words of ECS and the log apart, the proof first', () => {
    const containers = [
      { name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed' },
    ];
    expect(of(evidenceOf({ log: 'INFO up', stops: [stopOf({ containers })] }))).toMatchObject([
      {
        source: 'ecs',
        role: 'proof',
        lines: [
          { text: 'OutOfMemoryError: Container killed' },
          { kind: 'exit', text: 'app exited with 137 (SIGKILL)' },
        ],
      },
      { source: 'log', role: 'last-lines', lines: [{ text: 'INFO up' }] },
    ]);
  });

  it('leaves out an exit code after the log that proves the cause', () => {
    expect(roles(evidenceOf({ log: module }))).toEqual(['log: proof']);
    const stops = [stopOf({ stoppedReason: 'Task stopped: memory pressure' })];
    expect(roles(evidenceOf({ log: module, stops }))).toEqual(['log: proof', 'ecs: said']);
  });

  it('never shows what ECS says about every stop', () => {
    const log = `${module}\nbye`;
    for (const given of [evidenceOf({}), evidenceOf({ log }), evidenceOf({ stops: [exit(139)] })]) {
      expect(JSON.stringify(of(given))).not.toMatch(/essential container/i);
    }
  });

  it('keeps a long reason of ECS whole', () => {
    const reason = `ResourceInitializationError: ${'a b '.repeat(240)}not authorized`;
    const stops = [stopOf({ phase: 'init', stoppedReason: reason, containers: [] })];
    expect(of(evidenceOf({ stops }))).toMatchObject([{ role: 'said', lines: [{ text: reason }] }]);
  });

  it('quotes what ECS says of the service when no task tells more', () => {
    const service = {
      desiredCount: 2,
      runningCount: 0,
      pendingCount: 0,
      circuitBreaker: false,
      messages: ['(service media) was unable to place a task.', '(service media) is steady.'],
    };
    const evidence = evidenceOf({ stops: [], service });
    const record = recordOf({ evidence, incident: { detector: 'placement-failed' } });
    expect(proofSection(record)).toMatchObject([
      { source: 'ecs', lines: [{ kind: 'service', text: service.messages[0] }] },
    ]);
  });

  it('has every text that proves the cause, wherever it stands', () => {
    const text = [module, ...steps].join('\n');
    const record = recordOf({ evidence: evidenceOf({ log: text }) });
    const lines = [module, ...steps].map((line, at) => ({ at, text: line }));
    const logs = [{ ...logOf([]), lines, error: { at: 0, text: module } }];
    const diagnoses = record.diagnoses.map((one) => ({ ...one, evidence: [module, 'step 29'] }));
    const evidence = { ...record.evidence, logs };
    const [block] = proofSection({ ...record, diagnoses, evidence });
    expect(block).toMatchObject({ role: 'proof', telling: [module, 'step 29'] });
    expect(block?.lines[0]).toMatchObject({ text: module, isTelling: true });
  });

  it('is empty when there is nothing to show', () => {
    expect(proofSection(recordOf())).toEqual([]);
  });
});
