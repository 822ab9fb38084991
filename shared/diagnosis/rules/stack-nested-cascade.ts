import { stackRule } from '../stack-rule.ts';

/** A row about a nested stack: the cause stands in that stack's own events. */
export const stackNestedCascade = stackRule({
  id: 'stack-nested-cascade',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html',
  category: 'cfn_nested_cascade',
  cause: 'A nested stack failed, and its own events tell why',
  advice: [
    'Open the events of the nested stack that the reason names, and look for its earliest failed row',
  ],
  pattern:
    /(?:embedded|nested) stack|stack\/\S{1,400} was not successfully (?:created|updated|deleted)|stack was not successfully/i,
  most: 'medium',
  isLastResort: true,
});
