import { describe, expect, it } from 'vitest';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
import { outcomeLine, wasSection } from '../../../../shared/report/sections/outcome.ts';
import { evidenceOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf, resolvedRecordOf } from '../record-of.ts';

const refused = evidenceOf({
  log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
  environment: ['AWS_REGION'],
  missing: ['DB_HOST'],
});

describe('outcomeLine', () => {
  it('says how it ended and when', () => {
    const record = resolvedRecordOf(undefined, 'healthy again, 2 of 2 running');
    expect(outcomeLine(record, NOW)).toBe('healthy again, 2 of 2 running (08:05 UTC)');
  });

  it('names the person who resolved it', () => {
    const record = recordOf();
    const entry = recordedEntry({
      at: '2026-02-03T08:04:00.000Z',
      kind: 'resolved',
      who: 'ann',
      why: 'by hand: x',
    });
    const timeline = [...record.timeline, entry];
    expect(outcomeLine({ ...record, timeline }, NOW)).toBe('by hand: x (08:04 UTC by ann)');
  });

  it('says that nobody could verify its health', () => {
    const record = resolvedRecordOf(undefined, 'quiet for 2 h');
    const entry = recordedEntry({
      at: '2026-02-03T08:04:00.000Z',
      kind: 'health-unverified',
      why: 'AccessDeniedException',
    });
    const timeline = [...record.timeline, entry];
    expect(outcomeLine({ ...record, timeline }, NOW)).toBe(
      'quiet for 2 h (08:05 UTC). its health could not be verified: AccessDeniedException',
    );
  });
});

describe('wasSection', () => {
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
    expect(wasSection(record, NOW)).toBe(['WHAT IT WAS', ...lines].join('\n'));
  });
});
