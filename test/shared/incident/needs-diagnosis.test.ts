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
const tenfold: Incident = { ...diagnosed, looks: 3 };
const crash = failureFrom();
const minutes = (count: number) => Date.parse(OPENED) + count * 60_000;
const lookedAt = (looks: number): Incident => ({ ...unexplained, looks });

describe('isMaterialChange', () => {
  it.each<readonly [string, boolean, Incident, Failure]>([
    ['a new way of failing', true, diagnosed, { ...crash, phase: 'pull' }],
    ['a new exit code', true, diagnosed, failureFrom({ exitCode: 3 })],
    ['the same way of failing', false, diagnosed, crash],
    [
      'the same exit of another revision',
      true,
      diagnosed,
      { ...crash, taskDefinitionArn: 'x/media:8' },
    ],
    ['a stop that does not count', false, diagnosed, { ...crash, phase: 'pull', counts: false }],
    ['anything before the first diagnosis', false, open, crash],
  ])('%s: %s', (_, isNew, incident, failure) => {
    expect(isMaterialChange(incident, failure)).toBe(isNew);
  });
});

describe('needsDiagnosis', () => {
  const cases: readonly [string, boolean, Incident, number, readonly string[], minute?: number][] =
    [
      ['it was never diagnosed', true, open, 2, []],
      [
        'it fails in a new way',
        true,
        diagnosed,
        2,
        ['run/exit 1 media:7', 'pull/image_not_found media:7'],
      ],
      ['it failed ten times as often', true, diagnosed, 20, ['run/exit 1 media:7']],
      ['it failed nine times as often', false, diagnosed, 19, ['run/exit 1 media:7']],
      ['a copy of its message came late', false, diagnosed, 2, ['run/exit 1 media:7']],
      ['no cause was found', true, unexplained, 2, ['run/exit 1 media:7']],
      [
        'no cause was found in three looks',
        false,
        { ...unexplained, looks: 3 },
        2,
        ['run/exit 1 media:7'],
      ],
      ['no cause was found a moment ago', false, lookedAt(1), 2, ['run/exit 1 media:7'], 0],
      ['no cause was found a minute ago', true, lookedAt(1), 2, ['run/exit 1 media:7'], 1],
      ['no cause was found in two looks', false, lookedAt(2), 2, ['run/exit 1 media:7'], 9],
      ['no cause was found in two looks', true, lookedAt(2), 2, ['run/exit 1 media:7'], 10],
      [
        'it failed ten times as often after three looks',
        false,
        tenfold,
        20,
        ['run/exit 1 media:7'],
      ],
      [
        'it fails in a new way after three looks',
        true,
        tenfold,
        2,
        ['pull/image_not_found media:7'],
      ],
    ];
  it.each(cases)('when %s: %s', (...[, needs, incident, failures, signatures, minute]) => {
    expect(needsDiagnosis(incident, failures, signatures, minutes(minute ?? 60))).toBe(needs);
  });
});

describe('isLookDue', () => {
  const due = (minutes: number) => isLookDue(open, Date.parse(OPENED) + minutes * 60_000);

  it('comes 1, 2, 4, 8 ... minutes after the opening', () => {
    const minutes = Array.from({ length: 130 }, (_, minute) => minute).filter(due);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
  });

  it('does not come by a clock that is late', () => {
    expect([-1, -2, -64].some(due)).toBe(false);
  });
});
