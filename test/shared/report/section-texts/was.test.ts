import { describe, expect, it } from 'vitest';
import { wasText } from '../../../../shared/report/section-texts/was.ts';
import { situationSection } from '../../../../shared/report/sections/situation.ts';
import { wasSection } from '../../../../shared/report/sections/was.ts';
import { evidenceOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { NOW, resolvedRecordOf } from '../record-of.ts';

const refused = evidenceOf({
  log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
  environment: ['AWS_REGION'],
  missing: ['DB_HOST'],
});

describe('wasText', () => {
  it.each([
    [
      'the cause with the line that proved it',
      refused,
      [
        'It connects to localhost:5432 (PostgreSQL), and nothing listens there inside the task: DB_HOST is not set (high confidence).',
        "  | ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
        '2 tasks failed 08:01–08:04 UTC, 3 min; app exited with 1; failing revision media:7.',
      ],
    ],
    [
      'the error when no cause was known',
      evidenceOf({ log: 'FATAL the moon is full' }),
      [
        'No known cause matched.',
        '  | FATAL the moon is full',
        '2 tasks failed 08:01–08:04 UTC, 3 min; app exited with 1.',
      ],
    ],
    [
      'what ECS said when there was no log',
      evidenceOf({
        stops: [stopOf({ stoppedReason: 'CannotPullContainerError: x', containers: [] })],
      }),
      [
        'No known cause matched.',
        '  | CannotPullContainerError: x',
        '2 tasks failed 08:01–08:04 UTC, 3 min.',
      ],
    ],
    [
      'that nothing is known',
      undefined,
      ['No known cause matched.', '2 tasks failed 08:01–08:04 UTC, 3 min.'],
    ],
  ])('says %s', (_, evidence, lines) => {
    const record = resolvedRecordOf(evidence, 'healthy again');
    expect(wasText(wasSection(record), situationSection(record), NOW)).toBe(
      ['WHAT IT WAS', ...lines].join('\n'),
    );
  });

  it('keeps a reason of ECS whole, and cuts a line of a log', () => {
    const situation = situationSection(resolvedRecordOf(undefined, 'healthy again'));
    const text = 'y'.repeat(900);
    const said = (source: 'log' | 'ecs') =>
      wasText({ proof: { source, text } }, situation, NOW).split('\n')[2];
    expect(said('ecs')).toBe(`  | ${text}`);
    expect(said('log')).toBe(`  | ${'y'.repeat(300)}…`);
  });
});
