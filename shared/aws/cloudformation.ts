import {
  CloudFormationClient,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type OperationEvent,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Place } from '../resource.ts';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';
import { perPlace } from './per-place.ts';

/** A page of events, and where the next one begins; absent on the last. */
export interface EventPage<T> {
  readonly events: readonly T[];
  readonly next: string | undefined;
}

function cloudFormationIn(place: Place, connect: Connect) {
  const client = connect((config) => new CloudFormationClient(config as object), place);
  return {
    /** A stack by its id: names are given again after a deletion, ids are not. */
    stack: (id: string): Promise<Answer<Stack | undefined>> =>
      answer(
        client
          .send(new DescribeStacksCommand({ StackName: id }))
          .then((output) => output.Stacks?.[0]),
      ),

    /**
     * A page of a stack's events by its id, which finds them for 90 days after a deletion; the
     * newest first. Source:
     * API_DescribeStackEvents.html in
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/
     */
    stackEvents: (id: string, token?: string): Promise<Answer<EventPage<StackEvent>>> =>
      answer(
        client
          .send(new DescribeStackEventsCommand({ StackName: id, NextToken: token }))
          .then(({ StackEvents = [], NextToken }) => ({ events: StackEvents, next: NextToken })),
      ),

    /**
     * A page of a stack's events in the newer shape, which has what hooks and validations found.
     * Source:
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html
     *
     * @param isFailed leaves out all that has not failed
     */
    operationEvents: (
      id: string,
      isFailed: boolean,
      token?: string,
    ): Promise<Answer<EventPage<OperationEvent>>> =>
      answer(
        client
          .send(
            new DescribeEventsCommand({
              StackName: id,
              ...(isFailed && { Filters: { FailedEvents: true } }),
              NextToken: token,
            }),
          )
          .then(({ OperationEvents = [], NextToken }) => ({
            events: OperationEvents,
            next: NextToken,
          })),
      ),
  };
}

export type CloudFormation = ReturnType<typeof cloudFormationIn>;

/** CloudFormation of each account and Region. */
export const openCloudFormation = (connect: Connect) =>
  perPlace((place) => cloudFormationIn(place, connect));
