import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure.ts';
import type { Incident } from '../../../shared/incident/incident.ts';
import {
  isLookDue,
  isMaterialChange,
  needsDiagnosis,
} from '../../../shared/incident/needs-diagnosis.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';

const OPENED = '2026-02-03T08:00:00.000Z';
const open = incidentFrom({ openedAt: OPENED });
const diagnosed: Incident = {
  ...open,
  diagnosedAt: OPENED,
  diagnosedFailures: 2,
  signatures: ['run/exit 1 media:7'],
  headline: { cause: 'DB_HOST is not set' },
};
const unexplained: Incident = { ...diagnosed, headline: { proof: 'FATAL the moon' } };
const afterThreeLooks: Incident = { ...diagnosed, looks: 3 };
const crash = failureFrom();
const minutes = (count: number) => Date.parse(OPENED) + count * 60_000;
const lookedAt = (looks: number): Incident => ({ ...unexplained, looks });

describe('isMaterialChange', () => {
  it.each<readonly [string, boolean, Incident, Failure]>([
    ['is true for a new way of failing', true, diagnosed, { ...crash, phase: 'pull' }],
    ['is true for a new exit code', true, diagnosed, failureFrom({ exitCode: 3 })],
    ['is false for the same way of failing', false, diagnosed, crash],
    [
      'is true for the same exit code of another revision',
      true,
      diagnosed,
      { ...crash, taskDefinitionArn: 'x/media:8' },
    ],
    [
      'is false for a stop that does not count',
      false,
      diagnosed,
      { ...crash, phase: 'pull', counts: false },
    ],
    ['is false for any failure before the first diagnosis', false, open, crash],
  ])('%s', (_, isNew, incident, failure) => {
    expect(isMaterialChange(incident, failure)).toBe(isNew);
  });
});

describe('needsDiagnosis', () => {
  const cases: readonly [string, boolean, Incident, number, readonly string[], minute?: number][] =
    [
      ['is true before the first diagnosis', true, open, 2, []],
      [
        'is true for a new way of failing',
        true,
        diagnosed,
        2,
        ['run/exit 1 media:7', 'pull/image_not_found media:7'],
      ],
      ['is true after ten times as many failures', true, diagnosed, 20, ['run/exit 1 media:7']],
      ['is false after nine times as many failures', false, diagnosed, 19, ['run/exit 1 media:7']],
      ['is false for a late copy of the message', false, diagnosed, 2, ['run/exit 1 media:7']],
      ['is true when no cause was found', true, unexplained, 2, ['run/exit 1 media:7']],
      [
        'is false when three looks found no cause',
        false,
        { ...unexplained, looks: 3 },
        2,
        ['run/exit 1 media:7'],
      ],
      [
        'is false right after the opening when one look found no cause',
        false,
        lookedAt(1),
        2,
        ['run/exit 1 media:7'],
        0,
      ],
      [
        'is true a minute after the opening when one look found no cause',
        true,
        lookedAt(1),
        2,
        ['run/exit 1 media:7'],
        1,
      ],
      [
        'is false nine minutes after the opening when two looks found no cause',
        false,
        lookedAt(2),
        2,
        ['run/exit 1 media:7'],
        9,
      ],
      [
        'is true ten minutes after the opening when two looks found no cause',
        true,
        lookedAt(2),
        2,
        ['run/exit 1 media:7'],
        10,
      ],
      [
        'is false after ten times as many failures and three looks',
        false,
        afterThreeLooks,
        20,
        ['run/exit 1 media:7'],
      ],
      [
        'is true for a new way of failing even after three looks',
        true,
        afterThreeLooks,
        2,
        ['pull/image_not_found media:7'],
      ],
    ];
  it.each(cases)('%s', (...[, needs, incident, failures, signatures, minute]) => {
    expect(needsDiagnosis(incident, failures, signatures, minutes(minute ?? 60))).toBe(needs);
  });
});

describe('isLookDue', () => {
  const due = (minutes: number) => isLookDue(open, Date.parse(OPENED) + minutes * 60_000);

  it('is true 1, 2, 4, 8 ... minutes after the opening', () => {
    const minutes = Array.from({ length: 130 }, (_, minute) => minute).filter(due);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
  });

  it('is false when the opening is ahead of a late clock', () => {
    expect([-1, -2, -64].some(due)).toBe(false);
  });
});
