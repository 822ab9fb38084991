import { describe, expect, it } from 'vitest';
import { causeOf, diagnoseEvidence, headlineOf } from '../../../shared/diagnosis/diagnosis.ts';
import type { Confidence, Match, Rule } from '../../../shared/diagnosis/rule.ts';
import { rules } from '../../../shared/diagnosis/rules/index.ts';
import type { Evidence, StopEvidence } from '../../../shared/evidence/evidence.ts';
import type { Phase } from '../../../shared/failure/category.ts';
import { evidenceOf, stopOf } from './rules/evidence-of.ts';

const matchOf = (phase: Phase, confidence: Confidence, id = 'a'): Match => ({
  category: 'app_crash',
  confidence,
  title: id,
  cause: id,
  evidence: [id],
  advice: [id],
  phase,
});
/** A rule that always matches. */
const ruleOf = (id: string, phase: Phase, confidence: Confidence): Rule => ({
  id,
  source: '',
  match: () => matchOf(phase, confidence, id),
});
const ranked = (given: readonly Rule[], evidence: Evidence) =>
  diagnoseEvidence(evidence, given).map(({ rule, past }) => (past ? `${rule} (past)` : rule));

/** Stops, the newest first. */
const stopsIn = (...phases: readonly Phase[]): StopEvidence[] =>
  phases.map((phase, index) => stopOf({ phase, at: `2026-02-03T08:0${9 - index}:00.000Z` }));

const LIMIT = 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit';
const limited = stopOf({
  at: '2026-02-03T07:00:00.000Z',
  phase: 'pull',
  category: 'image_pull_rate_limit',
  stoppedReason: LIMIT,
  containers: [],
});
const unhealthy = stopOf({
  phase: 'health',
  category: 'health_check_container',
  stoppedReason: 'Task failed container health checks',
});

describe('diagnoseEvidence', () => {
  it('is empty when no rule matches', () => {
    expect(diagnoseEvidence(evidenceOf({}), rules)).toEqual([]);
  });

  it.each<readonly [string, readonly Rule[], readonly Phase[], readonly string[]]>([
    [
      'the sure before the unsure',
      [ruleOf('a', 'run', 'medium'), ruleOf('b', 'run', 'high'), ruleOf('c', 'run', 'low')],
      ['run'],
      ['b', 'a', 'c'],
    ],
    [
      'of equals the first in the registry',
      [ruleOf('a', 'run', 'high'), ruleOf('b', 'run', 'high')],
      ['run'],
      ['a', 'b'],
    ],
    [
      'the present before the past, however sure',
      [ruleOf('a', 'pull', 'high'), ruleOf('b', 'run', 'low')],
      ['run'],
      ['b', 'a (past)'],
    ],
    [
      'what later tasks got past as past',
      [ruleOf('a', 'pull', 'high')],
      ['run', 'pull'],
      ['a (past)'],
    ],
    [
      'what the newest task died of as present',
      [ruleOf('a', 'pull', 'high')],
      ['pull', 'run'],
      ['a'],
    ],
    [
      'a crash beside a failed health check as present',
      [ruleOf('a', 'run', 'high')],
      ['health'],
      ['a'],
    ],
    [
      'what keeps containers from starting before what they died of',
      [ruleOf('a', 'run', 'high'), ruleOf('b', 'pull', 'medium')],
      ['pull', 'run'],
      ['b', 'a'],
    ],
    [
      'all as present when no stop is known',
      [ruleOf('a', 'pull', 'high'), ruleOf('b', 'run', 'high')],
      [],
      ['a', 'b'],
    ],
  ])('puts %s', (_, given, phases, order) => {
    expect(ranked(given, evidenceOf({ stops: stopsIn(...phases) }))).toEqual(order);
  });

  it('finds the newest stop by its time, whatever the order', () => {
    const stops = stopsIn('run', 'pull');
    const rule = ruleOf('a', 'pull', 'high');
    expect(ranked([rule], evidenceOf({ stops: stops.toReversed() }))).toEqual(['a (past)']);
  });

  it('reports a pull limit that later tasks got past as past, behind the present cause', () => {
    const log = "ModuleNotFoundError: No module named 'shop.media'";
    const found = diagnoseEvidence(evidenceOf({ log, stops: [unhealthy, limited] }), rules);
    expect(found.map(({ category, past }) => [category, past])).toEqual([
      ['app_dependency_missing', false],
      ['health_check_container', false],
      ['image_pull_rate_limit', true],
    ]);
    expect(found.at(-1)?.evidence[0]).toBe(LIMIT);
  });

  it('names a cause only once when several tasks died of it', () => {
    const found = diagnoseEvidence(evidenceOf({ stops: [limited, limited] }), rules);
    expect(found.map(({ category, past }) => [category, past])).toEqual([
      ['image_pull_rate_limit', false],
    ]);
  });

  it('prefers what the program writes to what ECS sees', () => {
    const stops = [stopOf({ category: 'exits_zero', containers: [{ name: 'app', exitCode: 0 }] })];
    const log = 'Error: connect ECONNREFUSED 127.0.0.1:6379';
    const [best] = diagnoseEvidence(evidenceOf({ log, stops, environment: [] }), rules);
    expect(best?.rule).toBe('connects-to-loopback');
  });

  it('keeps a rule of last resort only while nothing explains the failure', () => {
    const last = { ...ruleOf('last', 'run', 'high'), isLastResort: true };
    const order = (...given: readonly Rule[]) => ranked(given, evidenceOf({}));
    expect(order(last, ruleOf('a', 'run', 'medium'))).toEqual(['a']);
    expect(order(last, ruleOf('a', 'run', 'low'))).toEqual(['last', 'a']);
    expect(order(last, ruleOf('a', 'health', 'medium'))).toEqual(['last', 'a']);
    expect(order(last)).toEqual(['last']);
  });

  it('drops an unsure second reading of the same line', () => {
    const again: Rule = {
      ...ruleOf('again', 'run', 'low'),
      match: () => ({ ...matchOf('run', 'low'), evidence: ['a'] }),
    };
    expect(ranked([ruleOf('a', 'run', 'high'), again], evidenceOf({}))).toEqual(['a']);
  });

  it('puts a failed health check behind its cause', () => {
    const log = 'Error: connect ETIMEDOUT 10.0.3.7:6379';
    const found = diagnoseEvidence(evidenceOf({ log, stops: [unhealthy] }), rules);
    expect(found.map(({ category }) => category)).toEqual([
      'dependency_unreachable',
      'health_check_container',
    ]);
  });
});

describe('causeOf', () => {
  it.each([
    ['nothing of nothing', [], undefined],
    ['nothing that is past', [limited, ...stopsIn('run')], undefined],
    ['what is present', [limited], 'image_pull_rate_limit'],
  ])('is %s', (_, stops, category) => {
    const found = diagnoseEvidence(evidenceOf({ stops }), rules);
    expect(causeOf(found)?.category).toBe(category);
  });

  it('is never a cause that is only possible', () => {
    const found = diagnoseEvidence(evidenceOf({}), [ruleOf('a', 'run', 'low')]);
    expect(causeOf(found)).toBeUndefined();
  });
});

describe('headlineOf', () => {
  const headline = (evidence: Evidence) => headlineOf(diagnoseEvidence(evidence, rules), evidence);

  it('is the cause with its first proof', () => {
    expect(headline(evidenceOf({ stops: [limited] }))).toEqual({
      category: 'image_pull_rate_limit',
      cause: 'The registry refuses the pull because of its rate limit',
      confidence: 'high',
      proof: LIMIT,
    });
  });

  it.each([
    [
      'the error of the log',
      evidenceOf({ log: 'FATAL the moon is full' }),
      'FATAL the moon is full',
    ],
    ['what ECS said', evidenceOf({}), 'Essential container in task exited'],
    [
      'what CloudFormation said',
      evidenceOf({
        stops: [],
        stack: {
          id: 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/1',
          name: 'shop',
          status: 'CREATE_FAILED',
          rows: [
            { resource: 'Db', status: 'CREATE_FAILED', reason: '' },
            { resource: 'Fn', status: 'CREATE_FAILED', reason: 'Resource creation cancelled' },
            { resource: 'Q', status: 'CREATE_FAILED', reason: 'odd' },
          ],
        },
      }),
      'odd',
    ],
    ['nothing', evidenceOf({ stops: [] }), undefined],
  ])('quotes without a cause: %s', (_, evidence, proof) => {
    expect(headlineOf([], evidence)).toEqual({ proof });
  });
});
