import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { causeSection } from '../../../../shared/report/sections/cause.ts';
import { evidenceOf, logOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const of = (evidence: Evidence) => causeSection(recordOf({ evidence }));
const denied = stopOf({
  phase: 'pull',
  category: 'image_pull_auth',
  stoppedReason: 'CannotPullContainerError: pull access denied',
  containers: [],
});
const module = "ModuleNotFoundError: No module named 'shop'";
const refused = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";

describe('causeSection', () => {
  it('knows that the evidence is still to come', () => {
    const nothing = { missing: [], others: [], moreCauses: 0 };
    expect(causeSection(recordOf())).toEqual({ instead: 'pending', ...nothing });
  });

  it('has the best cause, then the others with how sure they are', () => {
    const log = `${module}\nredis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.`;
    expect(of(evidenceOf({ log, environment: [] }))).toMatchObject({
      known: {
        category: 'app_config',
        confidence: 'high',
        title: expect.stringMatching(/connects to localhost:6379$/),
        cause: expect.stringMatching(/^It connects to localhost:6379/),
      },
      others: [
        {
          relation: 'possible',
          confidence: 'medium',
          cause: expect.stringMatching(/^The image lacks shop/),
          proof: module,
        },
      ],
      moreCauses: 0,
    });
  });

  it('knows what may come next when containers can start again', () => {
    const stops = [denied, stopOf({ at: '2026-02-03T07:00:00.000Z' })];
    expect(of(evidenceOf({ log: module, stops }))).toMatchObject({
      known: { cause: 'The registry refuses access to the image' },
      others: [{ relation: 'remains', cause: expect.stringMatching(/^The image lacks shop/) }],
    });
  });

  it('has for each of the others a proof of its own', () => {
    const past = stopOf({
      at: '2026-02-03T07:00:00.000Z',
      phase: 'pull',
      category: 'image_pull_rate_limit',
      stoppedReason: 'CannotPullContainerError: toomanyrequests',
      containers: [],
    });
    const { others } = of(evidenceOf({ log: module, stops: [stopOf(), past] }));
    expect(others).toMatchObject([
      { relation: 'past', proof: 'CannotPullContainerError: toomanyrequests' },
    ]);
  });

  it('takes neither boilerplate, nor an exit code, nor the proof of the best cause for their proof', () => {
    const record = recordOf({ evidence: evidenceOf({ log: module }) });
    const [best] = record.diagnoses;
    if (!best) throw new Error('no cause');
    const other = { ...best, cause: 'Another' };
    const evidence = ['Essential container in task exited', 'container app exited with 1'];
    for (const lines of [evidence, [module]]) {
      const diagnoses = [best, { ...other, evidence: lines }];
      expect(causeSection({ ...record, diagnoses }).others[0]).not.toHaveProperty('proof');
    }
  });

  it('has four others and counts the rest', () => {
    const record = recordOf({ evidence: evidenceOf({ log: module }) });
    const [best] = record.diagnoses;
    if (!best) throw new Error('no cause');
    const diagnoses = Array.from({ length: 7 }, (_, index) => ({
      ...best,
      cause: `Cause ${index}`,
    }));
    const { others, moreCauses } = causeSection({ ...record, diagnoses });
    expect(others.map(({ relation }) => relation)).toEqual(Array(4).fill('possible'));
    expect(moreCauses).toBe(2);
  });

  it('does not name a mere possibility as the cause', () => {
    const log =
      "WARN optional tracing is off: ModuleNotFoundError: No module named 'ddtrace'\nINFO ready";
    const evidence = evidenceOf({ log });
    const quiet = { ...evidence, logs: evidence.logs.map(({ error: _, ...rest }) => rest) };
    const section = of(quiet);
    expect(section).not.toHaveProperty('known');
    expect(section).toMatchObject({
      instead: 'last-lines',
      others: [
        {
          relation: 'possible',
          confidence: 'low',
          cause: expect.stringMatching(/^The image lacks ddtrace/),
        },
      ],
    });
  });

  it('has the missing settings that the cause is about, and no others', () => {
    const evidence = evidenceOf({
      log: refused,
      environment: ['AWS_REGION'],
      missing: ['DB_HOST', 'DB_NAME', 'REDIS_URL'],
    });
    expect(of(evidence).missing.map(({ name }) => name)).toEqual(['DB_HOST', 'DB_NAME']);
  });

  it('has the missing setting that an unknown error contains', () => {
    const evidence = evidenceOf({ log: 'panic: PAY_URL must be set', missing: ['PAY_URL', 'URL'] });
    expect(of(evidence).missing.map(({ name }) => name)).toEqual(['PAY_URL']);
  });

  it.each<readonly [string, Evidence]>([
    ['error', evidenceOf({ log: 'INFO up\nFATAL the moon is full' })],
    ['last-lines', evidenceOf({ log: 'INFO up' })],
    ['ecs-words', evidenceOf({})],
    ['nothing', evidenceOf({ stops: [] })],
    ['nothing', { ...evidenceOf({ stops: [] }), logs: [logOf([''])] }],
  ])('without a known cause has instead: %s', (instead, evidence) => {
    expect(of(evidence).instead).toBe(instead);
  });
});
