import { Aws } from 'aws-cdk-lib';
import type { Access } from './access.ts';

const ANY_SERVICE = 'Which ECS services there are is known only when one of them fails.';
const ANY_STACK = 'Which CloudFormation stacks there are is known only when one of them fails.';

/** Describe any ECS service of the account and Region. */
export function describeServices(): Access {
  return {
    permissions: [
      {
        actions: ['ecs:DescribeServices'],
        // `service/*` covers the old ARNs too, which lack the cluster.
        resources: [arn('ecs', 'service/*')],
        wildcard: ANY_SERVICE,
      },
    ],
  };
}

/** Describe any task of the account and Region: only DescribeTasks returns their health. */
export function describeTasks(): Access {
  return {
    permissions: [
      {
        actions: ['ecs:DescribeTasks'],
        // `task/*` covers the old ARNs too, which lack the cluster.
        resources: [arn('ecs', 'task/*')],
        wildcard: ANY_SERVICE,
      },
    ],
  };
}

/** List the tasks of a service that stopped: their events may come later than its stack's. */
export function listTasks(): Access {
  return {
    permissions: [
      {
        actions: ['ecs:ListTasks'],
        resources: ['*'],
        wildcard: 'The resource of ListTasks is a container instance, which Fargate has none of.',
      },
    ],
  };
}

/** List the tasks of a service, and ask its target groups for their health. */
export function watchHealth(): Access {
  return {
    permissions: [
      {
        // The resource of ListTasks is a container instance, which a task on Fargate does not have.
        actions: ['ecs:ListTasks', 'elasticloadbalancing:DescribeTargetHealth'],
        resources: ['*'],
        wildcard: 'AWS offers no resource-level permission that fits these two read-only actions.',
      },
    ],
  };
}

/** Describe any task definition, and list the services of a cluster. */
export function describeTaskDefinitions(): Access {
  return {
    permissions: [
      {
        actions: ['ecs:DescribeTaskDefinition', 'ecs:ListServices'],
        resources: ['*'],
        wildcard: 'AWS offers no resource-level permission for these two read-only actions.',
      },
    ],
  };
}

/** Read log events of any group. Never `logs:Unmask`: data that a team masks stays masked. */
export function readLogs(): Access {
  return {
    permissions: [
      {
        actions: ['logs:GetLogEvents'],
        // Any Region of the account, because `awslogs-region` of a container may name another one.
        resources: [`arn:${Aws.PARTITION}:logs:*:${Aws.ACCOUNT_ID}:log-group:*:log-stream:*`],
        wildcard: 'Each task definition names its own log group, and may name another Region.',
      },
    ],
  };
}

/**
 * Read any stack of the account and Region and its events, also of stacks that are gone.
 * DescribeEvents has a permission of its own. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
 */
export function readStacks(): Access {
  return {
    permissions: [
      {
        actions: [
          'cloudformation:DescribeStacks',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeEvents',
        ],
        resources: [arn('cloudformation', 'stack/*')],
        wildcard: ANY_STACK,
      },
    ],
  };
}

function arn(service: string, resource: string): string {
  return `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
}
