import { describe, expect, it } from 'vitest';
import { tellStory } from '../../cli/story.ts';
import type { LogEntry } from '../../local/embedded-cloud.ts';
import type { Replay } from '../../local/replay.ts';
import { scenarioOf } from '../helpers/replays.ts';
import { HOSTILE, UNSAFE } from './hostile.ts';

const AT = Date.parse('2026-02-03T08:00:00Z');
const summary = {
  events: 40,
  admitted: 30,
  failures: 20,
  incidents: 0,
  notifications: 0,
  deadLetters: 0,
  calls: { 'sns:Publish': 1, 'dynamodb:PutItem': 2 },
  callsBy: {},
  peakPerSecond: {},
  units: { write: 0, read: 0 },
};
const entry = (second: number, message: string, more: Partial<LogEntry> = {}): LogEntry => ({
  at: AT + second * 1000,
  level: 'info',
  source: 'detect',
  message,
  fields: {},
  ...more,
});
const failure = (second: number, fields: object = {}) =>
  entry(second, 'task failed', {
    fields: {
      what: 'task-failed',
      resource: 'a/b/shop/media',
      taskArn: `arn:aws:ecs:eu-west-1:4:task/shop/${String(second).padStart(8, '0')}ffff`,
      counts: true,
      exitCodes: [1],
      ...fields,
    },
  });
const tell = (log: readonly LogEntry[], more: Partial<Replay> = {}) =>
  tellStory(
    scenarioOf([], { title: 'T' }),
    { notifications: [], incidents: [], log, summary, ...more },
    '--local',
  );
const linesWith = (text: string, part: string) =>
  text.split('\n').filter((line) => line.includes(part));

describe('tellStory', () => {
  it.each<[string, LogEntry]>([
    ['detect    task 00000005 of media failed, exit 1', failure(5)],
    [
      'task 00000005 of media failed: it is gone',
      failure(5, { exitCodes: [], stoppedReason: 'it is gone' }),
    ],
    [
      'task 00000005 of media failed, exit 1',
      failure(5, { stoppedReason: 'Essential container in task exited' }),
    ],
    ['failed, exit 1, 137 (kept, not counted)', failure(5, { exitCodes: [1, 137], counts: false })],
    [
      'incident inc-1 opened',
      entry(5, 'incident opened', { fields: { what: 'incident-opened', incidentId: 'inc-1' } }),
    ],
    [
      'diagnosed: a, b',
      entry(5, 'diagnosed', { fields: { what: 'diagnosed', causes: ['a', 'b'] } }),
    ],
    [
      'diagnosed: no known cause',
      entry(5, 'diagnosed', { fields: { what: 'diagnosed', causes: [] } }),
    ],
    [
      'incident inc-1 resolved: healthy again',
      entry(5, 'incident resolved', {
        fields: { what: 'incident-resolved', incidentId: 'inc-1', why: 'healthy again' },
      }),
    ],
    ['notify    SNS is down', entry(5, 'SNS is down', { level: 'error', source: 'notify' })],
  ])('tells "%s" at its time', (said, line) => {
    expect(linesWith(tell([line]), said)).toEqual([
      expect.stringMatching(/^ {2}2026-02-03 08:00:05 {2}/),
    ]);
  });

  it('leaves out what is of no interest', () => {
    const text = tell([entry(5, 'benign stop'), entry(6, 'notification sent')]);
    expect(text).not.toContain('2026-02-03');
  });

  it('shows the first eight and the last eight failures of a long loop', () => {
    const log = Array.from({ length: 20 }, (_, index) => failure(index));
    const told = tell(log)
      .split('\n')
      .filter((line) => / failed|more failures/.test(line) && line.startsWith('  2026'));
    expect(told).toHaveLength(17);
    expect(told[8]).toContain('08:00:08  detect    … 4 more failures …');
    expect(told[9]).toContain('task 00000012');
    expect(linesWith(tell(log.slice(0, 16)), 'more failures')).toEqual([]);
  });

  it('puts log lines and messages in the order of time', () => {
    const sent = {
      at: '2026-02-03T08:00:06.000Z',
      topic: 'pages',
      subject: 'S',
      body: 'B',
      attributes: {},
    };
    const text = tell([failure(9), failure(5)], { notifications: [sent] });
    const times = [...text.matchAll(/^ {2}2026-02-03 08:00:(\d\d)/gm)].map(([, second]) => second);
    expect(times).toEqual(['05', '06', '09']);
    expect(text).toContain('│ To pages, 08:00:06: S\n│\n│ B');
  });

  it('ends with the counts', () => {
    expect(tell([]).trimEnd().split('\n').at(-1)).toBe(
      'events: 40, admitted by the rules: 30, failures: 20, incidents: 0, notifications: 0, AWS calls: 3',
    );
  });

  it('lets no recorded text steer the terminal', () => {
    const log = [
      failure(1, { resource: `a/b/shop/${HOSTILE}`, stoppedReason: HOSTILE }),
      entry(2, HOSTILE, { level: 'warn' }),
      entry(3, 'incident resolved', {
        fields: { what: 'incident-resolved', incidentId: HOSTILE, why: HOSTILE },
      }),
    ];
    const hostile = { directory: HOSTILE, title: HOSTILE, about: HOSTILE, events: [], account: {} };
    const result = { notifications: [], incidents: [], log, summary };
    expect(tellStory(hostile, result, '--local')).not.toMatch(UNSAFE);
  });
});
