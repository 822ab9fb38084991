import { describe, expect, it } from 'vitest';
import { logProofs } from '../../../shared/diagnosis/log-proof.ts';
import { evidenceOf, logOf, stopOf } from './rules/evidence-of.ts';

const proofs = (log: string) =>
  logProofs(evidenceOf({ log })).map(({ text, confidence }) => [confidence, text]);

describe('logProofs', () => {
  it('puts the line that ended the program before lines that it outlived', () => {
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
  ])('has %s confidence in "%s"', (confidence, log) => {
    expect(proofs(log)[0]?.[0]).toBe(confidence);
  });

  it('reads the logs of all tasks, the newest first among equals', () => {
    const logs = [logOf(['FATAL b']), logOf(['FATAL a'])];
    const texts = logProofs({ ...evidenceOf({}), logs }).map(({ text }) => text);
    expect(texts).toEqual(['FATAL b', 'FATAL a']);
  });

  it('keeps the later lines with each line', () => {
    const [error, first] = logProofs(evidenceOf({ log: 'one\nFATAL two\nthree' }));
    expect(error?.later).toEqual(['three']);
    expect(first?.later).toEqual(['FATAL two', 'three']);
  });

  it.each([
    ['the program recovers', 'Error: no answer\nconnected to the broker', 'low'],
    ['the program goes on working', 'ERROR cart 7\nINFO cart 8 paid\nINFO cart 9 paid', 'medium'],
    ['the program will try again', 'Error: no answer, will retry in 5 s', 'medium'],
    [
      'only one client is affected',
      '[error] 7#7: *1 no file, client: 10.0.1.9, server: shop',
      'medium',
    ],
    ['nothing', 'INFO hello\nError: no answer', 'high'],
    ['only the shutdown', 'Error: no answer\nINFO shutting down\nexiting', 'high'],
  ])('rates an error by what comes after it: %s', (_, log, confidence) => {
    expect(proofs(log)[0]?.[0]).toBe(confidence);
  });

  it('has low confidence in an error after an order to stop', () => {
    const killed = stopOf({ containers: [{ name: 'app', exitCode: 143 }] });
    const log = 'SIGTERM received\nError: connection terminated';
    const [first] = logProofs(evidenceOf({ log, stops: [killed] }));
    expect(first?.confidence).toBe('low');
  });

  it('has low confidence in an error that a killed task outlived', () => {
    const killed = stopOf({ containers: [{ name: 'app', exitCode: 137 }] });
    const log = 'ERROR cart 7\nINFO cart 8 paid\nINFO cart 9 paid';
    expect(logProofs(evidenceOf({ log, stops: [killed] }))[0]?.confidence).toBe('low');
  });

  it('has the same confidence in all lines of the main stack trace', () => {
    const log = `Traceback (most recent call last):
  File "/app/shop.py", line 3, in <module>
ConnectionError: no answer from 'db'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/main.py", line 9, in <module>
StartError: no start`;
    const sure = proofs(log).filter(([confidence]) => confidence === 'high');
    expect(sure.map(([, text]) => text)).toContain('StartError: no start');
  });

  it('leaves out the lines of an access log', () => {
    const texts = proofs('"GET /?x=ENOENT HTTP/1.1" 404 7\nFATAL the moon is full');
    expect(texts.map(([, text]) => text)).toEqual(['FATAL the moon is full']);
  });

  it('is empty without a log', () => {
    expect(logProofs(evidenceOf({}))).toEqual([]);
  });
});
