import type { ContainerDefinition, Secret, TaskDefinition } from '@aws-sdk/client-ecs';
import { redact } from '../text/redaction/redact.ts';
import { safeLine } from '../text/safe-line.ts';

/** One setting of a task definition, for comparison. */
export interface Field {
  /** What is compared. It may be a secret, so it is never shown, returned or stored. */
  readonly value: string;
  /** What may be shown of it, redacted; undefined if it could be a secret. */
  readonly shown?: string | undefined;
}

/** Settings by their path below the task definition or the container. */
export type Fields = ReadonlyMap<string, Field>;

type Entry = readonly [path: string, field: Field | undefined];

/** A page has no room for a longer text. */
const SHOWN_BYTES = 300;

/** Options of log drivers that contain no secret and decide where the last lines went. */
const OPEN_OPTION =
  /^(?:awslogs-(?:group|region|stream-prefix|create-group)|mode|max-buffer-size)$/;

/** A text that is equal for equal settings, in whatever order ECS lists their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false;

/** ECS returns empty lists and objects where nothing was set. */
function isUnset(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).every(isNothing)
    : isNothing(value);
}

/** A setting that is compared and never shown. */
const hidden = (value: unknown): Field | undefined =>
  isUnset(value) ? undefined : { value: canonical(value) };

/** A setting that is shown, redacted and then cut: even a command line may contain a password. */
function open(value: unknown, text = typeof value === 'string' ? value : canonical(value)) {
  if (isUnset(value)) return undefined;
  const shown = safeLine(text, SHOWN_BYTES);
  return { value: canonical(value), shown };
}

/** A list whose order has no meaning; `say` puts each entry into a few words. */
function list<T>(entries: readonly T[] | undefined, say: (entry: T) => string): Field | undefined {
  const sorted = [...(entries ?? [])].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  return open(sorted, sorted.map(say).join(', '));
}

/** Where a secret is kept, without account and Region: `prod/db-AbCdEf:password` from an ARN. */
function placeOf(valueFrom: string): string {
  const name = /^arn:[^:]*:(?:secretsmanager|ssm):[^:]*:[^:]*:(?:secret:|parameter)(.+)$/.exec(
    valueFrom,
  )?.[1];
  return (name ?? valueFrom).replace(/:+$/, '');
}

const secrets = (path: string, entries: readonly Secret[] | undefined): Entry[] =>
  (entries ?? []).map(({ name = '', valueFrom = '' }) => [
    `${path}.${name}`,
    // Somebody may have written the secret itself instead of its place.
    { value: valueFrom, shown: redact([placeOf(valueFrom)])[0] },
  ]);

const fieldsOf = (entries: readonly Entry[]): Fields =>
  new Map(entries.flatMap(([path, field]) => (field ? [[path, field] as const] : [])));

/** The settings of the task as a whole. */
export function taskFields(task: TaskDefinition): Fields {
  return fieldsOf([
    ['cpu', open(task.cpu)],
    ['memory', open(task.memory)],
    ['networkMode', open(task.networkMode)],
    ['taskRoleArn', open(task.taskRoleArn)],
    ['executionRoleArn', open(task.executionRoleArn)],
    ['runtimePlatform.cpuArchitecture', open(task.runtimePlatform?.cpuArchitecture)],
    ['runtimePlatform.operatingSystemFamily', open(task.runtimePlatform?.operatingSystemFamily)],
    [
      'ephemeralStorage',
      open(task.ephemeralStorage?.sizeInGiB, `${task.ephemeralStorage?.sizeInGiB} GiB`),
    ],
    ['requiresCompatibilities', list(task.requiresCompatibilities, String)],
    ['pidMode', open(task.pidMode)],
    ['ipcMode', open(task.ipcMode)],
    ['proxyConfiguration', hidden(task.proxyConfiguration)],
    ['placementConstraints', list(task.placementConstraints, ({ expression }) => expression ?? '')],
    // The options of a volume's driver may contain the password of a share.
    ...(task.volumes ?? []).map((volume): Entry => [`volumes.${volume.name}`, hidden(volume)]),
  ]);
}

/** The settings of one container. Only the names of environment variables and labels are shown. */
export function containerFields(container: ContainerDefinition): Fields {
  const { healthCheck, logConfiguration: log, portMappings, dependsOn, ulimits } = container;
  return fieldsOf([
    ['image', open(container.image)],
    ['command', open(container.command)],
    ['entryPoint', open(container.entryPoint)],
    ['workingDirectory', open(container.workingDirectory)],
    ['user', open(container.user)],
    ['essential', open(String(container.essential !== false))],
    ['cpu', open(container.cpu || undefined)],
    ['memory', open(container.memory)],
    ['memoryReservation', open(container.memoryReservation)],
    ['healthCheck', open(healthCheck)],
    [
      'portMappings',
      list(
        portMappings,
        ({ containerPort, containerPortRange, protocol }) =>
          `${containerPort ?? containerPortRange}/${protocol ?? 'tcp'}`,
      ),
    ],
    [
      'dependsOn',
      list(dependsOn, ({ containerName, condition }) => `${containerName}:${condition}`),
    ],
    [
      'ulimits',
      list(ulimits, ({ name, softLimit, hardLimit }) => `${name} ${softLimit}:${hardLimit}`),
    ],
    [
      'mountPoints',
      list(
        container.mountPoints,
        ({ sourceVolume, containerPath, readOnly }) =>
          `${sourceVolume}:${containerPath}${readOnly ? ':ro' : ''}`,
      ),
    ],
    ['volumesFrom', list(container.volumesFrom, ({ sourceContainer }) => sourceContainer ?? '')],
    ['readonlyRootFilesystem', open(container.readonlyRootFilesystem)],
    ['privileged', open(container.privileged)],
    ['linuxParameters', open(container.linuxParameters)],
    ['startTimeout', open(container.startTimeout)],
    ['stopTimeout', open(container.stopTimeout)],
    ['restartPolicy', open(container.restartPolicy)],
    ['hostname', open(container.hostname)],
    [
      'extraHosts',
      list(container.extraHosts, ({ hostname, ipAddress }) => `${hostname}=${ipAddress}`),
    ],
    ['repositoryCredentials', hidden(container.repositoryCredentials)],
    ['firelensConfiguration', hidden(container.firelensConfiguration)],
    [
      'resourceRequirements',
      list(container.resourceRequirements, ({ type, value }) => `${type} ${value}`),
    ],
    ...(container.environment ?? []).map(
      ({ name = '', value = '' }): Entry => [`environment.${name}`, { value }],
    ),
    ...secrets('secrets', container.secrets),
    ...(container.environmentFiles ?? []).map(
      ({ value = '' }): Entry => [`environmentFiles.${value}`, { value }],
    ),
    ['logConfiguration.logDriver', open(log?.logDriver)],
    ...Object.entries(log?.options ?? {}).map(
      ([name, value]): Entry => [
        `logConfiguration.options.${name}`,
        OPEN_OPTION.test(name) ? open(value) : { value },
      ],
    ),
    ...secrets('logConfiguration.secretOptions', log?.secretOptions),
    ...Object.entries(container.dockerLabels ?? {}).map(
      ([name, value]): Entry => [`dockerLabels.${name}`, { value }],
    ),
  ]);
}
