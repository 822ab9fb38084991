import * as v from 'valibot';
import { envelope, text, tolerant } from '../envelope.ts';

/**
 * A stack changed its status. Real events have an empty reason and no request token.
 * Source: event-detail-stack-status-change.html in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/
 */
export const cloudformationStackStatusChange = v.object({
  ...envelope,
  'detail-type': v.literal('CloudFormation Stack Status Change'),
  detail: v.object({
    'stack-id': text,
    'status-details': v.object({ status: text, 'status-reason': tolerant(text) }),
    'client-request-token': tolerant(text),
  }),
});
