import { missingSecret } from '../../../../shared/diagnosis/rules/missing-secret.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(missingSecret, {
  category: 'secret_invalid',
  says: [
    [
      'boto3',
      "botocore.errorfactory.ResourceNotFoundException: An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation: Secrets Manager can't find the specified secret.",
    ],
    [
      'SSM',
      'ParameterNotFound: An error occurred (ParameterNotFound) when calling the GetParameter operation:',
    ],
    [
      'a deleted one',
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    ],
  ],
  doesNotSay: [
    ['a wrong password', 'ERROR invalid password for user app'],
    ['nothing', ''],
  ],
});
