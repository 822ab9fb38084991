import { awsError } from '../aws-error.ts';
import { type RecordedAccount, statesAt, withDates } from './account.ts';

type Input = Readonly<Record<string, unknown>>;

/** Events on one page. */
const PAGE = 100;

const unknown = (name: unknown) =>
  awsError('ValidationError', `Stack with id ${String(name)} does not exist`);

/** CloudFormation's read APIs. */
export const cloudformation = {
  DescribeStacks(account: RecordedAccount, input: Input, now: number) {
    const stacks = statesAt(account.stacks, now, ({ stack }) => String(stack.StackId)).map(
      ({ stack }) => stack,
    );
    const asked = input.StackName;
    if (asked === undefined) return { Stacks: stacks.map((stack) => withDates(stack)) };
    // A deleted stack is found only by its id.
    const found =
      stacks.find(({ StackId }) => StackId === asked) ??
      stacks.findLast(
        ({ StackName, StackStatus }) => StackName === asked && StackStatus !== 'DELETE_COMPLETE',
      );
    if (!found) throw unknown(asked);
    return { Stacks: [withDates(found)] };
  },

  DescribeStackEvents(account: RecordedAccount, input: Input, now: number) {
    const asked = input.StackName;
    const events = (account.stackEvents ?? [])
      .filter(({ StackId, StackName }) => StackId === asked || StackName === asked)
      .filter(({ Timestamp }) => Date.parse(String(Timestamp)) <= now)
      .sort((a, b) => Date.parse(String(b.Timestamp)) - Date.parse(String(a.Timestamp)));
    if (events.length === 0) throw unknown(asked);
    const start = Number(input.NextToken ?? 0);
    const next = start + PAGE < events.length ? { NextToken: String(start + PAGE) } : {};
    return {
      StackEvents: events.slice(start, start + PAGE).map((event) => withDates(event)),
      ...next,
    };
  },
};
