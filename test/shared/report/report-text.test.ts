import { describe, expect, it } from 'vitest';
import { incidentReport } from '../../../shared/report/report.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf, resolvedRecordOf } from './record-of.ts';

const evidence = {
  ...evidenceOf({
    log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
    environment: ['AWS_REGION'],
    missing: ['DB_HOST', 'REDIS_URL'],
  }),
  changes: [{ path: 'cpu', kind: 'changed' as const }],
  gaps: [{ kind: 'log-unread' as const, text: 'logs were not read in time' }],
};
const similar = [{ id: 'inc-1', openedAt: '2026-01-09T08:00:00.000Z', status: 'closed' as const }];
const titles = (texts: readonly string[]) => texts.map((text) => text.split('\n')[0]);

describe('reportText', () => {
  it('has the sections in the order in which they are read', () => {
    const report = incidentReport(recordOf({ evidence, similar }), 'opened');
    expect(titles(reportText(report, NOW))).toEqual([
      'CAUSE (high confidence)',
      'PROOF (log of app, task 0f1e2d, UTC)',
      'CHANGED',
      'DO NEXT',
      'SEEN BEFORE',
      'ALSO',
      'NOT CHECKED',
    ]);
  });

  it('leaves out what is empty', () => {
    const report = incidentReport(recordOf(), 'opened');
    expect(titles(reportText(report, NOW))).toEqual(['CAUSE', 'DO NEXT']);
  });

  it('says what an incident was when it is over', () => {
    const report = incidentReport(resolvedRecordOf(evidence, 'healthy again'), 'resolved');
    expect(titles(reportText(report, NOW))).toEqual(['WHAT IT WAS']);
  });
});
