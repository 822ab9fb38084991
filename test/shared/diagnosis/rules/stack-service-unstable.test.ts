import { stackServiceUnstable } from '../../../../shared/diagnosis/rules/stack-service-unstable.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackServiceUnstable, {
  category: 'cfn_service_unstable',
  says: [
    'Service arn:aws:ecs:eu-central-1:444455556666:service/shop/api did not stabilize.',
    'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'." (HandlerErrorCode: GeneralServiceException)',
    'Resource timed out waiting for completion (RequestToken: 1)',
    'Resource handler returned message: "Exceeded attempts to wait" (HandlerErrorCode: NotStabilized)',
    'ECS deployment ecs-svc/1 failed: tasks failed to start.',
  ],
  doesNotSay: [
    'Deployment circuit breaker is not supported with the external deployment controller.',
    'Custom Resource failed to stabilize in expected time.',
  ],
});
