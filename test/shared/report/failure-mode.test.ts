import { describe, expect, it } from 'vitest';
import { failureModeOf, failureModeText } from '../../../shared/report/failure-mode.ts';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const withStop = (stop: Parameters<typeof stopOf>[0], detector = 'restart-loop') =>
  recordOf({ evidence: evidenceOf({ stops: [stopOf(stop)] }), incident: { detector } });
const of = (detector: string) => recordOf({ evidence: evidenceOf({}), incident: { detector } });
const stack = { ...recordOf().resource, kind: 'stack' as const };

describe('failureModeOf', () => {
  it.each<readonly [string, string, IncidentRecord]>([
    ['cannot-start', 'cannot start', withStop({ phase: 'pull' })],
    ['cannot-start', 'cannot start', withStop({ phase: 'init' })],
    ['cannot-start', 'cannot start', withStop({ phase: 'start' })],
    ['fails-health-check', 'fails its health check', withStop({ phase: 'health' })],
    ['crashes', 'keeps crashing', withStop({ phase: 'run' })],
    ['exits', 'keeps exiting', withStop({ phase: 'run', category: 'exits_zero' })],
    ['crashes', 'keeps crashing, about every 3 min', withStop({ phase: 'run' }, 'slow-loop')],
    ['cannot-start', 'cannot start', withStop({ phase: 'pull' }, 'slow-loop')],
    ['unknown', 'keeps failing', recordOf()],
    ['deployment-failed', 'failed to deploy', of('deployment-failed')],
    ['deployment-rolled-back', 'had its deployment rolled back', of('deployment-rolled-back')],
    ['start-impaired', 'cannot start tasks reliably', of('start-impaired')],
    ['placement-failed', 'cannot place its tasks', of('placement-failed')],
    ['configuration-failed', 'cannot start tasks as it is configured', of('configuration-failed')],
    ['deployment-stalled', 'is stuck in a deployment', of('deployment-stalled')],
    ['tasks-unhealthy', 'fails its health check, though its tasks run', of('tasks-unhealthy')],
    ['below-desired', 'runs fewer tasks than it should', of('below-desired')],
    ['unknown', 'keeps failing', of('of-the-future')],
    ['stack-failed', 'failed', { ...of('of-the-future'), resource: stack }],
  ])('%s: "%s"', (kind, said, record) => {
    expect(failureModeOf(record).kind).toBe(kind);
    expect(failureModeText(failureModeOf(record))).toBe(said);
  });

  it('gives the interval of a slow loop in milliseconds', () => {
    const record = withStop({ phase: 'run' }, 'slow-loop');
    expect(failureModeOf(record).everyMilliseconds).toBe(190_000);
    expect(failureModeOf({ ...record, failures: 1 })).not.toHaveProperty('everyMilliseconds');
  });
});
