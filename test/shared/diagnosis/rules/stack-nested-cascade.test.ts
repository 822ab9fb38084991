import { stackNestedCascade } from '../../../../shared/diagnosis/rules/stack-nested-cascade.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackNestedCascade, {
  category: 'cfn_nested_cascade',
  says: [
    'Embedded stack arn:aws:cloudformation:eu-central-1:444455556666:stack/shop-Net-1/2 was not successfully created: The following resource(s) failed to create: [Vpc].',
    'Embedded stack arn:aws:cloudformation:eu-central-1:444455556666:stack/shop-Net-1/2 was not successfully updated. Currently in UPDATE_ROLLBACK_IN_PROGRESS with reason: The following resource(s) failed to update: [Vpc].',
  ],
  doesNotSay: ['shop-assets already exists', 'Resource creation cancelled'],
});
