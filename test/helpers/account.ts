import type { RecordedAccount } from '../../local/recorded/account.ts';
import { ACCOUNT, REGION } from './crash-events.ts';

interface Options {
  /** ISO time from which all tasks run. Without it they never do. */
  readonly healthyFrom?: string;
  /** Ids of tasks whose logs say that localhost refused the connection to the database. */
  readonly tasks?: readonly string[];
  readonly desiredCount?: number;
}

/** What ECS and CloudWatch Logs return for a service of the cluster `shop` that keeps crashing. */
export function accountOf(service: string, options: Options = {}): RecordedAccount {
  const { healthyFrom, tasks = [], desiredCount = 1 } = options;
  const arn = (kind: string) => `arn:aws:ecs:${REGION}:${ACCOUNT}:${kind}`;
  const state = (runningCount: number, from?: string) => ({
    ...(from && { from }),
    service: {
      serviceArn: arn(`service/shop/${service}`),
      serviceName: service,
      clusterArn: arn('cluster/shop'),
      status: 'ACTIVE',
      desiredCount,
      runningCount,
      pendingCount: 0,
      deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    },
  });
  return {
    services: [state(0), ...(healthyFrom ? [state(desiredCount, healthyFrom)] : [])],
    taskDefinitions: [
      {
        taskDefinitionArn: arn(`task-definition/${service}:7`),
        containerDefinitions: [
          {
            name: 'app',
            essential: true,
            environment: [],
            logConfiguration: {
              logDriver: 'awslogs',
              options: {
                'awslogs-group': `/ecs/${service}`,
                'awslogs-region': REGION,
                'awslogs-stream-prefix': 'app',
              },
            },
          },
        ],
      },
    ],
    logStreams: tasks.map((task) => ({
      logGroupName: `/ecs/${service}`,
      logStreamName: `app/app/${task}`,
      events: [
        {
          timestamp: 0,
          message: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
        },
      ],
    })),
  };
}
