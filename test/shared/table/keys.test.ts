import { describe, expect, it } from 'vitest';
import {
  evidenceKey,
  FAILURE_RANGE,
  failureKey,
  HISTORY_RANGE,
  INCIDENT_RANGE,
  incidentKey,
  indexAttributes,
  NOTIFICATION_RANGE,
  notificationKey,
  serviceKey,
} from '../../../shared/table/keys.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';

const failure = failureKey('r', failureFrom().key).SK;
const incident = (sequence: number) => incidentKey('r', sequence).SK;
const service = serviceKey('r').SK;
const within = (range: { readonly from: string; readonly to: string }) =>
  Object.entries({ failure, incident: incident(1), service })
    .filter(([, key]) => key >= range.from && key <= range.to)
    .map(([name]) => name);

describe('keys', () => {
  it('sort failures before incidents before the service', () => {
    const keys = [failure, incident(1), incident(2), incident(10), incident(999_999), service];
    expect(keys.toSorted()).toEqual(keys);
  });

  it.each([
    ['HISTORY_RANGE', HISTORY_RANGE, ['failure', 'incident', 'service']],
    ['FAILURE_RANGE', FAILURE_RANGE, ['failure']],
    ['INCIDENT_RANGE', INCIDENT_RANGE, ['incident']],
  ])('in %s are only those that belong there', (_, range, names) => {
    expect(within(range)).toEqual(names);
  });

  it('put notifications beside the evidence of an incident, but not into the same range', () => {
    const notification = notificationKey('inc-1', 'inc-1#opened#pages#1');
    const evidence = evidenceKey('inc-1');
    expect(notification.PK).toBe(evidence.PK);
    expect(
      notification.SK >= NOTIFICATION_RANGE.from && notification.SK <= NOTIFICATION_RANGE.to,
    ).toBe(true);
    expect(evidence.SK >= NOTIFICATION_RANGE.from).toBe(false);
  });
});

describe('indexAttributes', () => {
  it('never change in the life of an incident', () => {
    const opened = incidentFrom();
    const later = { ...opened, status: 'closed' as const, resolvedAt: opened.openedAt, opening: 3 };
    expect(indexAttributes(later)).toEqual(indexAttributes(opened));
  });

  it('sort incidents by the time of their opening', () => {
    const [early, late] = ['2026-02-03T23:59:59.000Z', '2026-02-04T00:00:00.000Z'].map((openedAt) =>
      indexAttributes(incidentFrom({ openedAt })),
    );
    expect((early?.listedAt ?? '') < (late?.listedAt ?? '')).toBe(true);
    expect([early?.day, late?.day]).toEqual(['2026-02-03', '2026-02-04']);
  });
});
