import { iamPermission } from '../../../../shared/diagnosis/rules/iam-permission.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(iamPermission, {
  category: 'iam_permission',
  says: [
    [
      'boto3',
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
      'PutObject',
    ],
    [
      'boto3, a role',
      'botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the SendMessage operation: User: arn:aws:sts::444455556666:assumed-role/shop-task/1 is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-central-1:444455556666:orders',
      'sqs:sendmessage',
    ],
    [
      'SDK for JavaScript',
      'AccessDeniedException: User: arn:aws:sts::444455556666:assumed-role/shop-task/1 is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-central-1:444455556666:table/orders',
      'dynamodb:GetItem',
    ],
    [
      'SDK for Go',
      'operation error S3: GetObject, https response error StatusCode: 403, RequestID: X, api error AccessDenied: Access Denied',
      'GetObject',
    ],
    [
      'SDK for Java',
      'software.amazon.awssdk.services.sqs.model.SqsException: User: arn:aws:sts::1:assumed-role/t/1 is not authorized to perform: sqs:receivemessage (Service: Sqs, Status Code: 403)',
      'sqs:receivemessage',
    ],
    [
      'no credentials in Python',
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      'no AWS credentials',
    ],
    [
      'no credentials in JavaScript',
      'CredentialsProviderError: Could not load credentials from any providers',
      'no AWS credentials',
    ],
    [
      'no credentials in Java',
      'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain',
      'no AWS credentials',
    ],
    [
      'no credentials in Go',
      'failed to refresh cached credentials, no EC2 IMDS role found',
      'no AWS credentials',
    ],
    [
      'an expired token',
      'An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired.',
      'does not accept',
    ],
    [
      'a wrong key',
      'InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
      'does not accept',
    ],
  ],
  doesNotSay: [
    ['MySQL', "Access denied for user 'shop'@'10.0.1.5' (using password: YES)"],
    ['a file', 'java.nio.file.AccessDeniedException: /var/log/app.log'],
    ['nothing', ''],
  ],
});
