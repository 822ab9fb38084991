/** The causes that a diagnosis can name. */
export const CATEGORIES = [
  'image_pull_rate_limit',
  'image_not_found',
  'image_pull_auth',
  'image_pull_network',
  'image_platform_mismatch',
  'image_invalid',
  'init_network',
  'secret_access_denied',
  'secret_invalid',
  'iam_permission',
  'logging_driver',
  'storage_mount',
  'network_eni',
  'service_discovery',
  'runtime_timeout',
  'out_of_memory',
  'storage_full',
  'capacity',
  'quota_limit',
  'port_conflict',
  'entrypoint_error',
  'app_dependency_missing',
  'app_config',
  'app_crash',
  'app_timeout',
  'native_crash',
  'fs_permission',
  'exits_zero',
  'dns_resolution',
  'dependency_unreachable',
  'db_auth',
  'tls_error',
  'db_migration',
  'health_check_lb',
  'health_check_container',
  'benign_scale',
  'benign_user',
  'benign_infra',
  'cfn_service_unstable',
  'cfn_missing_service_linked_role',
  'cfn_already_exists',
  'cfn_quota',
  'cfn_invalid_property',
  'cfn_access_denied',
  'cfn_dependency_violation',
  'cfn_signal_timeout',
  'cfn_hook',
  'cfn_nested_cascade',
  'cfn_cancelled_cascade',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** The phases of a task's life, in order. */
export const PHASES = ['provision', 'pull', 'init', 'start', 'run', 'health'] as const;

export type Phase = (typeof PHASES)[number];

/** Categories that only tell where to look for the cause. */
export const POINTERS: readonly Category[] = [
  'cfn_service_unstable',
  'cfn_nested_cascade',
  'cfn_cancelled_cascade',
];
