import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { ecsWords } from '../../../shared/report/ecs-words.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const of = (evidence: Evidence, detector = 'restart-loop') =>
  ecsWords(recordOf({ evidence, incident: { detector } }));
const service = {
  desiredCount: 2,
  runningCount: 0,
  pendingCount: 0,
  circuitBreaker: false,
  messages: ['(service media) was unable to place a task.', '(service media) is steady.'],
};

describe('ecsWords', () => {
  it('has the proof of the cause, then the exit code, and repeats nothing', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    const stops = [
      stopOf({
        category: 'out_of_memory',
        containers: [{ name: 'app', exitCode: 137, reason }],
      }),
    ];
    expect(of(evidenceOf({ stops }))).toEqual([
      { kind: 'proof', text: reason },
      { kind: 'exit', text: 'app exited with 137 (SIGKILL)' },
    ]);
  });

  it('leaves out what the log says: the program wrote it', () => {
    const log = "ModuleNotFoundError: No module named 'shop'";
    expect(of(evidenceOf({ log })).map(({ kind }) => kind)).toEqual(['exit']);
  });

  it('has what ECS says is wrong with the service, when no task tells more', () => {
    const said = [{ kind: 'service', text: '(service media) was unable to place a task.' }];
    expect(of(evidenceOf({ stops: [], service }), 'placement-failed')).toEqual(said);
    expect(of(evidenceOf({ stops: [], service }))).toEqual(said);
    expect(of(evidenceOf({ service })).map(({ kind }) => kind)).toEqual(['exit']);
  });

  it('has what ECS said when the incident was opened', () => {
    const record = recordOf({ evidence: evidenceOf({ stops: [] }) });
    const opening = (said: string) => ({
      ...record,
      timeline: record.timeline.map((entry) => ({ ...entry, said })),
    });
    expect(ecsWords(opening('tasks failed to start'))).toEqual([
      { kind: 'service', text: 'tasks failed to start' },
    ]);
    expect(ecsWords(opening('ecs-svc/123'))).toEqual([]);
  });
});
