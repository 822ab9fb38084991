import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../shared/evidence/gap.ts';
import { similarIncident } from '../../../shared/incident/similar-incident.ts';
import type { TimelineEntry, TimelineKind } from '../../../shared/incident/timeline.ts';
import { notificationEntry } from '../../../shared/notification/notification.ts';
import { incidentRecord, recordedEntry } from '../../../shared/report/incident-record.ts';
import { incidentFrom } from '../../helpers/incidents.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';

const incident = incidentFrom();
const span = {
  failures: 7,
  detectedFrom: '2026-02-03T07:50:00.000Z',
  lastSeenAt: '2026-02-03T08:30:00.000Z',
  longestGap: 1,
};
const nothing = { incident, span: undefined, findings: undefined, sent: [] };

const PENDING: Gap = { kind: 'evidence-pending', text: 'the evidence is not collected yet' };

describe('incidentRecord', () => {
  it('has every field that others read, even when nothing is known yet', () => {
    expect(incidentRecord(nothing)).toMatchObject({
      id: incident.id,
      status: 'open',
      failures: 0,
      detectedFrom: incident.openedAt,
      lastSeenAt: incident.openedAt,
      diagnoses: [],
      changes: [],
      missing: [],
      similar: [],
      gaps: [PENDING],
      notifications: [],
    });
  });

  it('leaves the partition key out', () => {
    expect(incidentRecord(nothing).resource).not.toHaveProperty('key');
  });

  it('prefers the numbers that were frozen when it was resolved', () => {
    const frozen = { ...span, failures: 9 };
    expect(incidentRecord({ ...nothing, span }).failures).toBe(7);
    const resolved = incidentFrom({ with: { span: frozen } });
    expect(incidentRecord({ ...nothing, incident: resolved, span }).failures).toBe(9);
  });

  it('puts gaps and missing names beside the evidence', () => {
    const gap: Gap = { kind: 'log-unread', text: 'no logs' };
    const evidence = { ...evidenceOf({ missing: ['DB_HOST'] }), gaps: [gap] };
    const similar = [similarIncident(incidentFrom({ service: 'orders' }))];
    const record = incidentRecord({ ...nothing, findings: { evidence, diagnoses: [], similar } });
    expect(record.gaps).toEqual([gap]);
    expect(record.missing.map(({ name }) => name)).toEqual(['DB_HOST']);
    expect(record.similar).toEqual(similar.map(({ id }) => id));
    expect(record.evidence).not.toHaveProperty('gaps');
  });

  it('leaves out findings from before it was reopened, until it is resolved', () => {
    const findings = { evidence: evidenceOf({}), diagnoses: [], similar: [] };
    const reopened = incidentFrom({ openedAt: '2026-02-03T08:30:00.000Z', with: { opening: 2 } });
    expect(incidentRecord({ ...nothing, incident: reopened, findings }).gaps).toEqual([PENDING]);
    const resolved = { ...reopened, status: 'resolved' as const };
    expect(incidentRecord({ ...nothing, incident: resolved, findings }).gaps).toEqual([]);
  });

  it('lists the messages in the order in which they were sent', () => {
    const at = (minute: number) => Date.UTC(2026, 1, 3, 8, minute);
    const sent = [
      notificationEntry(incident, 'resolved', 'pages', at(9)),
      notificationEntry(incident, 'opened', 'pages', at(1)),
    ];
    const { notifications } = incidentRecord({ ...nothing, sent });
    expect(notifications.map(({ reason }) => reason)).toEqual(['opened', 'resolved']);
  });
});

describe('recordedEntry', () => {
  it.each([
    ['resolved', 'resolved'],
    ['placement-failed', 'tasks cannot be placed'],
    ['a-kind-of-tomorrow', 'a-kind-of-tomorrow'],
    ['constructor', 'constructor'],
  ])('says of %s: %s', (kind, what) => {
    expect(recordedEntry({ at: '', kind: kind as TimelineKind }).what).toBe(what);
  });
});

describe('similarIncident', () => {
  it.each<[string, readonly TimelineEntry[], string | undefined]>([
    ['how it ended', [{ at: '', kind: 'resolved', why: 'DB_HOST was set' }], 'DB_HOST was set'],
    [
      'how it ended last',
      [
        { at: '', kind: 'resolved', why: 'a' },
        { at: '', kind: 'resolved', why: 'b' },
      ],
      'b',
    ],
    ['that it has not ended', [], undefined],
  ])('tells %s', (_, timeline, ended) => {
    expect(similarIncident(incidentFrom({ with: { timeline } })).ended).toBe(ended);
  });
});
