import type { Service } from '@aws-sdk/client-ecs';
import { type Ecs, SERVICES_AT_ONCE } from '../aws/ecs.ts';
import { SIBLINGS } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import type { Names } from '../evidence/missing-names.ts';
import { lastSegment } from '../resource.ts';
import { namesGiven } from './containers.ts';

export const stackIdOf = (service: Service | undefined): string | undefined =>
  service?.tags?.find(({ key }) => key === 'aws:cloudformation:stack-id')?.value;

const isHealthy = ({ runningCount = 0, desiredCount = 0 }: Service) =>
  desiredCount > 0 && runningCount >= desiredCount;

const NO_TIME = 'there was no time left';

/** How many characters two names begin with alike. */
function kinship(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * The names of the settings that healthy services of the same cluster are given: those of the
 * failing service's stack first, ten services at most.
 */
export async function collectSiblings(
  clusterArn: string,
  failing: { readonly name: string; readonly stackId?: string | undefined },
  { ecs, now }: { readonly ecs: Ecs; readonly now: () => number },
  deadline: number,
): Promise<{ readonly siblings: readonly Names[]; readonly gaps: readonly Gap[] }> {
  const notCompared = (why: string) => ({
    siblings: [],
    gaps: [{ kind: 'siblings-unread', text: `sibling services not compared: ${why}` }] as const,
  });
  const listed = await ecs.serviceArns(clusterArn);
  if ('error' in listed) return notCompared(listed.error);
  // Ten are described at once, so those named alike go first: a stack's services mostly are.
  const names = listed.value
    .map(lastSegment)
    .filter((name) => name !== failing.name)
    .sort((a, b) => kinship(b, failing.name) - kinship(a, failing.name));
  if (names.length === 0) return { siblings: [], gaps: [] };
  if (now() >= deadline) return notCompared(NO_TIME);
  const described = await ecs.services(clusterArn, names.slice(0, SERVICES_AT_ONCE));
  if ('error' in described) return notCompared(described.error);
  const inStack = (service: Service) =>
    failing.stackId !== undefined && stackIdOf(service) === failing.stackId;
  const healthy = described.value
    .filter(isHealthy)
    .sort((a, b) => Number(inStack(b)) - Number(inStack(a)))
    .slice(0, SIBLINGS);
  if (now() >= deadline) return notCompared(NO_TIME);
  const siblings = await Promise.all(
    healthy.map(async ({ serviceName = '', taskDefinition = '' }) => {
      const read = await ecs.taskDefinition(taskDefinition);
      if ('error' in read || !read.value) return [];
      return [{ service: serviceName, ...namesGiven(read.value) }];
    }),
  );
  return { siblings: siblings.flat(), gaps: [] };
}
