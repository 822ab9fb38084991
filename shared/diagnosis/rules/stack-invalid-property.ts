import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A property, parameter or template that CloudFormation or the service refuses. */
export const stackInvalidProperty = stackRule({
  id: 'stack-invalid-property',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/' +
    'aws-template-resource-type-ref.html',
  category: 'cfn_invalid_property',
  cause: 'A property of the template is not accepted by the service',
  advice: [
    'Compare the property that the reason names with the documentation of the resource type',
    'Check values that come from parameters, imports and other stacks',
  ],
  pattern: anyOf(
    // CloudFormation, before it calls the service
    /template (?:error|format)/i,
    /Model validation/i,
    /validation (?:failed|error)/i,
    /extraneous key|required key/i,
    /unsupported property/i,
    /No export named/i,
    /custom-named resource/i,
    // Error codes of CloudFormation and of services
    /ValidationE\w{4,8}/i,
    /InvalidParameter/i,
    // Services
    /failed to satisfy constraint/i,
    /must be (?:of type|one of|set|specified|provided)/i,
    /is required (?:if|when|for)/i,
    /value is required/i,
    /not supported with|does not support/i,
    /(?:doesn't|does not|do not) (?:exist|have an associated)/i,
    /Cannot find version/i,
  ),
  // What a handler says of any request that it refuses: the message inside has the cause.
  envelope: anyOf(
    /HandlerErrorCode: (?:InvalidRequest|NotFound|NotUpdatable)/i,
    /Invalid request provided/i,
    /Status Code: 400/i,
  ),
  perhaps: anyOf(
    /invalid|not valid|malformed/i,
    /required/i,
    /(?:must|should) (?:be|have|match)/i,
    /must (?:specify|contain|not|start|include|provide)/i,
    /You (?:must|cannot|can't)/i,
    /cannot (?:be|update|specify|have|use|contain)/i,
    /not (?:allowed|permitted|compatible|available|unique)/i,
    /unsupported|not supported/i,
    /not exist|not (?:be )?found|cannot find/i,
    /unresolved|unexpected|incompatible|mismatch/i,
    /can only|at least one/i,
    /between .{1,20} and|out of range|exceed/i,
    /length (?:less|greater)/i,
  ),
});
