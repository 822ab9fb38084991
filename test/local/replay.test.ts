import { describe, expect, it } from 'vitest';
import { startDynamoDb } from '../../local/dynamodb.ts';
import type { LogEntry } from '../../local/embedded-cloud.ts';
import { embeddedDocuments } from '../../local/embedded-documents.ts';
import { type Replay, replay } from '../../local/replay.ts';
import type { Scenario } from '../../local/scenario.ts';
import type { Published } from '../../local/topics.ts';
import { openIncidents } from '../../shared/table/incidents.ts';
import { accountOf } from '../helpers/account.ts';
import { bothEvents, crashLoop, START } from '../helpers/crash-events.ts';
import { play, scenarioOf } from '../helpers/replays.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const minutes = (count: number) => Date.parse(START) + count * MINUTE;
const iso = (time: number) => new Date(time).toISOString();

/** Two crashes of a service, and what its account says. */
const loop = (service: string, createdAt: string = START) =>
  crashLoop(2, { service, task: `${service}-`, createdAt }).flatMap((one) => bothEvents(one));
const events = loop('media');
const last = Math.max(...events.map(({ time }) => Date.parse(time)));
const tasks = ['media-1', 'media-2'];
const healthyAfter = (quiet: number) => ({
  account: accountOf('media', { tasks, healthyFrom: iso(last + quiet * MINUTE) }),
});
/** It ends soon, because every tick takes time; tests about the end set their own. */
const scenario = scenarioOf(events, {
  account: accountOf('media', { tasks }),
  until: last + 3 * MINUTE,
});
const statuses = ({ incidents }: Replay) => incidents.map(({ status }) => status);
const reasons = ({ notifications }: Replay) =>
  notifications.map(({ attributes }) => attributes.reason);

describe('replay', () => {
  it('gives notifications, incidents and a summary that agree', async () => {
    const result = await play(scenario);
    expect(result.summary).toMatchObject({
      events: 4,
      admitted: 4,
      failures: 2,
      incidents: 1,
      notifications: 1,
      deadLetters: 0,
    });
    expect(statuses(result)).toEqual(['open']);
    expect(reasons(result)).toEqual(['opened']);
    const { calls, peakPerSecond, units } = result.summary;
    expect(calls['sns:Publish']).toBe(1);
    expect(peakPerSecond.logs).toBe(calls['logs:GetLogEvents']);
    // Six PutItem calls store the failures: the second event of a task replaces the first.
    expect(units.write).toBeGreaterThanOrEqual(4);
    expect(units.read).toBeGreaterThan(0);
  });

  it('counts a task once, however many events it has, and no event that is refused', async () => {
    const running = { ...events[0], detail: { ...events[0]?.detail, lastStatus: 'RUNNING' } };
    const result = await play({
      ...scenario,
      events: scenarioOf([running, ...events, ...events]).events,
    });
    expect(result.summary).toMatchObject({ events: 9, admitted: 8, failures: 2, incidents: 1 });
  });

  it('goes on for two hours after the last event unless the scenario says otherwise', async () => {
    const [within, beyond] = await Promise.all(
      [100, 121].map((quiet) => play({ ...scenario, ...healthyAfter(quiet), until: undefined })),
    );
    expect([within, beyond].map((result) => result && statuses(result)[0])).toEqual([
      'resolved',
      'open',
    ]);
  });

  it.each([
    ['sooner', 10, true],
    ['later', 160, false],
  ])('ends %s when the scenario says so', async (_, until, isOpen) => {
    const result = await play({
      ...scenario,
      ...healthyAfter(140),
      until: last + until * MINUTE,
    });
    expect(statuses(result)[0] === 'open').toBe(isOpen);
  });

  it('plays every event, even those after the end that the scenario names', async () => {
    const { summary } = await play({ ...scenario, until: minutes(0) });
    expect(summary).toMatchObject({ admitted: 4, failures: 2 });
  });

  it('gives the same result when it is played again', async () => {
    const [one, other] = await Promise.all([play(scenario), play(scenario)]);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it('gives the same result when faults make functions sleep at the same time', async () => {
    const apis = ['dynamodb:Query', 'logs:GetLogEvents', 'sns:Publish', 'sqs:SendMessage'];
    const faults = apis.map((api) => ({ api, error: 'ThrottlingException', times: 2 }));
    const faulty = { ...scenario, account: { ...scenario.account, faults } };
    const [one, other] = await Promise.all([play(faulty), play(faulty)]);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(one?.summary.calls['sns:Publish']).toBe(3);
  });

  it('plays events in their order of arrival, at the running maximum of their times', async () => {
    const result = await play({ ...scenario, events: [...scenario.events].reverse() });
    expect(result.summary.failures).toBe(2);
    expect(result.notifications.every(({ at }) => Date.parse(at) >= last)).toBe(true);
  });

  it('plays an event without a time after the event before it', async () => {
    const [first, ...others] = scenario.events;
    const { time: _, ...timeless } = { time: undefined, ...first?.event };
    const result = await play({
      ...scenario,
      events: [...others, { event: timeless, time: undefined }],
    });
    expect(result.summary).toMatchObject({ events: 4, admitted: 4 });
  });

  it('plays a scenario without events, and one whose events lie years apart', async () => {
    const empty = await play(scenarioOf([], { until: minutes(0) }));
    expect(empty.summary).toMatchObject({ events: 0, incidents: 0, notifications: 0 });
    // A tick for every minute of fifty years would outlast the test.
    const apart = await play(
      scenarioOf([{ time: '1970-01-01T00:00:00Z' }, ...events], { until: last + MINUTE }),
    );
    expect(apart.summary).toMatchObject({ events: 5, admitted: 4, incidents: 1 });
  });

  it('counts dead letters', async () => {
    const poison = { ...events[0], detail: { ...events[0]?.detail, clusterArn: 7 } };
    const { summary, log } = await play(
      scenarioOf([poison, ...events], { until: last + 70 * MINUTE }),
    );
    expect(summary).toMatchObject({ admitted: 5, deadLetters: 1, failures: 2, incidents: 1 });
    expect(log.filter(({ level }) => level === 'error')).toHaveLength(40);
  });

  it('goes on watching while a message is still to be delivered again', async () => {
    // For a minute detect fails, and reconcile finds nothing to watch.
    const fault = {
      api: 'dynamodb:PutItem',
      error: 'AccessDeniedException',
      from: iso(minutes(0)),
      until: iso(last + MINUTE),
    };
    const { account } = healthyAfter(1);
    const result = await play({
      ...scenario,
      account: { ...account, faults: [fault] },
      until: undefined,
    });
    expect(result.summary).toMatchObject({ failures: 2, incidents: 1, deadLetters: 0 });
    expect(reasons(result)).toEqual(['opened', 'resolved']);
  });

  it('reports each log line and each message as it comes', async () => {
    const dynamodb = await startDynamoDb();
    const seen: (LogEntry | Published)[] = [];
    const onLog = (entry: LogEntry) => void seen.push(entry);
    const onPublish = (message: Published) => void seen.push(message);
    const result = await replay(scenario, dynamodb, { onLog, onPublish });
    await dynamodb.stop();
    expect(seen).toEqual(expect.arrayContaining([...result.log, ...result.notifications]));
    expect(seen).toHaveLength(result.log.length + result.notifications.length);
  });
});

describe('replay of a scenario that comes after another', () => {
  const yesterday = iso(Date.parse(START) - DAY);
  const yesterdaysLoop = (service: string, more: Partial<Scenario> = {}): Scenario => {
    const ids = [`${service}-1`, `${service}-2`];
    const account = accountOf(service, {
      tasks: ids,
      healthyFrom: iso(minutes(-DAY / MINUTE + 10)),
    });
    const until = minutes(-DAY / MINUTE + 50);
    return scenarioOf(loop(service, yesterday), { account, until, ...more });
  };

  it('shows only its own records, and knows what came before', async () => {
    const alone = await play(yesterdaysLoop('media'));
    const result = await play({ ...scenario, after: yesterdaysLoop('media') });
    expect(result.summary).toMatchObject({
      events: 4,
      failures: 2,
      incidents: 1,
      notifications: 1,
    });
    expect(result.incidents[0]?.similar).toEqual([alone.incidents[0]?.id]);
    const times = [...result.log, ...result.notifications].map(({ at }) => new Date(at).getTime());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(minutes(0));
    expect(result.summary.calls['sns:Publish']).toBe(1);
  });

  it('plays a chain from its beginning, on one table', async () => {
    const dynamodb = await startDynamoDb();
    const first = yesterdaysLoop('web');
    const middle = scenarioOf([], { after: first });
    const result = await replay({ ...scenario, after: middle }, dynamodb);
    const kept = await openIncidents(embeddedDocuments(dynamodb)).list('name', 'web');
    await dynamodb.stop();
    expect(kept.items).toHaveLength(1);
    expect(result.incidents.map(({ resource }) => resource.name)).toEqual(['media']);
  });

  it('reads the account of the scenario that is played', async () => {
    const denied = (api: string) => ({ faults: [{ api, error: 'AccessDeniedException' }] });
    const blind = yesterdaysLoop('media', { account: denied('logs:GetLogEvents') });
    const result = await play({ ...scenario, after: blind });
    expect(JSON.stringify(result.incidents[0]?.gaps)).not.toContain('AccessDenied');
  });

  it('shows an incident that is still open from before', async () => {
    const open = yesterdaysLoop('media', { account: accountOf('media') });
    const { incidents } = await play({ ...scenario, after: open });
    expect(incidents.map(({ openedAt }) => openedAt < START)).toEqual([true]);
  });
});
