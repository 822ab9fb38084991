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
    const events = shownAt(account.stackEvents, now).filter(
      ({ StackId, StackName }) => StackId === asked || StackName === asked,
    );
    if (events.length === 0) throw unknown(asked);
    const { page, next } = pageOf(events, input);
    return { StackEvents: page, ...next };
  },

  DescribeEvents(account: RecordedAccount, input: Input, now: number) {
    const { StackName: asked, OperationId: operation } = input;
    const isAsked = ({ StackId, OperationId }: Event) =>
      operation === undefined
        ? StackId === asked || String(StackId).split('/')[1] === asked
        : OperationId === operation;
    const events = shownAt(account.operationEvents, now).filter(isAsked);
    if (events.length === 0) throw unknown(asked ?? operation);
    const { FailedEvents } = (input.Filters ?? {}) as { FailedEvents?: boolean };
    const { page, next } = pageOf(FailedEvents ? events.filter(isFailed) : events, input);
    return { OperationEvents: page, ...next };
  },
};

type Event = Readonly<Record<string, unknown>>;

/** The events that have happened by now, the newest first. */
function shownAt(events: readonly Event[] | undefined, now: number): Event[] {
  return (events ?? [])
    .filter(({ Timestamp }) => Date.parse(String(Timestamp)) <= now)
    .sort((a, b) => Date.parse(String(b.Timestamp)) - Date.parse(String(a.Timestamp)));
}

function pageOf(events: readonly Event[], { NextToken }: Input) {
  const start = Number(NextToken ?? 0);
  const page = events.slice(start, start + PAGE).map((event) => withDates(event));
  return { page, next: start + PAGE < events.length ? { NextToken: String(start + PAGE) } : {} };
}

/** What `FailedEvents` leaves: failed resources, and what hooks and validations refused. */
const isFailed = ({ ResourceStatus, EventType }: Event): boolean =>
  String(ResourceStatus).endsWith('_FAILED') || String(EventType).endsWith('_ERROR');
