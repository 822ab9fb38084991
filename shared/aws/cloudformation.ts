import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Place } from '../resource.ts';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';
import { perPlace } from './per-place.ts';

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
  };
}

export type CloudFormation = ReturnType<typeof cloudFormationIn>;

/** CloudFormation of each account and Region. */
export const openCloudFormation = (connect: Connect) =>
  perPlace((place) => cloudFormationIn(place, connect));
