import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A hook of the organization, or CloudFormation's early validation, that refused a resource. */
export const stackHook = stackRule({
  id: 'stack-hook',
  source:
    'https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-concepts.html',
  category: 'cfn_hook',
  cause: 'A hook or an early validation refused it',
  advice: [
    'Read what it asks for: ' +
      'aws cloudformation describe-events --stack-name STACK --filters FailedEvents=true',
    'Change the property that it names, or ask its owner for an exception',
  ],
  // What a hook says itself, as DescribeEvents tells it.
  status: /^(?:HOOK_(?:COMPLETE_)?FAILED|VALIDATION_FAILED)$/,
  readings: [
    {
      pattern: /^(\w{1,60}_VALIDATION\w{0,40}): ([^\n]{1,2000})$/,
      cause: ([, check, said], of = 'the stack') =>
        `Early validation (${check}) refused ${of}: ${said}`,
    },
    {
      pattern: /^(\w{1,80}(?:::\w{1,80}){1,4}): ([^\n]{1,2000})$/,
      cause: ([, hook, said], of = 'the stack') => `The hook ${hook} refused ${of}: ${said}`,
    },
    {
      pattern: /following hook\(s\)(?:\/validation)? failed: \[([^\]]{1,400})\]/i,
      cause: ([, hooks], of = 'the stack') => `The hook ${hooks} refused ${of}`,
    },
  ],
  pattern: anyOf(
    /following hook\(s\)(?:\/validation)? failed/i,
    /\bhooks? (?:\S{1,200} )?(?:failed|invocation failed|returned (?:a )?fail)/i,
    /HOOK_COMPLETE_FAILED/i,
    /AWS::EarlyValidation::\w{1,60}/i,
    /early validation (?:failed|error)/i,
    /\bNonCompliant\b/i,
  ),
});
