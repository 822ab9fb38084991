import type { ScenarioRow } from './scenario-rows.ts';

/** What each scenario of a stack's operations must produce. */
export const stackScenarioRows: Readonly<Record<string, ScenarioRow>> = {
  'stack-apis-denied': {
    incidents: ['ledger-prod resource-failed@10:00:09 closed 1 cfn_already_exists'],
    notifications: ['opened', 'resolved'],
  },
  'stack-cancel-told-late': {
    incidents: [
      'shop-photos restart-loop@17:39:31 closed 13 app_config',
      'shop-photos-prod operation-failed@18:28:09 closed 0 cfn_cancelled_cascade',
    ],
    notifications: ['opened', 'resolved'],
  },
  'stack-circuit-breaker': {
    incidents: [
      'shop-basket restart-loop@12:03:02 closed 3 app_config',
      'shop-basket resource-failed@12:05:40 closed 1 app_config',
    ],
    notifications: ['opened', 'resolved'],
  },
  'stack-circuit-breaker-first': {
    incidents: [
      'shop-basket resource-failed@12:01:10 closed 1 app_config',
      'shop-basket deployment-failed@12:02:25 closed 2 app_config',
    ],
    notifications: ['opened', 'cause-found', 'resolved'],
  },
  'stack-cleanup-told-first': { incidents: [], notifications: [] },
  'stack-custom-resource': {
    incidents: ['crm-prod resource-failed@12:00:09 closed 1 dns_resolution'],
    notifications: ['opened', 'resolved'],
  },
  'stack-delete-failed': {
    incidents: ['shop-network resource-failed@10:02:00 open 1 cfn_dependency_violation'],
    notifications: ['opened'],
  },
  'stack-deployment-67': {
    incidents: ['CaseAppStack resource-failed@02:33:00 closed 1 cfn_invalid_property'],
    notifications: ['opened', 'resolved'],
  },
  'stack-early-validation': {
    incidents: ['media-prod operation-failed@09:30:03 closed 0 cfn_hook'],
    notifications: ['opened', 'resolved'],
  },
  'stack-events-out-of-order': {
    incidents: ['mail-prod resource-failed@16:20:20 closed 1 cfn_cancelled_cascade'],
    notifications: ['opened', 'resolved'],
  },
  'stack-export-in-use': {
    incidents: ['network-staging deletion-refused@09:00:02 closed 0 cfn_dependency_violation'],
    notifications: ['opened', 'resolved'],
  },
  'stack-express': {
    incidents: ['catalog-dev resource-failed@11:00:05 closed 1 cfn_invalid_property'],
    notifications: ['opened', 'resolved'],
  },
  'stack-express-service-crashes': {
    incidents: ['shop-search restart-loop@07:03:12 open 3 dns_resolution'],
    notifications: ['opened'],
  },
  'stack-healthy-create': { incidents: [], notifications: [], admitted: 5 },
  'stack-healthy-update': { incidents: [], notifications: [] },
  'stack-hook': {
    incidents: ['archive-prod resource-failed@09:30:06 closed 1 cfn_hook'],
    notifications: ['opened', 'resolved'],
  },
  'stack-import-rollback': {
    incidents: ['legacy-storage resource-failed@09:00:05 closed 1 cfn_invalid_property'],
    notifications: ['opened', 'resolved'],
  },
  'stack-large-operation': {
    incidents: ['fleet resource-failed@20:07:02 closed 1 cfn_already_exists'],
    notifications: ['opened', 'resolved'],
    admitted: 4,
  },
  'stack-long-reasons': {
    incidents: ['etl-prod resource-failed@09:00:08 closed 1 cfn_signal_timeout'],
    notifications: ['opened', 'resolved'],
  },
  'stack-nested-rollback': {
    incidents: ['shop-prod resource-failed@10:01:00 closed 1 cfn_invalid_property'],
    notifications: ['opened', 'resolved'],
  },
  'stack-nested-two-levels': {
    incidents: ['orders-prod resource-failed@09:00:15 closed 1 cfn_already_exists'],
    notifications: ['opened', 'resolved'],
  },
  'stack-on-failure-delete': {
    incidents: ['preview-812 resource-failed@10:00:14 closed 1 cfn_quota'],
    notifications: ['opened', 'resolved'],
  },
  'stack-parameter-validation': {
    incidents: ['reports-prod operation-failed@08:10:02 closed 0 cfn_invalid_property'],
    notifications: ['opened', 'resolved'],
  },
  'stack-quota': {
    incidents: ['edge-network resource-failed@13:30:25 closed 1 cfn_quota'],
    notifications: ['opened', 'resolved'],
  },
  'stack-service-never-ready': {
    incidents: ['media-staging restart-loop@10:04:55 closed 17 app_config'],
    notifications: ['opened', 'resolved'],
  },
  'stack-slow-update': {
    incidents: ['web-prod operation-overdue@11:09:00 closed 0 -'],
    notifications: ['opened', 'resolved'],
  },
  'stack-stackset-instance': {
    incidents: [
      'StackSet-guardrails-baseline-1f2e3d4c-5b6a-4978-8899-aabbccddeeff resource-failed@05:00:07 closed 1 cfn_invalid_property',
    ],
    notifications: ['opened', 'resolved'],
  },
  'stack-superseded': {
    incidents: [
      'pricing-prod resource-failed@14:00:05 closed 1 cfn_invalid_property',
      'pricing-prod resource-failed@14:00:18 closed 1 cfn_invalid_property',
    ],
    notifications: ['opened', 'resolved', 'opened', 'resolved'],
  },
  'stack-update-rollback-failed': {
    incidents: ['billing-prod resource-failed@15:00:11 closed 2 cfn_access_denied'],
    notifications: ['opened', 'worse', 'resolved'],
  },
  'stack-user-cancel': { incidents: [], notifications: [] },
};
