import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';

export function openLoadBalancing(connect: Connect) {
  const client = connect((config) => new ElasticLoadBalancingV2Client(config as object));
  return {
    /** What a target group thinks of its targets. */
    targetHealth: (targetGroupArn: string): Promise<Answer<TargetHealthDescription[]>> =>
      answer(
        client
          .send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }))
          .then((output) => output.TargetHealthDescriptions ?? []),
      ),
  };
}

export type LoadBalancing = ReturnType<typeof openLoadBalancing>;
