import { describe, expect, it } from 'vitest';
import { notificationEntry } from '../../../shared/notification/notification.ts';
import { START } from '../../helpers/crash-events.ts';
import { incidentFrom } from '../../helpers/incidents.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const now = Date.parse(START);
const incident = incidentFrom();
const entry = notificationEntry(incident, 'opened', 'pages', now);
/** Longer than notify may run. */
const LEASE = 20_000;
const claim = (at: number, what = entry) => table().notifications.claim(incident.id, what, at);
const sent = () => table().notifications.markSent(incident.id, entry, 'message-1');

describe('openNotifications', () => {
  it('returns nothing for an incident without notifications', async () => {
    expect(await table().notifications.of(incident.id)).toEqual([]);
  });

  it.each([
    ['allows a claim at first', undefined, 0, true],
    ['refuses a claim while another one holds', 'claimed', 0, false],
    ['refuses a claim until the very end of another one', 'claimed', LEASE - 1, false],
    ['allows a claim once another one has expired', 'claimed', LEASE, true],
    ['refuses a claim once the notification is sent', 'sent', 0, false],
    [
      'refuses a claim even a year after the notification was sent',
      'sent',
      365 * 24 * 3600_000,
      false,
    ],
  ])('%s', async (_, state, after, isFree) => {
    if (state === 'claimed') await claim(now);
    if (state === 'sent') await sent();
    expect(await claim(now + after)).toBe(isFree);
  });

  it('gives a claim to only one of many callers at the same time', async () => {
    const won = await Promise.all(Array.from({ length: 10 }, () => claim(now)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('gives an expired claim to only one of many callers at the same time', async () => {
    await claim(now);
    const won = await Promise.all(Array.from({ length: 10 }, () => claim(now + LEASE)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await claim(now + 2 * LEASE - 1)).toBe(false);
  });

  it.each([
    ['a message for another reason', notificationEntry(incident, 'resolved', 'pages', now)],
    ['a message to another topic', notificationEntry(incident, 'opened', 'chat', now)],
    [
      'a message about another opening',
      notificationEntry({ ...incident, opening: 2 }, 'opened', 'pages', now),
    ],
  ])('does not prevent %s', async (_, other) => {
    await sent();
    expect(await claim(now, other)).toBe(true);
  });

  it('tells sent notifications from those that are only claimed', async () => {
    await claim(now);
    expect(await table().notifications.of(incident.id)).toMatchObject([
      { deduplicationKey: entry.deduplicationKey, state: 'claimed' },
    ]);
    await sent();
    expect(await table().notifications.of(incident.id)).toMatchObject([
      { deduplicationKey: entry.deduplicationKey, state: 'sent', messageId: 'message-1' },
    ]);
  });

  it('does not return notifications of another incident', async () => {
    await sent();
    expect(await table().notifications.of(`${incident.id}0`)).toEqual([]);
  });
});
