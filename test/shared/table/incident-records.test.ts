import { describe, expect, it } from 'vitest';
import { notificationEntry } from '../../../shared/notification/notification.ts';
import { readIncidentRecord } from '../../../shared/table/incident-records.ts';
import { crashLoop, resourceKeyOf, START } from '../../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const failures = crashLoop(4).map(failureFrom);
const trigger = failures[1]?.key ?? '';
const store = () =>
  Promise.all(failures.map((failure) => table().failures.put(resourceKeyOf(), failure, 0)));
const span = {
  failures: 3,
  detectedFrom: START,
  lastSeenAt: '2026-02-03T08:09:00.000Z',
  longestGap: 190_000,
};

describe('readIncidentRecord', () => {
  it('counts the stored failures of an open incident', async () => {
    await store();
    const incident = incidentFrom({ with: { trigger } });
    expect(await readIncidentRecord(table().documents, incident)).toMatchObject({
      id: incident.id,
      failures: 4,
      detectedFrom: failures[0]?.failedAt,
      lastSeenAt: failures[3]?.failedAt,
    });
  });

  it('returns the frozen numbers of a resolved incident', async () => {
    await store();
    const incident = incidentFrom({ with: { trigger, status: 'resolved', span } });
    expect(await readIncidentRecord(table().documents, incident)).toMatchObject({
      failures: 3,
      lastSeenAt: span.lastSeenAt,
    });
  });

  it('reports a gap while the evidence is not collected yet', async () => {
    const record = await readIncidentRecord(table().documents, incidentFrom());
    expect(record.gaps).toEqual([
      { kind: 'evidence-pending', text: 'the evidence is not collected yet' },
    ]);
    expect(record).toMatchObject({ failures: 0, diagnoses: [], notifications: [] });
  });

  it('lists notifications in the order in which they were sent', async () => {
    const incident = incidentFrom();
    const send = (reason: 'opened' | 'resolved', now: number) =>
      table().notifications.markSent(
        incident.id,
        notificationEntry(incident, reason, 'pages', now),
        'message',
      );
    await send('resolved', Date.parse(START) + 60_000);
    await send('opened', Date.parse(START));
    const { notifications } = await readIncidentRecord(table().documents, incident);
    expect(notifications).toEqual([
      { at: START, reason: 'opened', topic: 'pages', state: 'sent' },
      { at: '2026-02-03T08:01:00.000Z', reason: 'resolved', topic: 'pages', state: 'sent' },
    ]);
  });
});
