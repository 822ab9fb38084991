import { stackRule } from '../stack-rule.ts';

/** A property, parameter or template that the service refuses. */
export const stackInvalidProperty = stackRule({
  id: 'stack-invalid-property',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html',
  category: 'cfn_invalid_property',
  cause: 'A property of the template is not accepted by the service',
  advice: [
    'Compare the property that the reason names with the documentation of the resource type',
    'Check values that come from parameters, imports and other stacks',
  ],
  pattern:
    /invalid|not valid|malformed|(?:is|are|be|value) required|required (?:key|property|parameter|when|if)|must (?:be|have|specify|contain|not|start|match|include|provide)|not supported|unsupported|does not support|(?:doesn't|does not|do not|not) exist|not (?:be )?found|cannot find|No export named|failed to satisfy constraint|validation (?:failed|error)|extraneous key|Model validation|ValidationE\w{4,8}|InvalidParameter|HandlerErrorCode: (?:InvalidRequest|NotFound|NotUpdatable|ServiceInternalError)|Status Code: 400|Unresolved|unexpected|incompatible|mismatch|cannot (?:be|update|specify|have|use|contain)|not (?:allowed|permitted|compatible|available|unique)|can only|at least one|between .{1,20} and|out of range|wrong|template (?:error|format)|length (?:less|greater)|You (?:must|cannot|can't)|should (?:be|match|have)|exceed/i,
});
