import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A row about a nested stack, whose own events tell the cause. */
export const stackNestedCascade = stackRule({
  id: 'stack-nested-cascade',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html',
  category: 'cfn_nested_cascade',
  cause: 'A nested stack failed, and its own events tell why',
  advice: [
    'Open the events of the nested stack that the reason names, ' +
      'and look for its earliest failed row',
  ],
  pattern: anyOf(
    /(?:embedded|nested) stack/i,
    /stack\/\S{1,400} was not successfully (?:created|updated|deleted)/i,
    /stack was not successfully/i,
  ),
  atMost: 'medium',
  ofConsequences: true,
  readings: [
    {
      pattern: /stack\/([\w-]{1,128})\/\S{1,80} was not successfully (\w{1,20})/i,
      cause: ([, name, verb]) =>
        `The nested stack ${name} was not ${verb}, and its own events tell why`,
    },
  ],
});
