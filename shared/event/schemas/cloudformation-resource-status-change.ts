import * as v from 'valibot';
import { envelope, text, tolerant } from '../envelope.ts';

/**
 * A resource of a stack changed its status. The first event of a creation has no physical id; the
 * physical id of an `AWS::ECS::Service` is the service's ARN.
 * Source: event-detail-resource-status-change.html in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/
 */
export const cloudformationResourceStatusChange = v.object({
  ...envelope,
  'detail-type': v.literal('CloudFormation Resource Status Change'),
  detail: v.object({
    'stack-id': text,
    'logical-resource-id': text,
    'resource-type': text,
    'status-details': v.object({ status: text, 'status-reason': tolerant(text) }),
    'client-request-token': tolerant(text),
    'physical-resource-id': tolerant(text),
  }),
});
