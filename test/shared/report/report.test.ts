import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { incidentReport, type Occasion } from '../../../shared/report/report.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from './record-of.ts';

const arn = 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:6';
const evidence = {
  ...evidenceOf({
    log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
    environment: ['AWS_REGION'],
    missing: ['DB_HOST', 'REDIS_URL'],
    lastGood: { arn, assumed: false },
  }),
  changes: [{ path: 'cpu', kind: 'changed' as const }],
  gaps: [{ kind: 'log-unread' as const, text: 'logs were not read in time' }],
};
const similar = [{ id: 'inc-1', openedAt: '2026-01-09T08:00:00.000Z', status: 'closed' as const }];
const failing = recordOf({ evidence, similar });
const resolved = {
  ...resolvedRecordOf(evidence, 'healthy again'),
  evidence: failing.evidence,
};

/** The sections that there are, in the order of the type. */
function sectionsOf(record: IncidentRecord, occasion: Occasion): string[] {
  const report = incidentReport(record, occasion, 'loopwatch');
  return Object.entries(report)
    .filter(([, section]) => !(Array.isArray(section) && section.length === 0))
    .map(([name]) => name);
}

const ALL = [
  'situation',
  'cause',
  'proof',
  'changed',
  'next',
  'seen',
  'also',
  'notChecked',
  'facts',
];

describe('incidentReport', () => {
  it.each(['opened', 'cause-found', 'deployment-rolled-back', 'looked-up'] as const)(
    'has all sections for an open incident: %s',
    (occasion) => {
      expect(sectionsOf(failing, occasion)).toEqual(ALL);
    },
  );

  it('has for the message that it is over what is true now, and in short what it was', () => {
    expect(sectionsOf(resolved, 'resolved')).toEqual([
      'situation',
      'outcome',
      'was',
      'seen',
      'facts',
    ]);
  });

  it.each(['resolved', 'closed'] as const)(
    'says of a %s incident that somebody looks up how it ended, and not what to do',
    (status) => {
      const sections = sectionsOf({ ...resolved, status }, 'looked-up');
      expect(sections).toEqual(
        ['situation', 'outcome', ...ALL.slice(1)].filter((name) => name !== 'next'),
      );
    },
  );

  it('has all sections for the first message about an incident that is already over', () => {
    expect(sectionsOf(resolved, 'opened')).toEqual(ALL);
  });

  it('has the name of the table in its commands, where the reader needs it', () => {
    const show = (table?: string) =>
      incidentReport(failing, 'opened', table).facts.find(({ id }) => id === 'show')?.value;
    expect(show('loopwatch')).toContain('--table loopwatch');
    expect(show()).not.toContain('--table');
  });
});
