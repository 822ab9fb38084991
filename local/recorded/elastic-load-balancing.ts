import { awsError } from '../aws-error.ts';
import { type RecordedAccount, statesAt, withDates } from './account.ts';

type Input = Readonly<Record<string, unknown>>;

/** The load balancers' read API. */
export const elasticLoadBalancing = {
  DescribeTargetHealth(account: RecordedAccount, input: Input, now: number) {
    const groups = statesAt(account.targetHealth, now, ({ targetGroupArn = '' }) => targetGroupArn);
    const found = groups.find(({ targetGroupArn }) => targetGroupArn === input.TargetGroupArn);
    if (!found)
      throw awsError('TargetGroupNotFoundException', 'One or more target groups not found');
    return { TargetHealthDescriptions: withDates(found.targets ?? []) };
  },
};
