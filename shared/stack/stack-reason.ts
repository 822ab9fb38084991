import { anyOf, inOrder } from '../text/pattern.ts';

/** In characters. Of a longer reason only the beginning is read. */
const LONGEST = 4_096;

/**
 * What CloudFormation says of rows that failed because of another one. No failure begins with them.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
const CASCADE = anyOf(
  /(?:resource )?(?:creation|update|deletion|import)(?: of resource)? (?:was )?cancell?ed/i,
  /following resource\(s\) failed/i,
  /(?:embedded|nested) stack/i,
);

/** Added by every rollback, also by those that nobody asked for. */
const BOILERPLATE = /\s{0,4}rollback requested by user\.?/gi;

/** What CloudFormation says of a row that has not failed. */
const PROGRESS = /^(?:resource (?:creation|update|deletion)|user) initiated$/i;

/** The reason without what every rollback adds: empty when nothing of its own is left. */
export function ownReason(reason: string): string {
  const own = reason.slice(0, LONGEST).replace(BOILERPLATE, '').trim();
  return CASCADE.test(own) || PROGRESS.test(own) ? '' : own;
}

/** The envelope in which a resource handler puts the message of its service. */
const HANDLER = inOrder(
  /^Resource handler returned message: "([^\n]*?)"?/i,
  /(?: \((?:RequestToken|HandlerErrorCode): .*)?$/i,
);
/** What stands around the message of a service: which one it was, and the ids of the request. */
const AROUND = anyOf(
  /^Invalid request provided(?:: |$)/gi,
  /(?:\s{0,4}\((?:Service|Request ?Id|RequestToken|SDK Attempt Count): [^()]{0,400}\)){1,4}\.?$/gi,
  /^(?:Status: FAILED\. )?Reason: /gi,
  /^ResourceLogicalId: ?\w{1,255}, ?ResourceType: ?[\w:@-]{1,200}, ?ResourceStatusReason: ?/gi,
  /^Received response status \[FAILED\] from custom resource\. Message returned: /gi,
);

/**
 * The message of the service, which knows the cause, without the envelopes of CloudFormation. It is
 * empty when there is none, or when the row only reports the failure of another one.
 */
export function messageIn(reason: string): string {
  const own = ownReason(reason);
  const inner = HANDLER.exec(own)?.[1] ?? own;
  return inner.replace(AROUND, '').trim();
}
