import { describe, expect, it } from 'vitest';
import type { Headline, Incident } from '../../../shared/incident/incident.ts';
import {
  isOverdue,
  type NotificationEntry,
  type NotificationReason,
  notificationEntry,
  reasonToNotify,
  toldBy,
} from '../../../shared/notification/notification.ts';
import { incidentFrom } from '../../helpers/incidents.ts';

const OPENED = '2026-02-03T08:00:00.000Z';
const opened = Date.parse(OPENED);
const headline: Headline = { category: 'app_config', cause: 'DB_HOST is not set' };
const resolvedAt = '2026-02-03T09:00:00.000Z';

const open = incidentFrom();
const withCause: Incident = { ...open, headline };
const acknowledged: Incident = { ...open, status: 'acknowledged' };
const resolved: Incident = { ...open, status: 'resolved', resolvedAt };
const closed: Incident = { ...resolved, status: 'closed' };
const reopened: Incident = {
  ...open,
  opening: 2,
  timeline: [...open.timeline, { at: '2026-02-03T09:10:00.000Z', kind: 'reopened' }],
};

/** An hour after the opening: late enough for every message. */
const LATER = opened + 3_600_000;
const at = OPENED;
const rollback = (deploymentId: string) =>
  ({ name: 'deployment-rolled-back', since: at, at, deploymentId, notedAt: LATE }) as const;
const LATE = '2026-02-03T08:01:00.000Z';
const rolledBack: Incident = { ...withCause, conditions: [rollback('ecs-svc/2')] };
const toldRollback = { told: { cause: headline.cause, rollback: 'ecs-svc/2' } };

/** The log entry of a message that was sent. */
const sent = (
  reason: NotificationReason,
  more: Partial<NotificationEntry> = {},
): NotificationEntry => ({
  ...notificationEntry(open, reason, 'pages', opened),
  state: 'sent',
  ...more,
});
const pageWithCause = sent('opened', { told: { cause: headline.cause } });

/** The incident, the messages sent about it so far, and the reason for the next one. */
const DECISIONS: readonly (readonly [
  string,
  Incident,
  readonly NotificationEntry[],
  NotificationReason | undefined,
])[] = [
  ['is opened for an opening that was not announced', open, [], 'opened'],
  [
    'is opened for an opening whose message is only claimed',
    open,
    [sent('opened', { state: 'claimed' })],
    'opened',
  ],
  [
    'is opened for an opening whose message is not even claimed',
    open,
    [sent('opened', { state: undefined })],
    'opened',
  ],
  [
    'is opened for an opening that was announced to another topic only',
    open,
    [sent('opened', { topic: 'sms' })],
    'opened',
  ],
  ['is undefined for an opening that was announced', open, [sent('opened')], undefined],
  [
    'is cause-found for a cause that the announcement lacked',
    withCause,
    [sent('opened')],
    'cause-found',
  ],
  ['is undefined for a cause that the announcement named', withCause, [pageWithCause], undefined],
  [
    'is undefined for a cause that was announced later',
    withCause,
    [sent('opened'), sent('cause-found', { told: { cause: headline.cause } })],
    undefined,
  ],
  [
    'is undefined for a diagnosis without a cause',
    { ...open, headline: { proof: 'x' } },
    [sent('opened')],
    undefined,
  ],
  [
    'is cause-found for another cause than the announced one',
    { ...open, headline: { ...headline, cause: 'DB_USER is not set' } },
    [pageWithCause],
    'cause-found',
  ],
  [
    'is undefined for another cause after two corrections',
    { ...open, headline: { ...headline, cause: 'DB_NAME is not set' } },
    [
      pageWithCause,
      sent('cause-found', { told: { cause: 'DB_USER is not set' } }),
      sent('cause-found', { told: { cause: 'DB_PORT is not set' } }),
    ],
    undefined,
  ],
  [
    'is deployment-rolled-back for a rollback that was not announced',
    rolledBack,
    [pageWithCause],
    'deployment-rolled-back',
  ],
  [
    'is undefined for a rollback that the page mentioned',
    rolledBack,
    [sent('opened', toldRollback)],
    undefined,
  ],
  [
    'is undefined for a rollback that was announced',
    rolledBack,
    [pageWithCause, sent('deployment-rolled-back', toldRollback)],
    undefined,
  ],
  [
    'is deployment-rolled-back for a second rollback',
    { ...rolledBack, conditions: [rollback('ecs-svc/2'), rollback('ecs-svc/3')] },
    [sent('opened', toldRollback)],
    'deployment-rolled-back',
  ],
  ['is undefined for an acknowledgement', acknowledged, [sent('opened')], undefined],
  [
    'is cause-found for a cause found after the acknowledgement',
    { ...acknowledged, headline },
    [sent('opened')],
    'cause-found',
  ],
  ['is resolved for a resolution', resolved, [sent('opened')], 'resolved'],
  [
    'is undefined for a resolution that was announced',
    resolved,
    [sent('opened'), sent('resolved')],
    undefined,
  ],
  ['is opened for a resolution that came before the page', resolved, [], 'opened'],
  [
    'is resolved for a resolution that came before the cause was announced',
    { ...resolved, headline },
    [sent('opened')],
    'resolved',
  ],
  [
    'is resolved for a closed incident whose resolution was not announced',
    closed,
    [sent('opened')],
    'resolved',
  ],
  [
    'is undefined for a closed incident that was fully announced',
    closed,
    [sent('opened'), sent('resolved')],
    undefined,
  ],
  ['is opened for a closed incident that was never announced', closed, [], 'opened'],
  ['is opened for a second opening', reopened, [sent('opened'), sent('resolved')], 'opened'],
  [
    'is undefined for a second opening that was announced',
    reopened,
    [sent('opened'), sent('opened', { opening: 2 })],
    undefined,
  ],
  [
    'is resolved for a second resolution',
    { ...resolved, opening: 2 },
    [sent('opened', { opening: 2 }), sent('resolved')],
    'resolved',
  ],
];

describe('reasonToNotify', () => {
  it.each(DECISIONS)('%s', (_, incident, entries, reason) => {
    expect(reasonToNotify(incident, entries, 'pages', LATER)).toBe(reason);
    expect(reasonToNotify(incident, entries.toReversed(), 'pages', LATER)).toBe(reason);
  });

  it('comes to an end, since no message is sent twice', () => {
    for (const [, incident] of DECISIONS) {
      const entries: NotificationEntry[] = [];
      for (let next = reasonToNotify(incident, entries, 'pages', LATER); next; ) {
        expect(entries.length).toBeLessThan(3);
        entries.push({
          ...notificationEntry(incident, next, 'pages', opened, toldBy(incident), entries),
          state: 'sent',
        });
        next = reasonToNotify(incident, entries, 'pages', LATER);
      }
    }
  });
});

describe('isOverdue', () => {
  const at = (seconds: number, from = OPENED) => Date.parse(from) + seconds * 1000;

  it.each<readonly [string, Incident, readonly NotificationEntry[], number, boolean]>([
    ['is false 89 s after an opening', open, [], at(89), false],
    ['is true 90 s after an opening', open, [], at(90), true],
    [
      'is true 90 s after an opening whose message was claimed but not sent',
      open,
      [sent('opened', { state: 'claimed' })],
      at(90),
      true,
    ],
    ['is false when nothing is left to say', open, [sent('opened')], at(9_999), false],
    [
      'is true for a cause that is not announced 10 minutes after the opening',
      withCause,
      [sent('opened')],
      at(600),
      true,
    ],
    ['is false 89 s after a resolution', resolved, [sent('opened')], at(89, resolvedAt), false],
    ['is true 90 s after a resolution', resolved, [sent('opened')], at(90, resolvedAt), true],
    [
      'is false 89 s after a second opening',
      reopened,
      [],
      at(89, '2026-02-03T09:10:00.000Z'),
      false,
    ],
    ['is true 90 s after a second opening', reopened, [], at(90, '2026-02-03T09:10:00.000Z'), true],
    ['is false when the opening is ahead of a late clock', open, [], at(-60), false],
  ])('%s', (_, incident, entries, now, overdue) => {
    expect(isOverdue(incident, entries, 'pages', now)).toBe(overdue);
  });
});

describe('notificationEntry', () => {
  it('has the same key for every copy of a message', () => {
    const keyAt = (now: number) => notificationEntry(open, 'opened', 'pages', now).deduplicationKey;
    expect(keyAt(opened)).toBe(keyAt(opened + 60_000));
  });

  it('has different keys for different messages', () => {
    const entries = [
      notificationEntry(open, 'opened', 'pages', opened),
      notificationEntry(open, 'resolved', 'pages', opened),
      notificationEntry(open, 'opened', 'sms', opened),
      notificationEntry(reopened, 'opened', 'pages', opened),
      notificationEntry(incidentFrom({ service: 'orders' }), 'opened', 'pages', opened),
    ];
    expect(new Set(entries.map(({ deduplicationKey }) => deduplicationKey)).size).toBe(5);
  });

  it('records what the message tells', () => {
    expect(notificationEntry(rolledBack, 'opened', 'pages', opened)).toMatchObject({
      told: { cause: headline.cause, rollback: 'ecs-svc/2' },
      at: OPENED,
      opening: 1,
    });
  });
});
