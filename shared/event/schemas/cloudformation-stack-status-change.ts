import * as v from 'valibot';
import { envelope, text, tolerant } from '../envelope.ts';

/**
 * A stack changed its status. Real events give an empty reason and no request token.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html
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
