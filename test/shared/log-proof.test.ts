import { describe, expect, it } from 'vitest';
import { logProofs } from '../../shared/log-proof.ts';
import { evidenceOf, logOf } from './rules/evidence-of.ts';

const proofs = (log: string) =>
  logProofs(evidenceOf({ log })).map(({ text, confidence }) => [confidence, text]);

describe('logProofs', () => {
  it('puts what ended the program before what it outlived', () => {
    expect(proofs('INFO hello\nsome output\nWARN odd\nFATAL the moon is full')).toEqual([
      ['high', 'FATAL the moon is full'],
      ['medium', 'some output'],
      ['low', 'INFO hello'],
      ['low', 'WARN odd'],
    ]);
  });

  it.each([
    ['medium', 'WARN cannot reach the broker'],
    ['high', '{"level":"error","msg":"boot failed"}'],
    ['medium', '{"level":"warn","msg":"cannot reach the broker"}'],
  ])('is at most %s sure of "%s"', (confidence, log) => {
    expect(proofs(log)[0]?.[0]).toBe(confidence);
  });

  it('reads all tasks, the newest first among equals', () => {
    const logs = [logOf(['FATAL b']), logOf(['FATAL a'])];
    const texts = logProofs({ ...evidenceOf({}), logs }).map(({ text }) => text);
    expect(texts).toEqual(['FATAL b', 'FATAL a']);
  });

  it('knows what was written behind each line', () => {
    const [error, first] = logProofs(evidenceOf({ log: 'one\nFATAL two\nthree' }));
    expect(error?.later).toEqual(['three']);
    expect(first?.later).toEqual(['FATAL two', 'three']);
  });

  it('is empty without a log', () => {
    expect(logProofs(evidenceOf({}))).toEqual([]);
  });
});
