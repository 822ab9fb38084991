import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A property, parameter or template that CloudFormation or the service refuses. */
export const stackInvalidProperty = stackRule({
  id: 'stack-invalid-property',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/' +
    'aws-template-resource-type-ref.html',
  category: 'cfn_invalid_property',
  cause: 'The service does not accept what the template asks for',
  advice: [
    'Compare the property that the reason names with the documentation of the resource type',
    'Check values that come from parameters, imports and other stacks',
  ],
  readings: [
    {
      pattern: /MonitoringRoleARN value is required/i,
      cause: (_, of = 'The database') =>
        `${of} asks for enhanced monitoring (MonitoringInterval) without a MonitoringRoleArn`,
      advice: [
        'Set MonitoringRoleArn to a role with the policy AmazonRDSEnhancedMonitoringRole ' +
          'that trusts monitoring.rds.amazonaws.com',
        'Or set MonitoringInterval to 0',
      ],
    },
    {
      pattern: /No export named (\S{1,255}) found/i,
      cause: ([, name]) => `The stack imports ${name}, which no stack exports in this Region`,
      advice: [
        'Deploy the stack that exports it first, and compare the names letter by letter',
        'Look what is exported: aws cloudformation list-exports',
      ],
    },
    {
      pattern: /(?:extraneous key|required key) \[(\w{1,120})\] (is not permitted|not found)/i,
      cause: ([, key, what], of = 'the template') =>
        what === 'not found'
          ? `The property ${key} of ${of} is required and missing`
          : `The property ${key} of ${of} does not exist`,
    },
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
    /invalid|not (?:a |an )?valid|malformed/i,
    /required/i,
    /(?:must|should) (?:be|have|match)/i,
    /must (?:specify|contain|not|start|include|provide)/i,
    /You (?:must|cannot|can't)/i,
    /can(?:not|'t)\b/i,
    /not (?:allowed|permitted|compatible|available|unique)/i,
    /unsupported|no(?:t| longer) supported/i,
    /not exist|not (?:be )?found|cannot find/i,
    /unresolved|unexpected|incompatible|mismatch/i,
    /can only|at least one/i,
    /between .{1,20} and|out of range|exceed/i,
    /length (?:less|greater)/i,
    /\b(?:maximum|minimum|at most)\b/i,
  ),
  // It was accepted, and then did not work.
  unless: /NotStabilized|not stabili[sz]|exceeded attempts|breaker was triggered/i,
});
