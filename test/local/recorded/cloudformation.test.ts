import { describe, expect, it } from 'vitest';
import { cloudformation } from '../../../local/recorded/cloudformation.ts';

const id = (name: string, uuid: string) =>
  `arn:aws:cloudformation:eu-west-1:444455556666:stack/${name}/${uuid}`;
const time = (minute: number) => `2026-02-03T08:${String(minute).padStart(2, '0')}:00Z`;
const at = (minute: number) => Date.parse(time(minute));

const stack = (uuid: string, StackStatus: string) => ({
  StackId: id('shop', uuid),
  StackName: 'shop',
  StackStatus,
  CreationTime: time(0),
  Tags: [{ Key: 'team', Value: 'media' }],
  RootId: id('root', 'r'),
});

const account = {
  stacks: [
    { from: time(1), stack: stack('old', 'CREATE_IN_PROGRESS') },
    { from: time(5), stack: stack('old', 'ROLLBACK_IN_PROGRESS') },
    { from: time(9), stack: stack('old', 'DELETE_COMPLETE') },
    { from: time(20), stack: stack('new', 'CREATE_IN_PROGRESS') },
  ],
};

const unknown = (name: string) =>
  expect.objectContaining({
    name: 'ValidationError',
    message: `Stack with id ${name} does not exist`,
  });

describe('cloudformation.DescribeStacks', () => {
  const statusOf = (StackName: string, minute: number) =>
    cloudformation.DescribeStacks(account, { StackName }, at(minute)).Stacks[0]?.StackStatus;

  it.each([
    ['its name', 'shop', 1, 'CREATE_IN_PROGRESS'],
    ['its id', id('shop', 'old'), 5, 'ROLLBACK_IN_PROGRESS'],
    ['its id after it was deleted', id('shop', 'old'), 9, 'DELETE_COMPLETE'],
    ['the name that another has now', 'shop', 20, 'CREATE_IN_PROGRESS'],
    ['its old id', id('shop', 'old'), 20, 'DELETE_COMPLETE'],
  ])('finds a stack by %s', (_, name, minute, status) => {
    expect(statusOf(name, minute)).toBe(status);
  });

  it.each([
    ['that is not created yet', 'shop', 0],
    ['by its name when it is deleted', 'shop', 10],
    ['that never was', 'other', 10],
  ])('throws a ValidationError for a stack %s', (_, name, minute) => {
    expect(() => statusOf(name, minute)).toThrow(unknown(name));
  });

  it('gives the whole stack, with times as dates', () => {
    const { Stacks } = cloudformation.DescribeStacks(account, { StackName: 'shop' }, at(1));
    const { stack: recorded } = account.stacks[0] ?? { stack: {} };
    expect(Stacks).toEqual([{ ...recorded, CreationTime: new Date(time(0)) }]);
  });

  it('gives all stacks when none is named', () => {
    expect(cloudformation.DescribeStacks(account, {}, at(20)).Stacks).toHaveLength(2);
    expect(cloudformation.DescribeStacks({}, {}, 0).Stacks).toEqual([]);
  });
});

describe('cloudformation.DescribeStackEvents', () => {
  const event = (minute: number, EventId = `e${minute}`) => ({
    StackId: id('shop', 'old'),
    StackName: 'shop',
    EventId,
    Timestamp: time(minute),
  });
  const idsOf = (stackEvents: object[], StackName: string, minute: number, NextToken?: string) =>
    cloudformation
      .DescribeStackEvents(
        { stackEvents: stackEvents as never },
        { StackName, NextToken },
        at(minute),
      )
      .StackEvents.map(({ EventId }) => EventId);

  it.each([
    ['name', 'shop'],
    ['id', id('shop', 'old')],
  ])('gives what has happened so far, newest first, by %s', (_, name) => {
    expect(idsOf([event(2), event(8), event(5)], name, 5)).toEqual(['e5', 'e2']);
  });

  it('gives times as dates', () => {
    const answer = cloudformation.DescribeStackEvents(
      { stackEvents: [event(2)] },
      { StackName: 'shop' },
      at(5),
    );
    expect(answer.StackEvents[0]?.Timestamp).toEqual(new Date(time(2)));
  });

  it('gives pages of a hundred until no token is left', () => {
    const stackEvents = Array.from({ length: 230 }, (_, index) => event(1, `e${index}`));
    const pages: number[] = [];
    let NextToken: string | undefined;
    do {
      const page: { StackEvents: object[]; NextToken?: string } =
        cloudformation.DescribeStackEvents(
          { stackEvents },
          { StackName: 'shop', NextToken },
          at(5),
        );
      pages.push(page.StackEvents.length);
      NextToken = page.NextToken;
    } while (NextToken);
    expect(pages).toEqual([100, 100, 30]);
  });

  it('throws a ValidationError for a stack without events', () => {
    expect(() => idsOf([event(2)], 'other', 5)).toThrow(unknown('other'));
    expect(() => idsOf([event(2)], 'shop', 1)).toThrow(unknown('shop'));
  });
});
