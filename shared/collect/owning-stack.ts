import type { CloudFormation } from '../aws/cloudformation.ts';
import type { StackEvidence } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import type { ServiceState } from '../service/service-state.ts';
import { stackNameOf } from '../stack/stack-event.ts';

/** Since when the stack works on the service, or in EXPRESS mode has done with it. */
function sinceIn(told: ServiceState['stack'], id: string, isExpress: boolean) {
  const isOurs = told?.id === id && (isExpress || told.status.endsWith('_IN_PROGRESS'));
  return isOurs && told.since ? { since: told.since } : {};
}

/**
 * Reads the stack that owns a service. A person knows the root stack and not the nested one, whose
 * operation is a part of the root's; so the root is named.
 *
 * @param id of the stack, perhaps a nested one
 * @param told what its rows said of the service
 */
export async function readOwningStack(
  id: string | undefined,
  told: ServiceState['stack'],
  cloudFormation: CloudFormation,
): Promise<{ readonly stack?: StackEvidence; readonly gap?: Gap }> {
  if (!id) return {};
  const read = await cloudFormation.stack(id);
  if ('error' in read) {
    return {
      gap: { kind: 'stack-unread', text: `stack ${id} could not be read: ${read.error}` },
    };
  }
  if (!read.value) return {};
  const { StackName = '', StackStatus = '', RootId: root, DeploymentConfig } = read.value;
  const isExpress = DeploymentConfig?.Mode === 'EXPRESS';
  const isNested = root !== undefined && root !== id;
  return {
    stack: {
      id: isNested ? root : id,
      name: isNested ? stackNameOf(root) : StackName,
      ...(isNested && { nested: StackName }),
      status: StackStatus,
      ...sinceIn(told, id, isExpress),
      ...(isExpress && { isExpress }),
    },
  };
}
