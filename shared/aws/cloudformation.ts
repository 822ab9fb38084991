import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';

export function openCloudFormation(connect: Connect) {
  const client = connect((config) => new CloudFormationClient(config as object));
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

export type CloudFormation = ReturnType<typeof openCloudFormation>;
