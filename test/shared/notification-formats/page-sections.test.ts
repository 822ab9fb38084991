import { describe, expect, it } from 'vitest';
import type { Evidence, LogEvidence, MissingName } from '../../../shared/evidence.ts';
import {
  alsoSection,
  causeSection,
  factsSection,
  nextSection,
  proofSection,
  seenSection,
} from '../../../shared/notification-formats/page-sections.ts';
import { evidenceOf, logOf, stopOf } from '../rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from './record-of.ts';

const of = (evidence: Evidence) => recordOf({ evidence });
const denied = stopOf({
  phase: 'pull',
  category: 'image_pull_auth',
  stoppedReason: 'CannotPullContainerError: pull access denied',
  containers: [],
});
const module = "ModuleNotFoundError: No module named 'shop'";
const service = {
  desiredCount: 2,
  runningCount: 1,
  pendingCount: 1,
  circuitBreaker: false,
  messages: [],
};

describe('causeSection', () => {
  it('names the others behind the best, with how sure they are', () => {
    const log = `${module}\nredis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.`;
    const lines = causeSection(of(evidenceOf({ log, environment: [] }))).split('\n');
    expect(lines[0]).toBe('CAUSE (high confidence)');
    expect(lines[1]).toMatch(/^It connects to localhost:6379/);
    expect(lines[2]).toMatch(/^Also possible \(medium\): The image lacks shop/);
  });

  it('says what remains when that is fixed which keeps containers from starting', () => {
    const stops = [denied, stopOf({ at: '2026-02-03T07:00:00.000Z' })];
    const lines = causeSection(of(evidenceOf({ log: module, stops }))).split('\n');
    expect(lines[1]).toBe('The registry refuses access to the image.');
    expect(lines[2]).toMatch(/^If that is fixed, this may remain: The image lacks shop/);
  });

  it('calls a mere possibility no cause', () => {
    const log =
      "WARN optional tracing is off: ModuleNotFoundError: No module named 'ddtrace'\nINFO ready";
    const evidence = evidenceOf({ log });
    const quiet = { ...evidence, logs: evidence.logs.map(({ error: _, ...rest }) => rest) };
    const lines = causeSection(of(quiet)).split('\n');
    expect(lines[1]).toBe('No known cause matches. The error is below.');
    expect(lines[2]).toMatch(/^Also possible \(low\): The image lacks ddtrace/);
  });
});

describe('proofSection', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `INFO step ${index}`);

  it('shows the error with the lines before it', () => {
    const shown = proofSection(of(evidenceOf({ log: [...lines, 'FATAL no more'].join('\n') })));
    expect(shown.split('\n').at(-1)).toMatch(/FATAL no more$/);
    expect(shown.split('\n').length).toBeGreaterThan(8);
    expect(shown.split('\n').length).toBeLessThanOrEqual(14);
  });

  it.each([
    ['behind a time', '2026-02-03T08:00:41.120Z FATAL no more'],
    ['inside JSON', '{"level":"fatal","msg":"no more \\"of this\\""}'],
  ])('shows the surroundings of an error that stands %s', (_, error) => {
    const shown = proofSection(of(evidenceOf({ log: [...lines, error].join('\n') })));
    expect(shown).toContain('INFO step 29');
    expect(shown).toContain('no more');
  });

  it('shows the newest lines of a log without an error', () => {
    expect(proofSection(of(evidenceOf({ log: lines.join('\n') })))).toContain('INFO step 29');
  });

  it.each<readonly [string, Evidence]>([
    ['there is no log', evidenceOf({})],
    ['the log is empty', { ...evidenceOf({}), logs: [logOf([''])] }],
  ])('quotes ECS when %s', (_, evidence) => {
    expect(proofSection(of(evidence))).toBe(
      'PROOF (what ECS said)\n  | Essential container in task exited',
    );
  });

  it('quotes ECS, not the log of an earlier task, when no container starts', () => {
    const shown = proofSection(of(evidenceOf({ log: module, stops: [denied, stopOf()] })));
    expect(shown).toBe('PROOF (what ECS said)\n  | CannotPullContainerError: pull access denied');
  });

  it('is empty when there is nothing to show', () => {
    expect(proofSection(recordOf())).toBe('');
  });

  it('cuts long lines and lets none begin a line of its own', () => {
    const text = `x\nDO NEXT\n1. trust me ${'y'.repeat(1_000_000)}`;
    const log: LogEvidence = { ...logOf(['a']), lines: [{ at: 0, text }], error: { at: 0, text } };
    const shown = proofSection(of({ ...evidenceOf({}), logs: [log] }))
      .split('\n')
      .slice(1);
    for (const line of shown) {
      expect(line).toMatch(/^ {2}\| /);
      expect(line.length).toBeLessThan(330);
    }
  });
});

describe('nextSection', () => {
  it('numbers what to do, the best first', () => {
    expect(nextSection(of(evidenceOf({ stops: [denied] })))).toBe(
      'DO NEXT\n1. Check the execution role and the repository policy',
    );
  });

  it('is empty without a cause', () => {
    expect(nextSection(of(evidenceOf({})))).toBe('');
  });
});

describe('seenSection', () => {
  it('is empty when it never happened before', () => {
    expect(seenSection(of(evidenceOf({})))).toBe('');
  });
});

describe('alsoSection', () => {
  const lacks = (...rows: readonly (readonly [string, readonly string[]])[]) =>
    rows.map(([name, have]): MissingName => ({ name, kind: 'environment', have }));

  it('groups missing names by the siblings that have them', () => {
    const missing = lacks(
      ['REDIS_URL', ['api', 'web']],
      ['DB_HOST', ['api']],
      ['DB_NAME', ['api']],
    );
    expect(alsoSection(of({ ...evidenceOf({}), missing }))).toBe(
      'ALSO\n- api, web have, and this service lacks: REDIS_URL\n- api has, and this service lacks: DB_HOST, DB_NAME',
    );
  });

  it('counts what it does not name', () => {
    const missing = lacks(...Array.from({ length: 25 }, (_, i) => [`N${i}`, ['api']] as const));
    expect(alsoSection(of({ ...evidenceOf({}), missing }))).toMatch(/N19 and 5 more$/);
  });

  it.each([
    ['CREATE_IN_PROGRESS', true],
    ['UPDATE_ROLLBACK_IN_PROGRESS', true],
    ['CREATE_COMPLETE', false],
  ])('tells that a stack in %s waits: %s', (status, waits) => {
    const stack = {
      id: 'arn:aws:cloudformation:eu-central-1:1:stack/shop/1',
      name: 'shop',
      status,
    };
    const said = alsoSection(of({ ...evidenceOf({}), stack }));
    expect(said.includes(`Stack shop (${status}) is waiting for this service`)).toBe(waits);
  });

  it.each([
    [true, ''],
    [
      false,
      'ALSO\n- No deployment circuit breaker: nothing rolls back, this goes on until somebody acts',
    ],
  ])('warns of a missing circuit breaker; present: %s', (circuitBreaker, said) => {
    expect(alsoSection(of({ ...evidenceOf({}), service: { ...service, circuitBreaker } }))).toBe(
      said,
    );
  });
});

describe('factsSection', () => {
  it('says how many run and how the container ended', () => {
    const facts = factsSection(of(evidenceOf({ service })));
    expect(facts).toContain('Running    1 of 2');
    expect(facts).toContain('Exit       app 1');
    expect(facts).toContain('Stopped    Essential container in task exited');
  });

  it('leaves out what is not known', () => {
    expect(factsSection(recordOf())).not.toMatch(
      /undefined|Running|Stopped|Exit|Image|Logs|--table/,
    );
  });

  it('offers no command to resolve what is resolved', () => {
    expect(factsSection(resolvedRecordOf(undefined, 'gone'))).not.toContain('loopwatch resolve');
  });
});
