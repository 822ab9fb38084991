import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure.ts';
import type { Incident } from '../../../shared/incident/incident.ts';
import { serviceHistory, wantedFailures } from '../../../shared/incident/unsettled-history.ts';
import { crashLoop } from '../../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';

const failures = crashLoop(4).map(failureFrom);
const [first, , , last] = failures as [Failure, Failure, Failure, Failure];
const resolvedAt = (at: string): Incident =>
  incidentFrom({ with: { status: 'resolved', resolvedAt: at } });

describe('wantedFailures', () => {
  it.each<readonly [string, number, Parameters<typeof wantedFailures>[0]]>([
    ['12 for an unknown service', 12, { failures: [] }],
    ['12 for a small service', 12, { failures: [], service: { desiredCount: 20 } }],
    [
      'a tenth of the desired count of a large service, twice what makes a loop',
      50,
      { failures: [], service: { desiredCount: 500 } },
    ],
    ['0 while an incident is open', 0, { failures, incident: incidentFrom() }],
    [
      '0 while an incident is acknowledged',
      0,
      { failures, incident: incidentFrom({ with: { status: 'acknowledged' } }) },
    ],
    [
      '0 for a failure that a resolution settled',
      0,
      { failures, incident: resolvedAt('2026-02-04T00:00:00.000Z') },
    ],
    [
      '12 for a failure after a resolution',
      12,
      { failures: [], incident: resolvedAt('2026-02-03T00:00:00.000Z') },
    ],
  ])('is %s', (_, count, stored) => {
    expect(wantedFailures(stored, first)).toBe(count);
  });

  it('is larger for a late failure, by the number of newer ones', () => {
    expect(wantedFailures({ failures }, first)).toBe(15);
    expect(wantedFailures({ failures }, last)).toBe(12);
  });
});

describe('serviceHistory', () => {
  it('has the failures that count, oldest first, in whatever order they were read', () => {
    const uncounted = { ...first, key: '2026#x', counts: false };
    const shuffled = fc.shuffledSubarray([...failures, uncounted], { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(shuffled, (stored) => {
        const { lives } = serviceHistory({ failures: stored });
        expect(lives.map(({ failure }) => failure)).toEqual(failures);
      }),
    );
  });

  it.each<readonly [string, Partial<Incident>, number]>([
    [
      'leaves out failures from before the resolution',
      { resolvedAt: failures[1]?.failedAt ?? '' },
      2,
    ],
    [
      'leaves out failures from before the previous incident was resolved',
      { after: failures[0]?.failedAt ?? '' },
      3,
    ],
    ['keeps all failures when nothing was ever resolved', {}, 4],
  ])('%s', (_, change, count) => {
    const incident = incidentFrom({ with: { status: 'resolved', ...change } });
    expect(serviceHistory({ failures, incident }).lives).toHaveLength(count);
  });

  it('does not guess the desired count', () => {
    expect(serviceHistory({ failures }).desiredCount).toBeUndefined();
  });
});
