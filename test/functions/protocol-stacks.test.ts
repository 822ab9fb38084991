import { describe, expect, it } from 'vitest';
import type { Replay } from '../../local/replay.ts';
import { accountOf } from '../helpers/account.ts';
import { bothEvents, crashLoop, type EventObject } from '../helpers/crash-events.ts';
import { play, scenarioOf } from '../helpers/replays.ts';
import {
  minuteAt,
  ofResource,
  ofService,
  ofStack,
  stackId,
  update,
} from '../helpers/stack-events.ts';

const inOrder = (...events: readonly EventObject[]) =>
  [...events].sort((a, b) => (a.time < b.time ? -1 : 1));
const playedUntil = (minute: number, events: readonly EventObject[], more: object = {}) =>
  play(scenarioOf(events, { until: Date.parse(minuteAt(minute)), ...more }));
const told = ({ notifications }: Replay) =>
  notifications.map(({ at, attributes }) => `${at.slice(11, 16)} ${attributes.reason}`);
const ofKind = ({ incidents }: Replay, kind: string) =>
  incidents.find(({ resource }) => resource.kind === kind);

const BOILERPLATE =
  'The following resource(s) failed to update: [Service]. Rollback requested by user.';
const loop = (createdAt: number) =>
  crashLoop(3, { createdAt: minuteAt(createdAt) }).flatMap((one) => bothEvents(one));
const account = accountOf('media', { tasks: ['t1', 't2', 't3'] });
const begins = (at: number) => [
  ofStack(at, 'UPDATE_IN_PROGRESS', { reason: 'User Initiated', token: 'a' }),
  ofService(at + 1, 'UPDATE_IN_PROGRESS', { token: 'a' }),
];
const fails = (at: number) => [
  ofService(at, 'UPDATE_FAILED', {
    reason: 'Resource timed out waiting for completion',
    token: 'a',
  }),
  ofStack(at, 'UPDATE_ROLLBACK_IN_PROGRESS', { reason: BOILERPLATE, token: 'a' }),
  ofStack(at + 3, 'UPDATE_ROLLBACK_COMPLETE', { token: 'a' }),
];

describe('a stack and its service', () => {
  it('send one page when the service keeps crashing before the stack fails', async () => {
    const events = inOrder(...begins(0), ...loop(2), ...fails(20));
    const played = await playedUntil(30, events, { account });
    const [service, stack] = [ofKind(played, 'service'), ofKind(played, 'stack')];
    expect(told(played).filter((text) => text.endsWith('opened'))).toHaveLength(1);
    expect(stack?.inhibitedBy).toBe(service?.id);
    expect(service?.timeline.find(({ kind }) => kind === 'inhibits')?.why).toBe(
      `${stack?.id}, about the stack shop-prod`,
    );
  });

  it('send one page when the stack fails before the service is known to crash', async () => {
    const events = inOrder(...begins(0), ...fails(2), ...loop(2));
    const played = await playedUntil(30, events, { account });
    const [service, stack] = [ofKind(played, 'service'), ofKind(played, 'stack')];
    expect(told(played).filter((text) => text.endsWith('opened'))).toHaveLength(1);
    expect(service?.inhibitedBy).toBe(stack?.id);
    expect(stack?.timeline.some(({ kind }) => kind === 'inhibits')).toBe(true);
  });

  it('send a page each when the stack fails of something else as well', async () => {
    const bucket = ofResource(20, 'UPDATE_FAILED', { reason: 'shop-assets already exists' });
    const events = inOrder(...begins(0), ...loop(2), bucket, ...fails(20));
    const played = await playedUntil(30, events, { account });
    expect(ofKind(played, 'stack')?.inhibitedBy).toBeUndefined();
    expect(told(played).filter((text) => text.endsWith('opened'))).toHaveLength(2);
  });
});

describe('an update that a person cancels', () => {
  it('pages nobody, though the event of the cancel never comes', async () => {
    const id = stackId('shop-prod');
    const row = (at: number, status: string, reason?: string) => ({
      EventId: `${at}`,
      StackId: id,
      StackName: 'shop-prod',
      Timestamp: minuteAt(at).replace('Z', '.400Z'),
      LogicalResourceId: 'shop-prod',
      PhysicalResourceId: id,
      ResourceType: 'AWS::CloudFormation::Stack',
      ResourceStatus: status,
      ...(reason && { ResourceStatusReason: reason }),
    });
    const stackEvents = [
      row(0, 'UPDATE_IN_PROGRESS', 'User Initiated'),
      row(5, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated'),
      row(9, 'UPDATE_ROLLBACK_COMPLETE'),
    ];
    const stack = { StackId: id, StackName: 'shop-prod', StackStatus: 'UPDATE_ROLLBACK_COMPLETE' };
    const events = [
      ofStack(0, 'UPDATE_IN_PROGRESS', { reason: 'User Initiated' }),
      ofStack(9, 'UPDATE_ROLLBACK_COMPLETE'),
    ];
    const played = await playedUntil(60, events, { account: { stacks: [{ stack }], stackEvents } });
    expect(told(played)).toEqual([]);
    expect(ofKind(played, 'stack')).toMatchObject({ status: 'closed' });
  });
});

describe('an operation that takes long', () => {
  const three = [...update(0, 4), ...update(20, 24), ...update(40, 44)];

  it('is reported at twice its usual time, and resolved when it succeeds after all', async () => {
    const played = await playedUntil(80, [...three, ...update(60, 75)]);
    expect(ofKind(played, 'stack')).toMatchObject({ detector: 'operation-overdue' });
    expect(told(played)).toEqual(['09:09 opened', '09:16 resolved']);
  });

  it('is a part of the incident of the service that it waits for', async () => {
    const events = inOrder(...three, ...begins(60), ...loop(61));
    const played = await playedUntil(80, events, { account });
    const [service, stack] = [ofKind(played, 'service'), ofKind(played, 'stack')];
    expect(stack).toMatchObject({ detector: 'operation-overdue', inhibitedBy: service?.id });
    expect(told(played).filter((text) => text.endsWith('opened'))).toHaveLength(1);
  });

  it('adds a line to the incident that is open already', async () => {
    const failed = [
      ofStack(60, 'UPDATE_IN_PROGRESS', { reason: 'User Initiated' }),
      ofResource(61, 'UPDATE_FAILED', { reason: 'shop-assets already exists' }),
      ofStack(61, 'UPDATE_ROLLBACK_IN_PROGRESS'),
    ];
    const played = await playedUntil(80, [...three, ...failed]);
    expect(ofKind(played, 'stack')?.timeline).toContainEqual({
      at: new Date(minuteAt(68)).toISOString(),
      kind: 'operation-overdue',
      what: 'takes more than twice its usual time',
    });
    expect(told(played)).toEqual(['09:01 opened']);
  });

  it('is not reported while fewer than three operations are known', async () => {
    const played = await playedUntil(80, [...update(0, 4), ...update(20, 24), ...update(40, 75)]);
    expect(played.incidents).toEqual([]);
  });
});

describe('a nested stack', () => {
  const nested = stackId('shop-prod-Data-1ABCDEFGHIJKL', '99990000-1111-2222-3333-444455556666');
  const db = { of: nested, logicalId: 'Db', reason: 'Cannot find version 99', type: 'AWS::RDS::X' };
  const row = (at: number, status: string, reason?: string) =>
    ofResource(at, status, {
      logicalId: 'Data',
      type: 'AWS::CloudFormation::Stack',
      physicalId: nested,
      ...(reason && { reason }),
    });

  it('belongs to its root from the first event of the parent that names it', async () => {
    const events = [
      ofStack(0, 'UPDATE_IN_PROGRESS', { reason: 'User Initiated' }),
      row(0.5, 'UPDATE_IN_PROGRESS'),
      ofResource(1, 'UPDATE_FAILED', db),
    ];
    const { incidents, summary } = await playedUntil(10, events);
    expect(incidents.map(({ resource }) => resource.name)).toEqual(['shop-prod']);
    expect(incidents[0]?.diagnoses[0]?.cause).toContain('Cannot find version 99');
    expect(summary.deadLetters).toBe(0);
  });

  it('whose root nobody tells has the incident after 30 s, and the root sends no second page', async () => {
    const events = [
      ofResource(1, 'UPDATE_FAILED', db),
      row(5, 'UPDATE_FAILED', `Embedded stack ${nested} was not successfully updated`),
      ofStack(5, 'UPDATE_ROLLBACK_IN_PROGRESS', {
        reason: 'The following resource(s) failed to update: [Data].',
      }),
    ];
    const played = await playedUntil(20, events);
    const [first, second] = played.incidents;
    expect(first?.resource.name).toBe('shop-prod-Data-1ABCDEFGHIJKL');
    expect(Date.parse(first?.openedAt ?? '') - Date.parse(minuteAt(1))).toBeLessThanOrEqual(40_000);
    expect(second?.resource.name).toBe('shop-prod');
    expect(second?.inhibitedBy).toBe(first?.id);
    expect(told(played).filter((text) => text.endsWith('opened'))).toHaveLength(1);
  });
});
