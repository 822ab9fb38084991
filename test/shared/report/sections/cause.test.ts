import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { causeSection } from '../../../../shared/report/sections/cause.ts';
import { evidenceOf, logOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const linesOf = (evidence: Evidence) => causeSection(recordOf({ evidence })).split('\n');
const denied = stopOf({
  phase: 'pull',
  category: 'image_pull_auth',
  stoppedReason: 'CannotPullContainerError: pull access denied',
  containers: [],
});
const module = "ModuleNotFoundError: No module named 'shop'";
const refused = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";

describe('causeSection', () => {
  it('says that the evidence is still to come', () => {
    expect(causeSection(recordOf())).toBe(
      'CAUSE\nNot known yet: the evidence is still being collected.',
    );
  });

  it('names the others behind the best, with how sure they are', () => {
    const log = `${module}\nredis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.`;
    const lines = linesOf(evidenceOf({ log, environment: [] }));
    expect(lines[0]).toBe('CAUSE (high confidence)');
    expect(lines[1]).toMatch(/^It connects to localhost:6379/);
    expect(lines[2]).toMatch(/^Also possible \(medium confidence\): The image lacks shop/);
  });

  it('says what remains when that is fixed which keeps containers from starting', () => {
    const stops = [denied, stopOf({ at: '2026-02-03T07:00:00.000Z' })];
    const lines = linesOf(evidenceOf({ log: module, stops }));
    expect(lines[1]).toBe('The registry refuses access to the image.');
    expect(lines[2]).toMatch(/^If that is fixed, this may remain: The image lacks shop/);
  });

  it('proves each of the others with a line of its own', () => {
    const past = stopOf({
      at: '2026-02-03T07:00:00.000Z',
      phase: 'pull',
      category: 'image_pull_rate_limit',
      stoppedReason: 'CannotPullContainerError: toomanyrequests',
      containers: [],
    });
    expect(linesOf(evidenceOf({ log: module, stops: [stopOf(), past] })).slice(2)).toEqual([
      'Past, later tasks came further: The registry refuses the pull because of its rate limit.',
      '  | CannotPullContainerError: toomanyrequests',
    ]);
  });

  it('names four others and counts the rest', () => {
    const record = recordOf({ evidence: evidenceOf({ log: module }) });
    const [best] = record.diagnoses;
    if (!best) throw new Error('no cause');
    const diagnoses = Array.from({ length: 7 }, (_, index) => ({
      ...best,
      cause: `Cause ${index}`,
    }));
    const lines = causeSection({ ...record, diagnoses }).split('\n');
    expect(lines.filter((line) => line.startsWith('Also possible'))).toHaveLength(4);
    expect(lines.at(-1)).toBe('2 more causes are possible.');
  });

  it('calls a mere possibility no cause', () => {
    const log =
      "WARN optional tracing is off: ModuleNotFoundError: No module named 'ddtrace'\nINFO ready";
    const evidence = evidenceOf({ log });
    const quiet = { ...evidence, logs: evidence.logs.map(({ error: _, ...rest }) => rest) };
    const lines = linesOf(quiet);
    expect(lines[1]).toBe('No known cause matches. The last lines of its log are below.');
    expect(lines[2]).toMatch(/^Also possible \(low confidence\): The image lacks ddtrace/);
  });

  it('names beside the cause the missing settings that it is about, and no others', () => {
    const evidence = evidenceOf({
      log: refused,
      environment: ['AWS_REGION'],
      missing: ['DB_HOST', 'DB_NAME', 'REDIS_URL'],
    });
    expect(linesOf(evidence)[2]).toBe('Not set here, but in api: DB_HOST, DB_NAME.');
  });

  it('names the missing setting that an unknown error names', () => {
    const evidence = evidenceOf({ log: 'panic: PAY_URL must be set', missing: ['PAY_URL', 'URL'] });
    expect(linesOf(evidence)).toContain('Not set here, but in api: PAY_URL.');
  });

  it.each<readonly [string, Evidence]>([
    ['The error is below.', evidenceOf({ log: 'INFO up\nFATAL the moon is full' })],
    ['The last lines of its log are below.', evidenceOf({ log: 'INFO up' })],
    ['What ECS said is below.', evidenceOf({})],
    ['There is neither a log nor a reason from ECS.', evidenceOf({ stops: [] })],
    [
      'There is neither a log nor a reason from ECS.',
      { ...evidenceOf({ stops: [] }), logs: [logOf([''])] },
    ],
  ])('without a known cause says: %s', (said, evidence) => {
    expect(linesOf(evidence)[1]).toBe(`No known cause matches. ${said}`);
  });
});
