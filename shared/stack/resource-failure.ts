import { lastSegment } from '../resource.ts';
import { isOwn, type StackEvent } from './stack-event.ts';
import { ownReason } from './stack-reason.ts';
import { isFailed, isRollback } from './stack-status.ts';

/** One resource that failed, or a stack that failed for a reason of its own. Times are ISO. */
export interface ResourceFailure extends StackEvent {
  /** What it says, so that every copy of its event has the same key; sorts by time. */
  readonly key: string;
  /** Events of CloudFormation have no version. */
  readonly version: 0;
  readonly createdAt: string;
  readonly failedAt: string;
  readonly counts: true;
}

/** What says that it failed because of something else, or was given up, is nobody's failure. */
const isConsequence = ({ reason }: StackEvent) => reason !== undefined && ownReason(reason) === '';

/**
 * The failure in an event of a root stack or one of its nested stacks. An event without a reason
 * counts: why it failed is unknown, but it did.
 *
 * @param rootId the root stack's id: what becomes of the root itself is told by its status
 * @returns undefined when nothing failed, or something failed because of something else
 */
export function resourceFailure(event: StackEvent, rootId: string): ResourceFailure | undefined {
  const { at, stackId, logicalId, status, reason } = event;
  if (isOwn(event)) {
    // A nested stack that rolls back says of itself what its parent's row repeats, and seldom more.
    if (stackId === rootId || !reason || !(isFailed(status) || isRollback(status)))
      return undefined;
  } else if (!isFailed(status)) return undefined;
  if (isConsequence(event)) return undefined;
  const key = `${at}#${lastSegment(stackId)}#${logicalId}#${status}`;
  return { ...event, key, version: 0, createdAt: at, failedAt: at, counts: true };
}
