import { describe, expect, it } from 'vitest';
import { lineConfidence } from '../../../shared/diagnosis/line-confidence.ts';
import { mainErrorIn } from '../../../shared/diagnosis/main-error.ts';
import type { StopEvidence } from '../../../shared/evidence/evidence.ts';
import { evidenceOf, logOf, stopOf } from './rules/evidence-of.ts';

function confidenceOf(lines: readonly string[], stop: Partial<StopEvidence> = {}) {
  const log = logOf(lines);
  const texts = log.lines.map(({ text }) => text);
  const evidence = { ...evidenceOf({ stops: [stopOf(stop)] }), logs: [log] };
  return lineConfidence(log, texts, mainErrorIn(log, texts), evidence);
}
const killed = { containers: [{ name: 'app', exitCode: 137 }] };
const WORKS_ON = ['INFO cart 8 paid', 'INFO cart 9 paid'];

describe('lineConfidence', () => {
  it.each<readonly [string, readonly string[], Partial<StopEvidence>, string]>([
    ['nothing follows', ['FATAL no moon'], {}, 'high'],
    ['the program works on and exits itself', ['ERROR no moon', ...WORKS_ON], {}, 'medium'],
    ['the program works on and is killed', ['ERROR no moon', ...WORKS_ON], killed, 'low'],
    ['the program recovers', ['ERROR no moon', 'connected to the moon'], {}, 'low'],
    ['it was told to stop before', ['received SIGTERM', 'FATAL no moon'], killed, 'low'],
    [
      'the program works on and fails its health check',
      ['ERROR no moon', ...WORKS_ON],
      { ...killed, phase: 'health' },
      'medium',
    ],
  ])('of the main error, when %s, is right', (_, lines, stop, expected) => {
    expect(confidenceOf(lines, stop).main).toBe(expected);
  });

  it.each<readonly [string, string, string]>([
    ['the error of one request', 'FATAL no moon, client: 10.0.1.9, server: shop', 'medium'],
    ['an error that will be tried again', 'FATAL no moon, will retry in 5 s', 'medium'],
    ['a warning', 'WARN no moon, cannot go on', 'medium'],
  ])('of %s is at most %s', (_, line, expected) => {
    expect(confidenceOf([line]).lines).toEqual([expected]);
  });

  it('is low for a line after which the program worked on, before the main error', () => {
    const lines = ['cannot find cart', ...WORKS_ON, 'FATAL no moon'];
    expect(confidenceOf(lines).lines).toEqual(['low', 'low', 'low', 'high']);
  });

  it('without an error is medium for the last lines of a program that exits itself', () => {
    expect(confidenceOf(['one', 'two', 'three', 'four']).lines.slice(-2)).toEqual([
      'medium',
      'medium',
    ]);
    expect(confidenceOf(['one', 'two'], killed).lines).toEqual(['low', 'low']);
  });
});
