import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { openLoadBalancing } from '../../../shared/aws/load-balancing.ts';
import { serviceResource } from '../../../shared/resource.ts';
import { CLUSTER, runningAccount, TARGET_GROUP, targetAt } from '../../helpers/running.ts';
import { testRuntime } from '../../helpers/runtime.ts';

const account = runningAccount([{ id: 'a' }], [targetAt('10.0.0.1', 'unhealthy')]);
const media = serviceResource(CLUSTER, 'media');
const runtimeOf = () => testRuntime(undefined, { account });

describe('openLoadBalancing', () => {
  it('reads the health of the targets of a target group', async () => {
    const read = await openLoadBalancing(runtimeOf().connect)(media).targetHealth(TARGET_GROUP);
    expect(read).toEqual({ value: [targetAt('10.0.0.1', 'unhealthy')] });
  });

  it.each([
    ['AccessDenied', 1],
    ['Throttling', 3],
    ['TargetGroupNotFoundException', 1],
  ])('returns %s as an error (attempts: %i)', async (error, attempts) => {
    const runtime = runtimeOf();
    runtime.before = () => {
      throw awsError(error, 'refused in a test');
    };
    const read = await openLoadBalancing(runtime.connect)(media).targetHealth(TARGET_GROUP);
    expect(read).toEqual({ error });
    expect(runtime.calls).toHaveLength(attempts);
  });
});
