import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { ENV } from '../shared/names.ts';
import type { IncidentTable } from './incident-table.ts';
import type { Topics } from './topics.ts';

/** One IAM statement of a function's role. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Why a `*` in the resources cannot be narrower: cdk-nag refuses a wildcard without a reason. */
  readonly wildcard?: string;
}

/** What a function may use, and the environment variables that say where it is. */
export interface Access {
  readonly environment?: Readonly<Record<string, string>>;
  readonly permissions: readonly Permission[];
}

/** Read and write items by key. Nothing is ever scanned or deleted; old items expire. */
export function useTable(table: IncidentTable): Access {
  return {
    environment: { [ENV.table]: table.tableName },
    permissions: [
      {
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        resources: [table.tableArn],
      },
    ],
  };
}

/** Read the table through its indexes. */
export function queryIndexes(table: IncidentTable): Access {
  return { permissions: [{ actions: ['dynamodb:Query'], resources: table.indexArns }] };
}

/** Send to a queue, whose URL is in this environment variable. */
export function sendTo(queue: Queue, variable: keyof typeof ENV): Access {
  return {
    environment: { [ENV[variable]]: queue.queueUrl },
    permissions: [{ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }],
  };
}

/**
 * Receive from a queue, which Lambda's poller does with the function's permissions.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function receiveFrom(queue: Queue): Access {
  return {
    permissions: [
      {
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      },
    ],
  };
}

/** Publish to the topic of pages and use its key. The other topics are for later formats. */
export function publishTo(topics: Topics): Access {
  return {
    environment: { [ENV.pagesTopic]: topics.byName.pages.topicArn },
    permissions: [
      {
        actions: ['sns:Publish'],
        resources: [topics.byName.pages.topicArn],
      },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [topics.key.keyArn] },
    ],
  };
}
