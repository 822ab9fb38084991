import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Gap } from '../../../../shared/evidence/gap.ts';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
import { alsoSection } from '../../../../shared/report/sections/also.ts';
import { notCheckedSection } from '../../../../shared/report/sections/not-checked.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const of = (evidence: Evidence) => recordOf({ evidence });

const NOT_CHECKED: readonly Gap[] = [
  { kind: 'log-unread', text: 'logs unavailable: AccessDeniedException on /ecs/shop' },
  { kind: 'task-definition-unread', text: 'task definition unavailable: ThrottlingException' },
  { kind: 'siblings-unread', text: 'sibling services not compared: there was no time left' },
  { kind: 'log-unread', text: 'logs were not read in time' },
  { kind: 'log-place-unknown', text: 'the log of app is unknown without its task definition' },
  { kind: 'stack-unread', text: 'stack arn:aws:1 could not be read: AccessDenied' },
  { kind: 'log-late', text: 'no log lines yet in app/1 of /ecs/app' },
  { kind: 'log-cut', text: 'log lines of 2 task(s) were too long to keep' },
  { kind: 'stack-unread', text: 'stack never-started has no log configuration' },
];

describe('notCheckedSection', () => {
  it.each(NOT_CHECKED)('has what could not be read ($kind): $text', (gap) => {
    const record = of({ ...evidenceOf({}), gaps: [gap] });
    expect(notCheckedSection(record)).toEqual([gap]);
    expect(alsoSection(record).notes).toEqual([]);
  });

  it('says that health is not verified when ECS could not be asked', () => {
    const text = 'service state unavailable: AccessDeniedException';
    const gaps: Gap[] = [{ kind: 'service-unread', text }];
    expect(notCheckedSection(of({ ...evidenceOf({}), gaps }))).toEqual([
      { kind: 'service-unread', text: `${text}, so its health is not verified` },
    ]);
  });

  it('has the last entry of the timeline about health that nobody could verify', () => {
    const record = recordOf();
    const why = 'DescribeServices: AccessDeniedException';
    const at = '2026-02-03T08:04:30.000Z';
    const entry = recordedEntry({ at, kind: 'health-unverified', why });
    const timeline = [...record.timeline, entry];
    expect(notCheckedSection({ ...record, timeline })).toEqual([
      { kind: 'health-unverified', text: `its health could not be verified: ${why}` },
    ]);
  });

  it('says nothing twice', () => {
    const gap: Gap = { kind: 'log-unread', text: 'logs were not read in time' };
    expect(notCheckedSection(of({ ...evidenceOf({}), gaps: [gap, { ...gap }] }))).toEqual([gap]);
  });

  it('leaves out what nobody has looked for yet', () => {
    expect(notCheckedSection(recordOf())).toEqual([]);
  });
});
