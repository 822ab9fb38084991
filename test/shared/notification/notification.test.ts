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

/** An hour later, so that no message is too early. */
const LATER = opened + 3_600_000;
const at = OPENED;
const rollback = (deploymentId: string) =>
  ({ name: 'deployment-rolled-back', since: at, at, deploymentId, notedAt: LATE }) as const;
const LATE = '2026-02-03T08:01:00.000Z';
const rolledBack: Incident = { ...withCause, conditions: [rollback('ecs-svc/2')] };
const toldRollback = { told: { cause: headline.cause, rollback: 'ecs-svc/2' } };

/** What was sent: a reason, and whether it named a cause. */
const sent = (
  reason: NotificationReason,
  more: Partial<NotificationEntry> = {},
): NotificationEntry => ({
  ...notificationEntry(open, reason, 'pages', opened),
  state: 'sent',
  ...more,
});
const pageWithCause = sent('opened', { told: { cause: headline.cause } });

/** The incident, what its topic heard, and the reason to say more. */
const DECISIONS: readonly (readonly [
  string,
  Incident,
  readonly NotificationEntry[],
  NotificationReason | undefined,
])[] = [
  ['an opening that nobody heard of', open, [], 'opened'],
  ['an opening that is only claimed', open, [sent('opened', { state: 'claimed' })], 'opened'],
  ['an opening that was not even claimed', open, [sent('opened', { state: undefined })], 'opened'],
  ['an opening that another topic heard of', open, [sent('opened', { topic: 'sms' })], 'opened'],
  ['an opening that was announced', open, [sent('opened')], undefined],
  ['a cause that the announcement had not', withCause, [sent('opened')], 'cause-found'],
  ['a cause that the announcement had', withCause, [pageWithCause], undefined],
  [
    'a cause that was told later',
    withCause,
    [sent('opened'), sent('cause-found', { told: { cause: headline.cause } })],
    undefined,
  ],
  [
    'a diagnosis without a cause',
    { ...open, headline: { proof: 'x' } },
    [sent('opened')],
    undefined,
  ],
  [
    'another cause than the one that was told',
    { ...open, headline: { ...headline, cause: 'DB_USER is not set' } },
    [pageWithCause],
    'cause-found',
  ],
  [
    'a third cause',
    { ...open, headline: { ...headline, cause: 'DB_NAME is not set' } },
    [
      pageWithCause,
      sent('cause-found', { told: { cause: 'DB_USER is not set' } }),
      sent('cause-found', { told: { cause: 'DB_PORT is not set' } }),
    ],
    undefined,
  ],
  ['a rollback that nobody heard of', rolledBack, [pageWithCause], 'deployment-rolled-back'],
  ['a rollback that the page told of', rolledBack, [sent('opened', toldRollback)], undefined],
  [
    'a rollback that was told of',
    rolledBack,
    [pageWithCause, sent('deployment-rolled-back', toldRollback)],
    undefined,
  ],
  [
    'a second rollback',
    { ...rolledBack, conditions: [rollback('ecs-svc/2'), rollback('ecs-svc/3')] },
    [sent('opened', toldRollback)],
    'deployment-rolled-back',
  ],
  ['an acknowledgement', acknowledged, [sent('opened')], undefined],
  [
    'a cause found after the acknowledgement',
    { ...acknowledged, headline },
    [sent('opened')],
    'cause-found',
  ],
  ['a resolution', resolved, [sent('opened')], 'resolved'],
  ['a resolution that was announced', resolved, [sent('opened'), sent('resolved')], undefined],
  ['a resolution that came before the page', resolved, [], 'opened'],
  [
    'a resolution that came before the cause',
    { ...resolved, headline },
    [sent('opened')],
    'resolved',
  ],
  ['a closed incident whose resolution is unsaid', closed, [sent('opened')], 'resolved'],
  ['a closed incident of which all is said', closed, [sent('opened'), sent('resolved')], undefined],
  ['a closed incident that nobody heard of', closed, [], 'opened'],
  ['a second opening', reopened, [sent('opened'), sent('resolved')], 'opened'],
  [
    'a second opening that was announced',
    reopened,
    [sent('opened'), sent('opened', { opening: 2 })],
    undefined,
  ],
  [
    'a second resolution',
    { ...resolved, opening: 2 },
    [sent('opened', { opening: 2 }), sent('resolved')],
    'resolved',
  ],
];

describe('reasonToNotify', () => {
  it.each(DECISIONS)('of %s', (_, incident, entries, reason) => {
    expect(reasonToNotify(incident, entries, 'pages', LATER)).toBe(reason);
    expect(reasonToNotify(incident, entries.toReversed(), 'pages', LATER)).toBe(reason);
  });

  it('comes to an end: whatever is said once is not said again', () => {
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
    ['an opening, 89 s after it', open, [], at(89), false],
    ['an opening, 90 s after it', open, [], at(90), true],
    [
      'an opening that somebody claimed and did not send',
      open,
      [sent('opened', { state: 'claimed' })],
      at(90),
      true,
    ],
    ['nothing left to say', open, [sent('opened')], at(9_999), false],
    ['a cause, long after the opening', withCause, [sent('opened')], at(600), true],
    ['a resolution, 89 s after it', resolved, [sent('opened')], at(89, resolvedAt), false],
    ['a resolution, 90 s after it', resolved, [sent('opened')], at(90, resolvedAt), true],
    ['a second opening, 89 s after it', reopened, [], at(89, '2026-02-03T09:10:00.000Z'), false],
    ['a second opening, 90 s after it', reopened, [], at(90, '2026-02-03T09:10:00.000Z'), true],
    ['an opening, by a clock that is late', open, [], at(-60), false],
  ])('%s', (_, incident, entries, now, overdue) => {
    expect(isOverdue(incident, entries, 'pages', now)).toBe(overdue);
  });
});

describe('notificationEntry', () => {
  it('has one key for every copy of one message', () => {
    const keyAt = (now: number) => notificationEntry(open, 'opened', 'pages', now).deduplicationKey;
    expect(keyAt(opened)).toBe(keyAt(opened + 60_000));
  });

  it('has other keys for other messages', () => {
    const entries = [
      notificationEntry(open, 'opened', 'pages', opened),
      notificationEntry(open, 'resolved', 'pages', opened),
      notificationEntry(open, 'opened', 'sms', opened),
      notificationEntry(reopened, 'opened', 'pages', opened),
      notificationEntry(incidentFrom({ service: 'orders' }), 'opened', 'pages', opened),
    ];
    expect(new Set(entries.map(({ deduplicationKey }) => deduplicationKey)).size).toBe(5);
  });

  it('remembers what it told', () => {
    expect(notificationEntry(rolledBack, 'opened', 'pages', opened)).toMatchObject({
      told: { cause: headline.cause, rollback: 'ecs-svc/2' },
      at: OPENED,
      opening: 1,
    });
  });
});
