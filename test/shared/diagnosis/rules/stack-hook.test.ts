import { stackHook } from '../../../../shared/diagnosis/rules/stack-hook.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackHook, {
  category: 'cfn_hook',
  says: [
    'The following hook(s) failed: [Acme::Storage::Encryption]',
    'Template failed validation, the following Hook(s) failed: [Acme::Tags::Owner]',
    'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.',
    'Hook Acme::Storage::Encryption failed with message: the bucket is not encrypted',
    'Resource handler returned message: "must be encrypted" (HandlerErrorCode: NonCompliant)',
  ],
  doesNotSay: ['Webhook endpoint already exists', 'Resource creation cancelled'],
});
