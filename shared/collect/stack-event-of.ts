import type { StackEvent as ApiEvent, OperationEvent } from '@aws-sdk/client-cloudformation';
import {
  STACK_REASON_BYTES,
  STACK_TYPE,
  type StackEvent,
  stackNameOf,
} from '../stack/stack-event.ts';
import { safeLine } from '../text/safe-line.ts';

/** Physical ids are names, ARNs and URLs. */
const ID_BYTES = 1_024;

/**
 * What a hook or a validation found, which the row's own reason seldom says: "Acme::Encryption:
 * the bucket must be encrypted".
 */
function foundBy(event: ApiEvent | OperationEvent): string | undefined {
  const { HookType, HookStatusReason } = event;
  if (HookStatusReason) return [HookType, HookStatusReason].filter(Boolean).join(': ');
  const validation = event as OperationEvent;
  const { ValidationName, ValidationStatusReason, ValidationPath } = validation;
  if (!ValidationStatusReason) return undefined;
  const at = ValidationPath ? ` (at ${ValidationPath})` : '';
  const said = ValidationStatusReason.replace(/\.$/, '');
  return `${[ValidationName, said].filter(Boolean).join(': ')}${at}`;
}

/** True of what a hook or a validation refused, which has a status of its own. */
const isRefusal = (event: ApiEvent | OperationEvent): boolean =>
  String((event as OperationEvent).EventType).endsWith('_ERROR') ||
  event.HookStatus === 'HOOK_COMPLETE_FAILED' ||
  event.HookStatus === 'HOOK_FAILED';

function statusOf(event: ApiEvent | OperationEvent): string {
  const { ResourceStatus = '', HookStatus } = event;
  if (!isRefusal(event) || ResourceStatus.endsWith('_FAILED')) return ResourceStatus;
  // A hook that only warns changes nothing.
  if (event.HookFailureMode === 'WARN') return ResourceStatus;
  return HookStatus ?? 'VALIDATION_FAILED';
}

/**
 * An event of either API in our shape. `ResourceProperties` is left out: it holds plain passwords.
 *
 * @returns undefined for an event without a time or a stack, and for progress of no resource
 */
export function stackEventOf(event: ApiEvent | OperationEvent): StackEvent | undefined {
  const { StackId, Timestamp, PhysicalResourceId, ClientRequestToken } = event;
  const status = statusOf(event);
  if (!StackId || !Timestamp || !status) return undefined;
  const stack = stackNameOf(StackId);
  const said = [event.ResourceStatusReason, foundBy(event)].filter(Boolean).join(': ');
  return {
    at: Timestamp.toISOString(),
    stack,
    stackId: StackId,
    logicalId: event.LogicalResourceId ?? stack,
    type: event.ResourceType ?? STACK_TYPE,
    status,
    ...(said && { reason: safeLine(said, STACK_REASON_BYTES) }),
    ...(PhysicalResourceId && { physicalId: safeLine(PhysicalResourceId, ID_BYTES) }),
    ...(ClientRequestToken && { token: ClientRequestToken }),
  };
}

/** The ARN of the function behind a custom resource, which only its properties tell. */
export function handlerOf({
  ResourceProperties = '',
}: Pick<ApiEvent, 'ResourceProperties'>): string | undefined {
  const [, arn] =
    /"ServiceToken"\s{0,4}:\s{0,4}"(arn:[a-z-]{1,20}:lambda:[^"\s]{1,300})"/.exec(
      ResourceProperties,
    ) ?? [];
  return arn;
}
