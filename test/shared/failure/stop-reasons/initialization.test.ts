import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';

const PULLING = 'ResourceInitializationError: unable to pull secrets or registry auth: ';
const SECRET = 'arn:aws:secretsmanager:eu-central-1:444455556666:secret:shop/db-AbCdEf';
const says = (text: string) => {
  const { counts, phase, category } = findStopReason(text) ?? {};
  return { counts, phase, category };
};

describe('initialization', () => {
  it.each([
    [
      'init_network',
      `${PULLING}execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 3 time(s): failed to fetch secret ${SECRET} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded`,
    ],
    [
      'init_network',
      `${PULLING}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.eu-central-1.amazonaws.com/": dial tcp 10.0.3.9:443: i/o timeout`,
    ],
    [
      'init_network',
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled caused by: context deadline exceeded',
    ],
    [
      'secret_access_denied',
      `${PULLING}execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: AccessDeniedException: User: arn:aws:sts::444455556666:assumed-role/exec/9f31 is not authorized to perform: secretsmanager:GetSecretValue on resource: ${SECRET}`,
    ],
    [
      'secret_access_denied',
      `${PULLING}unable to retrieve secret from asm: failed to fetch secret ${SECRET}: AccessDeniedException: Access to KMS is not allowed`,
    ],
    [
      'secret_access_denied',
      `${PULLING}unable to retrieve secrets from ssm: AccessDeniedException: not authorized to perform: ssm:GetParameters`,
    ],
    [
      'secret_invalid',
      `${PULLING}unable to retrieve secret from asm: failed to fetch secret ${SECRET}: ResourceNotFoundException: Secrets Manager can’t find the specified secret.`,
    ],
    ['secret_invalid', `${PULLING}invalid character 'p' looking for beginning of value`],
    [
      'secret_invalid',
      `${PULLING}retrieved secret from Secrets Manager did not contain json key host`,
    ],
    [
      'secret_invalid',
      `${PULLING}unable to retrieve secrets from ssm: Invalid ssm parameters: /shop/db`,
    ],
    [
      'iam_permission',
      `${PULLING}unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: not authorized to perform: ecr:GetAuthorizationToken`,
    ],
    [
      'iam_permission',
      'ResourceInitializationError: failed to download env files: AccessDenied: Access Denied status code: 403',
    ],
    [
      'app_config',
      'ResourceInitializationError: failed to download env files: NoSuchKey: The specified key does not exist',
    ],
    [
      'storage_mount',
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32',
    ],
    [
      'storage_mount',
      'ResourceInitializationError: failed to attach the EBS volume: timed out waiting for it',
    ],
    [
      'image_pull_rate_limit',
      `${PULLING}unable to retrieve ecr registry auth: ThrottlingException: Rate exceeded`,
    ],
    [
      'quota_limit',
      `${PULLING}unable to retrieve secrets from ssm: ThrottlingException: Rate exceeded`,
    ],
    [
      'entrypoint_error',
      'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: OCI runtime create failed: exec: "/app/start": no such file or directory',
    ],
    [
      'out_of_memory',
      'ResourceInitializationError: failed to create new container runtime task: container init was OOM-killed (memory limit too low?)',
    ],
  ])('says %s of "%s"', (category, text) => {
    expect(says(text)).toMatchObject({ counts: true, category });
  });

  it('says network_eni of a network interface that cannot be set up', () => {
    const text =
      'ResourceInitializationError: failed to configure ENI: failed to setup regular eni';
    expect(says(text)).toMatchObject({ phase: 'provision', category: 'network_eni' });
  });

  it.each([
    ['in odd case', 'Resourceinitializationerror: unable to pull SECRETS: accessdeniedexception'],
    [
      'as the agent spells it',
      'ResourceInitError: unable to retrieve secret: AccessDeniedException',
    ],
    ['with two spaces', 'Resource  Initialization Error: secret: AccessDeniedException'],
  ])('reads a text %s', (_, text) => {
    expect(says(text)).toMatchObject({ phase: 'init', category: 'secret_access_denied' });
  });

  it.each([
    ['init_network', 'retried 5 time(s): failed to fe...'],
    ['init_network', 'retried 12 time(s): RequestErr'],
    [undefined, 'retried 1 time(s): failed to fe...'],
    [undefined, 'execution resource retrieval failed: unable to retr…'],
  ])('says %s of a text cut after "%s", because a denial is not tried again', (category, end) => {
    expect(says(PULLING + end)).toEqual({ counts: true, phase: 'init', category });
  });
});
