import { describe, expect, it } from 'vitest';
import { wasSection } from '../../../../shared/report/sections/was.ts';
import { evidenceOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { resolvedRecordOf } from '../record-of.ts';

const line = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";
const refused = evidenceOf({ log: line, environment: ['AWS_REGION'], missing: ['DB_HOST'] });
const moon = evidenceOf({ log: 'FATAL the moon is full' });
const denied = evidenceOf({
  stops: [stopOf({ stoppedReason: 'CannotPullContainerError: x', containers: [] })],
});
const cause = {
  category: 'app_config',
  confidence: 'high',
  cause:
    'It connects to localhost:5432 (PostgreSQL), and nothing listens there inside the task: DB_HOST is not set',
};

describe('wasSection', () => {
  it.each([
    ['the cause with the line that proved it', refused, cause, { source: 'log', text: line }],
    [
      'the error when no cause was known',
      moon,
      undefined,
      { source: 'log', text: 'FATAL the moon is full' },
    ],
    [
      'what ECS said when there was no log',
      denied,
      undefined,
      { source: 'ecs', text: 'CannotPullContainerError: x' },
    ],
    ['that nothing is known', undefined, undefined, undefined],
  ])('tells %s', (_, evidence, known, proof) => {
    const was = wasSection(resolvedRecordOf(evidence, 'healthy again'));
    expect(was).toEqual({ cause: known, proof });
  });
});
