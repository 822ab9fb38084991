/** What a test sets in the event of a stopped task. All else is as on Fargate. Times are ISO. */
export interface Crash {
  readonly service?: string;
  readonly cluster?: string;
  /** The task's id. */
  readonly task?: string;
  readonly createdAt?: string;
  /** From RUNNING to the end of its containers, in seconds. */
  readonly ranSeconds?: number;
  /** `null` leaves it out, as ECS does for a container that never ran. */
  readonly exitCode?: number | null;
  /** `null` leaves it out. */
  readonly version?: number | null;
  readonly lastStatus?: 'DEPROVISIONING' | 'STOPPED';
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  /** The task definition's revision. */
  readonly revision?: number;
  /** Further fields of `detail`, which replace the above. An undefined one is left out. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** An EventBridge event as parsed from JSON. */
export type EventObject = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly time: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

export const ACCOUNT = '444455556666';
export const REGION = 'eu-central-1';
/** When the first task of a test is created. */
export const START = '2026-02-03T08:00:00.000Z';
/** From creation to RUNNING, and from the end of its containers to STOPPED. */
const START_SECONDS = 40;
const DEPROVISION_SECONDS = 25;

const isoAfter = (time: string, seconds: number) =>
  new Date(Date.parse(time) + seconds * 1000).toISOString();

/** The partition key of what is stored about a service. */
export const resourceKeyOf = (service = 'media', cluster = 'shop') =>
  `${ACCOUNT}/${REGION}/${cluster}/${service}`;

/** A whole `ECS Task State Change` event of a task that crashed, by default its last one. */
export function crash(options: Crash = {}): EventObject {
  const { service = 'media', cluster = 'shop', task = 'a1', createdAt = START } = options;
  const { ranSeconds = 20, exitCode = 1, lastStatus = 'STOPPED', revision = 7 } = options;
  const isStopped = lastStatus === 'STOPPED';
  const { version = isStopped ? 6 : 5 } = options;
  const arn = (kind: string) => `arn:aws:ecs:${REGION}:${ACCOUNT}:${kind}`;
  const taskArn = arn(`task/${cluster}/${task}`);
  const startedAt = isoAfter(createdAt, START_SECONDS);
  const stoppingAt = isoAfter(startedAt, ranSeconds);
  const stoppedAt = isoAfter(stoppingAt, DEPROVISION_SECONDS);
  const time = isStopped ? stoppedAt : stoppingAt;
  return {
    version: '0',
    id: `${service}-${task}-${version ?? 'x'}`,
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account: ACCOUNT,
    time: time.replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [taskArn],
    detail: {
      attachments: [],
      availabilityZone: `${REGION}a`,
      clusterArn: arn(`cluster/${cluster}`),
      containers: [
        {
          containerArn: arn(`container/${cluster}/${task}/1`),
          ...(exitCode === null ? {} : { exitCode }),
          lastStatus: 'STOPPED',
          name: 'app',
          image: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${service}:9f31c2e`,
          runtimeId: `${task}-1`,
          taskArn,
          cpu: '0',
        },
      ],
      cpu: '512',
      createdAt,
      desiredStatus: 'STOPPED',
      executionStoppedAt: stoppingAt,
      group: `service:${service}`,
      launchType: 'FARGATE',
      lastStatus,
      memory: '1024',
      overrides: { containerOverrides: [{ name: 'app' }] },
      startedAt,
      startedBy: 'ecs-svc/3668973647645981596',
      stopCode: options.stopCode ?? 'EssentialContainerExited',
      stoppedReason: options.stoppedReason ?? 'Essential container in task exited',
      stoppingAt,
      ...(isStopped ? { stoppedAt } : {}),
      taskArn,
      taskDefinitionArn: arn(`task-definition/${service}:${revision}`),
      updatedAt: isStopped ? stoppedAt : stoppingAt,
      ...(version === null ? {} : { version }),
      ...options.detail,
    },
  };
}

/** Both events of one crash that the rules admit: DEPROVISIONING, then STOPPED. */
export const bothEvents = (options: Crash = {}): EventObject[] => [
  crash({ ...options, lastStatus: 'DEPROVISIONING' }),
  crash({ ...options, lastStatus: 'STOPPED' }),
];

/** Options of tasks of one service that crash one after another, created `everySeconds` apart. */
export function crashLoop(
  count: number,
  { everySeconds = 190, ...options }: Crash & { readonly everySeconds?: number } = {},
): Crash[] {
  const { task = 't', createdAt = START } = options;
  return Array.from({ length: count }, (_, index) => ({
    ...options,
    task: `${task}${index + 1}`,
    createdAt: isoAfter(createdAt, index * everySeconds),
  }));
}
