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
    /validation (?:failed|error)|ValidationE\w{4,8}|InvalidParameter|failed to satisfy constraint|extraneous key|required key|Model validation|unsupported property|HandlerErrorCode: (?:InvalidRequest|NotFound|NotUpdatable)|No export named|must be (?:of type|one of|set|specified|provided)|is required (?:if|when|for)|value is required|Status Code: 400|not supported with|does not support|template (?:error|format)|custom-named resource|(?:doesn't|does not|do not) (?:exist|have an associated)|Cannot find version|Invalid request provided/i,
  perhaps:
    /invalid|not valid|malformed|required|must (?:be|have|specify|contain|not|start|match|include|provide)|unsupported|not supported|not exist|not (?:be )?found|cannot find|unresolved|unexpected|incompatible|mismatch|cannot (?:be|update|specify|have|use|contain)|not (?:allowed|permitted|compatible|available|unique)|can only|at least one|between .{1,20} and|out of range|length (?:less|greater)|You (?:must|cannot|can't)|should (?:be|match|have)|exceed/i,
});
