import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';

const ECR = '444455556666.dkr.ecr.eu-central-1.amazonaws.com/shop-api';
const says = (text: string) => {
  const { counts, phase, category } = findStopReason(text) ?? {};
  return { counts, phase, category };
};

describe('pull', () => {
  it.each([
    [
      'image_pull_rate_limit',
      `CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/1.27: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit`,
    ],
    ['image_pull_rate_limit', 'CannotPullContainerError: You have reached your pull rate limit.'],
    [
      'image_pull_auth',
      "Error response from daemon: pull access denied for shop-api, repository does not exist or may require 'docker login'",
    ],
    [
      'image_pull_rate_limit',
      `CannotPullECRContainerError: ThrottlingException: Rate exceeded status code: 400, request id: 6f1f`,
    ],
    [
      'storage_full',
      'CannotPullContainerError: failed to register layer: Error processing tar file(exit status 1): write /usr/lib/libtorch_cuda.so: no space left on device',
    ],
    [
      'storage_full',
      'CannotPullContainerError: devmapper: Thin Pool has 4521 free data blocks which is less than minimum required 4889',
    ],
    [
      'image_platform_mismatch',
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): image Manifest does not contain descriptor matching platform 'linux/arm64'`,
    ],
    [
      'image_platform_mismatch',
      'CannotPullContainerError: no matching manifest for linux/arm64/v8 in the manifest list entries',
    ],
    [
      'image_platform_mismatch',
      `CannotPullContainerError: ref pull: no match for platform in manifest: not found`,
    ],
    [
      'image_platform_mismatch',
      'CannotPullContainerError: a Windows version 10.0.17763-based image is incompatible with a 10.0.20348 host',
    ],
    [
      'image_invalid',
      'CannotPullContainerError: failed to unpack image on snapshotter overlayfs: no processor for media-type: application/vnd.in-toto+json',
    ],
    [
      'image_invalid',
      'CannotPullContainerError: filesystem layer verification failed for digest sha256:9f3',
    ],
    [
      'image_pull_auth',
      `CannotPullContainerError: Error response from daemon: pull access denied for shop/api, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    ],
    [
      'image_pull_auth',
      `CannotPullContainerError: Error response from daemon: Get https://${ECR}/manifests/9f31c2e: no basic auth credentials`,
    ],
    [
      'image_pull_auth',
      'CannotPullContainerError: unauthorized: authentication required from ghcr.io',
    ],
    [
      'image_pull_auth',
      `CannotPullContainerError: AccessDeniedException: User: arn:aws:sts::444455556666:assumed-role/exec/1 is not authorized to perform: ecr:BatchGetImage`,
    ],
    [
      'image_pull_auth',
      'CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry.',
    ],
    [
      'image_not_found',
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${ECR}:9f31c2e: ${ECR}:9f31c2e: not found`,
    ],
    [
      'image_not_found',
      'CannotPullContainerError: manifest for shop/api:v12 not found: manifest unknown: manifest unknown',
    ],
    ['image_not_found', `CannotPullContainerError: Tag v12 was not found in repository shop/api`],
    [
      'image_not_found',
      "CannotPullContainerError: The repository with name 'shop-apj' does not exist in the registry with id '444455556666'",
    ],
    [
      'image_not_found',
      'CannotPullContainerError: invalid reference format: repository name must be lowercase',
    ],
    [
      'image_pull_network',
      `CannotPullContainerError: ref pull has been retried 5 time(s): failed to resolve reference: Head "https://${ECR}/manifests/9f31c2e": dial tcp 10.20.1.7:443: i/o timeout`,
    ],
    [
      'image_pull_network',
      'CannotPullContainerError: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    ],
    [
      'image_pull_network',
      'CannotPullContainerError: dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: no such host',
    ],
    [
      'image_pull_network',
      'CannotPullContainerError: The task cannot pull the image from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
    ],
    ['image_pull_network', 'CannotPullContainerError: net/http: TLS handshake timeout'],
    [
      'image_pull_network',
      'CannotPullContainerAuthError: failed to authorize: failed to fetch anonymous token: Get "https://auth.docker.io/token": dial tcp 52.1.2.3:443: i/o timeout',
    ],
    ['image_pull_network', 'CannotPullContainerError: context canceled'],
    [
      'image_pull_auth',
      'CannotPullContainerAuthError: credentials of the repository could not be used',
    ],
  ])('says %s of "%s"', (category, text) => {
    expect(says(text)).toEqual({ counts: true, phase: 'pull', category });
  });

  it.each([
    [
      'the platform before "not found"',
      'no match for platform: not found',
      'image_platform_mismatch',
    ],
    [
      'the disk before "failed to unpack"',
      'failed to unpack image: no space left on device',
      'storage_full',
    ],
    ['the rate before "denied"', 'denied: toomanyrequests: slow down', 'image_pull_rate_limit'],
    ['the rate before the network', 'dial tcp: 429 Too Many Requests', 'image_pull_rate_limit'],
    [
      '"denied" before "does not exist"',
      'pull access denied, repository does not exist',
      'image_pull_auth',
    ],
    [
      '"not found" before the network',
      'manifest unknown, then context canceled',
      'image_not_found',
    ],
  ])('puts %s', (_, nested, category) => {
    expect(says(`CannotPullContainerError: ${nested}`).category).toBe(category);
  });

  it.each([
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref…',
    'CannotPullContainerError: ref pull has been retried 1 time(s): fai...',
    'CannotPullImageManifestError',
    'CannotPullContainerError: the registry spoke in riddles',
  ])('counts "%s", which is cut or new, without naming a cause', (text) => {
    expect(says(text)).toEqual({ counts: true, phase: 'pull', category: undefined });
  });

  it('does not confuse a file that may not be opened with an image that may not be pulled', () => {
    const text =
      'CannotPullContainerError: open /var/lib/docker/tmp/x: permission denied: retrying';
    expect(says(text).category).toBeUndefined();
  });

  it('says nothing of a text about secrets', () => {
    const text =
      'ResourceInitializationError: unable to pull secrets or registry auth: AccessDenied';
    expect(says(text).phase).toBe('init');
  });
});
