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
  it('knows nothing of an incident of which nothing was said', async () => {
    expect(await table().notifications.of(incident.id)).toEqual([]);
  });

  it.each([
    ['is free at first', undefined, 0, true],
    ['is taken while a claim holds', 'claimed', 0, false],
    ['is taken to the last moment of a claim', 'claimed', LEASE - 1, false],
    ['is free again once the claim has run out', 'claimed', LEASE, true],
    ['is taken for good once it is sent', 'sent', 0, false],
    ['is taken for good once it is sent, however late', 'sent', 365 * 24 * 3600_000, false],
  ])('a notification %s', async (_, state, after, isFree) => {
    if (state === 'claimed') await claim(now);
    if (state === 'sent') await sent();
    expect(await claim(now + after)).toBe(isFree);
  });

  it('is claimed by one of many who try at once', async () => {
    const won = await Promise.all(Array.from({ length: 10 }, () => claim(now)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('is taken over by one of many when its claim has run out', async () => {
    await claim(now);
    const won = await Promise.all(Array.from({ length: 10 }, () => claim(now + LEASE)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await claim(now + 2 * LEASE - 1)).toBe(false);
  });

  it.each([
    ['another reason', notificationEntry(incident, 'resolved', 'pages', now)],
    ['another topic', notificationEntry(incident, 'opened', 'chat', now)],
    ['another opening', notificationEntry({ ...incident, opening: 2 }, 'opened', 'pages', now)],
  ])('leaves %s to itself', async (_, other) => {
    await sent();
    expect(await claim(now, other)).toBe(true);
  });

  it('tells what was sent from what is only claimed', async () => {
    await claim(now);
    expect(await table().notifications.of(incident.id)).toMatchObject([
      { deduplicationKey: entry.deduplicationKey, state: 'claimed' },
    ]);
    await sent();
    expect(await table().notifications.of(incident.id)).toMatchObject([
      { deduplicationKey: entry.deduplicationKey, state: 'sent', messageId: 'message-1' },
    ]);
  });

  it('keeps the incidents apart', async () => {
    await sent();
    expect(await table().notifications.of(`${incident.id}0`)).toEqual([]);
  });
});
