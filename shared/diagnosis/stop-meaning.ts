import type { Category } from '../failure/category.ts';

/** The cause and the first advice for each category that ECS itself can name. */
const MEANING: Partial<Record<Category, readonly [cause: string, advice: string]>> = {
  image_pull_rate_limit: [
    'The registry refuses the pull because of its rate limit',
    'Authenticate the pull, or mirror the image to Amazon ECR',
  ],
  image_not_found: [
    'The image does not exist under this name and tag',
    'Push the tag, or point the task definition at one that exists',
  ],
  image_pull_auth: [
    'The registry refuses access to the image',
    'Check the execution role and the repository policy',
  ],
  image_pull_network: [
    'The registry cannot be reached from the task',
    'Check the route to the registry: NAT, public IP or VPC endpoints, and the security group',
  ],
  image_platform_mismatch: [
    'The image is not built for the platform of the task',
    'Build the image for the CPU architecture that the task definition asks for',
  ],
  image_invalid: [
    'The image is damaged or of an unsupported kind',
    'Build and push the image again',
  ],
  init_network: [
    'The task cannot reach AWS to fetch secrets or registry credentials',
    'Check NAT, public IP or VPC endpoints of the subnet, and the security group on port 443',
  ],
  secret_access_denied: [
    'The execution role may not read a secret or parameter',
    'Grant the execution role secretsmanager:GetSecretValue or ssm:GetParameters, and kms:Decrypt',
  ],
  secret_invalid: [
    'A secret or parameter is missing, or its content cannot be used',
    'Check each valueFrom of the task definition: name, region, JSON key',
  ],
  iam_permission: [
    'A role of the task lacks a permission',
    'Compare the role with what the message names',
  ],
  logging_driver: [
    'The log driver cannot start, so the application never did',
    'Check that the log group exists and that the execution role may write to it',
  ],
  storage_mount: [
    'A volume cannot be mounted',
    'Check mount targets, security groups and the access point',
  ],
  storage_full: [
    'There is no space left on the disk',
    'Raise the ephemeral storage, or make the image smaller',
  ],
  network_eni: [
    'The task gets no network interface',
    'Check for free addresses in the subnets; often it passes by itself',
  ],
  service_discovery: [
    'Registration in Cloud Map fails',
    'Check the Cloud Map service and its limits',
  ],
  runtime_timeout: [
    'The container runtime did not answer in time',
    'Look at the host: disk, Docker, agent',
  ],
  capacity: [
    'There is no capacity to place the task',
    'Check instances, capacity providers and constraints',
  ],
  quota_limit: ['An account limit is reached', 'Ask for a higher limit in Service Quotas'],
  port_conflict: ['The port is taken', 'Use dynamic host ports, or free the port'],
  entrypoint_error: [
    'The command or entrypoint cannot be run',
    'Check that the command exists in the image, is executable and is built for the platform',
  ],
  app_config: [
    'The task definition does not fit where it is to run, or names a file that is not there',
    'Compare the task definition with what the message names',
  ],
  fs_permission: [
    'The container may not use a file or folder that it needs',
    'Check the user of the image, the owner of the path and the volumes mounted there',
  ],
  native_crash: [
    'The program crashed in native code (SIGSEGV)',
    'Look for a core dump or a native library that changed',
  ],
  exits_zero: [
    'The container finishes its work and exits with 0, so ECS starts it again',
    'Run it as a scheduled task, or keep its main process in the foreground',
  ],
  health_check_lb: [
    'The load balancer finds the task unhealthy',
    "Check the target group's path, port and matcher, and the health check grace period",
  ],
  health_check_container: [
    "The container's own health check fails",
    'Run the health check command in the container; check that its tools are in the image',
  ],
};

/** The cause and the first advice; undefined for a category that is only a symptom. */
export const meaningOf = (
  category: Category,
): readonly [cause: string, advice: string] | undefined => MEANING[category];
