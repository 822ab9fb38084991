import { stackCancelledCascade } from '../../../../shared/diagnosis/rules/stack-cancelled-cascade.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackCancelledCascade, {
  category: 'cfn_cancelled_cascade',
  says: [
    'Resource creation cancelled',
    'Resource update cancelled',
    'The following resource(s) failed to create: [Vpc, Role]. Rollback requested by user.',
  ],
  doesNotSay: [
    'shop-assets already exists',
    'Service arn:aws:ecs:eu-central-1:444455556666:service/shop/api did not stabilize.',
  ],
});
