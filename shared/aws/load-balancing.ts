import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Place } from '../resource.ts';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';
import { perPlace } from './per-place.ts';

function loadBalancingIn(place: Place, connect: Connect) {
  const client = connect((config) => new ElasticLoadBalancingV2Client(config as object), place);
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

export type LoadBalancing = ReturnType<typeof loadBalancingIn>;

/** Load balancing of each account and Region. */
export const openLoadBalancing = (connect: Connect) =>
  perPlace((place) => loadBalancingIn(place, connect));
