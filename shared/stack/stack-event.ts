import type { EventOf } from '../event/event.ts';
import { parseArn } from '../resource.ts';
import { cutBytes } from '../text/cut-bytes.ts';
import { plainText } from '../text/plain-text.ts';
import { safeLine } from '../text/safe-line.ts';
import { ownReason } from './stack-reason.ts';
import type { StackRow } from './stack-row.ts';
import { tellsOfFailure } from './stack-status.ts';

/** What became of a resource of a stack, or of the stack itself. Texts are redacted. */
export interface StackEvent {
  /** ISO time. EventBridge tells the second, the API the millisecond. */
  readonly at: string;
  /** The stack's name. */
  readonly stack: string;
  readonly stackId: string;
  /** Of a row about the stack itself: the stack's name. */
  readonly logicalId: string;
  /** For example `AWS::ECS::Service`. */
  readonly type: string;
  readonly status: string;
  readonly reason?: string | undefined;
  readonly physicalId?: string | undefined;
  /** The client request token, which all events of one operation share. */
  readonly token?: string | undefined;
}

export const STACK_TYPE = 'AWS::CloudFormation::Stack';
export const SERVICE_TYPE = 'AWS::ECS::Service';

/**
 * What is kept of a reason, in bytes. Most have a few hundred; custom resources and policies may
 * put 10 KB there, of which the beginning tells.
 */
export const STACK_REASON_BYTES = 2_048;

/** Names, ids and tokens have 255 characters at most, ARNs and URLs more. */
const ID_BYTES = 1_024;

const id = (text: string) => cutBytes(plainText(text), ID_BYTES);

/** The name in a stack's id. @throws Error when it is no ARN */
export const stackNameOf = (stackId: string): string => {
  const { rest } = parseArn(stackId);
  return rest.split('/')[1] ?? rest;
};

/** True when the row is about the stack itself and not about one of its resources. */
export const isOwn = ({ stackId, type, physicalId, logicalId, stack }: StackEvent): boolean =>
  type === STACK_TYPE && (physicalId === stackId || (!physicalId && logicalId === stack));

const STACK_ID = /^arn:[a-z-]{1,20}:cloudformation:[a-z\d-]{1,32}:\d{12}:stack\/[^/]{1,128}\/./;

/** The id of the nested stack that a row of its parent is about, once it has one. */
export function nestedIdOf(event: StackEvent): string | undefined {
  const { type, physicalId } = event;
  if (type !== STACK_TYPE || !physicalId || isOwn(event)) return undefined;
  return STACK_ID.test(physicalId) ? physicalId : undefined;
}

/**
 * Names of nested stacks are always made by CloudFormation: parent, logical id, and twelve or
 * thirteen random characters. Nobody's own name looks like that by accident.
 * Source: using-cfn-nested-stacks.html in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/
 */
export const mayBeNested = (stackName: string): boolean => /-[A-Z\d]{10,14}$/.test(stackName);

/** A deletion that CloudFormation began, as its reason tells: what it created is of no use. */
export const isForFailure = ({ status, reason = '' }: StackEvent): boolean =>
  status === 'DELETE_IN_PROGRESS' && /failed to create|delete requested/i.test(reason);

/**
 * True when the event may mean that an operation failed. A stack that is deleted because it could
 * not be created, or that cannot be deleted, says so in the reason of a harmless status.
 */
export const mayTellOfFailure = (event: StackEvent): boolean =>
  tellsOfFailure(event.status) ||
  (isOwn(event) && (ownReason(event.reason ?? '') !== '' || isForFailure(event)));

/** The shape in which rules read a row. */
export const rowOf = ({
  at,
  stack,
  logicalId,
  type,
  status,
  reason = '',
}: StackEvent): StackRow => ({
  at,
  stack,
  resource: logicalId,
  type,
  status,
  reason,
});

/** Reads either of the two events of CloudFormation. @throws Error when the stack's id is no ARN */
export function readStackEvent(
  event: EventOf<'CloudFormation Stack Status Change' | 'CloudFormation Resource Status Change'>,
): StackEvent {
  const { detail } = event;
  const stackId = id(detail['stack-id']);
  const stack = stackNameOf(stackId);
  const { status, 'status-reason': reason } = detail['status-details'];
  const isResource = 'logical-resource-id' in detail;
  const physicalId = isResource ? detail['physical-resource-id'] : stackId;
  const token = detail['client-request-token'];
  return {
    at: new Date(event.time).toISOString(),
    stack,
    stackId,
    logicalId: isResource ? id(detail['logical-resource-id']) : stack,
    type: isResource ? id(detail['resource-type']) : STACK_TYPE,
    status: id(status),
    ...(reason && { reason: safeLine(reason, STACK_REASON_BYTES) }),
    ...(physicalId && { physicalId: safeLine(physicalId, ID_BYTES) }),
    ...(token && { token: id(token) }),
  };
}
