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
    ['a dozen of a service that nobody knows', 12, { failures: [] }],
    ['a dozen of a small service', 12, { failures: [], service: { desiredCount: 20 } }],
    [
      'a tenth of a large one, twice what makes a loop',
      50,
      { failures: [], service: { desiredCount: 500 } },
    ],
    ['none while an incident is open', 0, { failures, incident: incidentFrom() }],
    [
      'none while it is acknowledged',
      0,
      { failures, incident: incidentFrom({ with: { status: 'acknowledged' } }) },
    ],
    [
      'none for what a resolution settled',
      0,
      { failures, incident: resolvedAt('2026-02-04T00:00:00.000Z') },
    ],
    [
      'a dozen after a resolution',
      12,
      { failures: [], incident: resolvedAt('2026-02-03T00:00:00.000Z') },
    ],
  ])('are %s', (_, count, stored) => {
    expect(wantedFailures(stored, first)).toBe(count);
  });

  it('reach behind those that are newer than a late one', () => {
    expect(wantedFailures({ failures }, first)).toBe(15);
    expect(wantedFailures({ failures }, last)).toBe(12);
  });
});

describe('serviceHistory', () => {
  it('is what counts, oldest first, whatever the order it was read in', () => {
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
    ['resolved in between', { resolvedAt: failures[1]?.failedAt ?? '' }, 2],
    ['opened after another was resolved', { after: failures[0]?.failedAt ?? '' }, 3],
    ['never resolved', {}, 4],
  ])('leaves out what came before, when the incident was %s', (_, change, count) => {
    const incident = incidentFrom({ with: { status: 'resolved', ...change } });
    expect(serviceHistory({ failures, incident }).lives).toHaveLength(count);
  });

  it('does not guess the desired count', () => {
    expect(serviceHistory({ failures }).desiredCount).toBeUndefined();
  });
});
