/** Where a container's log is. */
export interface LogStream {
  readonly group: string;
  readonly name: string;
  readonly region: string;
}

/** The part of a container definition that tells where its log goes. */
export interface LogConfiguration {
  readonly logDriver?: string | undefined;
  readonly options?: Readonly<Record<string, string>> | undefined;
}

/** The stream, or the sentence that says why there is none to read. */
export type LogLocation =
  | { readonly stream: LogStream; readonly mayLoseLines: boolean }
  | { readonly gap: string };

/**
 * Where the exact task-definition revision sends a container's log; never guessed from names.
 *
 * With a prefix the stream is `prefix/container/task id`; without one, which EC2 allows, it is the
 * Docker container id. Since 2025-06-25 the driver is non-blocking unless it says otherwise.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export function logLocation(
  container: { readonly name: string; readonly runtimeId?: string | undefined },
  taskId: string,
  configuration: LogConfiguration | undefined,
  taskRegion: string,
): LogLocation {
  const { logDriver, options = {} } = configuration ?? {};
  if (!logDriver) {
    return { gap: `container ${container.name} has no log configuration, so its output is lost` };
  }
  if (logDriver !== 'awslogs') {
    return {
      gap: `container ${container.name} logs to ${logDriver}: look there, only awslogs is read`,
    };
  }
  const group = options['awslogs-group'];
  if (!group) return { gap: `the log configuration of ${container.name} names no awslogs-group` };
  const prefix = options['awslogs-stream-prefix'];
  const name = prefix ? `${prefix}/${container.name}/${taskId}` : container.runtimeId;
  if (!name) {
    return {
      gap: `container ${container.name} has neither a stream prefix nor a container id: its stream in ${group} is unknown`,
    };
  }
  const region = options['awslogs-region'] ?? taskRegion;
  return { stream: { group, name, region }, mayLoseLines: options.mode !== 'blocking' };
}
