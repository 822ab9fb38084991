import { stackQuota } from '../../../../shared/diagnosis/rules/stack-quota.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackQuota, {
  category: 'cfn_quota',
  says: [
    'The maximum number of addresses has been reached. (Service: AmazonEC2; Status Code: 400; Error Code: AddressLimitExceeded)',
    'The maximum number of VPCs has been reached.',
    'Resource handler returned message: "Limit of 20 load balancers reached" (HandlerErrorCode: ServiceLimitExceeded)',
    'You have exceeded the limit of vCPUs allowed. VcpuLimitExceeded',
    'Cannot exceed quota for RolesPerAccount: 1000',
    'We currently do not have sufficient m5.large capacity in the Availability Zone you requested',
    'Rate exceeded (Service: CloudWatchLogs; Status Code: 400; Error Code: ThrottlingException)',
    'TooManyBuckets: You have attempted to create more buckets than allowed',
  ],
  doesNotSay: [
    "1 validation error detected: Value at 'name' failed to satisfy constraint: Member must have length less than or equal to 32",
    'shop-assets already exists',
  ],
});
