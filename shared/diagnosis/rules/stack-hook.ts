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
    'Read what the hook asks for: aws cloudformation describe-events --filters FailedEvents=true',
    'Change the property that it names, or ask its owner for an exception',
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
