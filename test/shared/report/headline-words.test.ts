import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../shared/report/headline-words.ts';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const withStop = (stop: Parameters<typeof stopOf>[0], detector = 'restart-loop') =>
  recordOf({ evidence: evidenceOf({ stops: [stopOf(stop)] }), incident: { detector } });
const of = (detector: string) => recordOf({ evidence: evidenceOf({}), incident: { detector } });

describe('conditionOf', () => {
  it.each<readonly [string, IncidentRecord]>([
    ['cannot start', withStop({ phase: 'pull' })],
    ['cannot start', withStop({ phase: 'init' })],
    ['cannot start', withStop({ phase: 'start' })],
    ['fails its health check', withStop({ phase: 'health' })],
    ['keeps crashing', withStop({ phase: 'run' })],
    ['keeps exiting', withStop({ phase: 'run', category: 'exits_zero' })],
    ['keeps crashing, about every 3 min', withStop({ phase: 'run' }, 'slow-loop')],
    ['keeps failing', recordOf()],
    ['failed to deploy', of('deployment-failed')],
    ['had its deployment rolled back', of('deployment-rolled-back')],
    ['cannot start tasks reliably', of('start-impaired')],
    ['cannot place its tasks', of('placement-failed')],
    ['cannot start tasks as it is configured', of('configuration-failed')],
    ['is stuck in a deployment', of('deployment-stalled')],
    ['fails its health check, though its tasks run', of('tasks-unhealthy')],
    ['runs fewer tasks than it should', of('below-desired')],
    ['keeps failing', of('of-the-future')],
  ])('says that a service %s', (said, record) => {
    expect(conditionOf(record)).toBe(said);
  });
});
