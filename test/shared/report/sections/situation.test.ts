import { describe, expect, it } from 'vitest';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
import { situationSection } from '../../../../shared/report/sections/situation.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from '../record-of.ts';

const service = {
  desiredCount: 3,
  runningCount: 1,
  pendingCount: 1,
  circuitBreaker: false,
  messages: [],
};

describe('situationSection', () => {
  it('has what fails, how, how often, since when, and in which state it is', () => {
    const record = recordOf({ evidence: evidenceOf({ environment: [], service }) });
    expect(situationSection(record)).toEqual({
      resource: record.resource,
      mode: { kind: 'crashes', predicate: 'keeps crashing' },
      failures: 2,
      firstFailureAt: '2026-02-03T08:01:00.000Z',
      lastFailureAt: '2026-02-03T08:04:10.000Z',
      tasks: { running: 1, desired: 3, pending: 1 },
      exit: { container: 'app', code: 1 },
      revision: 'media:7',
    });
  });

  it('has neither state nor exit while nothing is collected', () => {
    const { tasks, exit, revision } = situationSection(recordOf());
    expect([tasks, exit, revision]).toEqual([undefined, undefined, undefined]);
  });

  it('has the newest rollback, with the deployment that was rolled back', () => {
    const record = { ...recordOf(), deployment: 'ecs-svc/123' };
    const at = '2026-02-03T08:04:00.000Z';
    const why = 'circuit breaker threshold reached';
    const entry = recordedEntry({ at, kind: 'deployment-rolled-back', why });
    expect(situationSection({ ...record, timeline: [...record.timeline, entry] }).rollback).toEqual(
      { at, why, deployment: 'ecs-svc/123' },
    );
  });

  it('knows when an incident was resolved', () => {
    const { resolvedAt } = situationSection(resolvedRecordOf(undefined, 'gone'));
    expect(resolvedAt).toBe('2026-02-03T08:05:00.000Z');
  });
});
