import type { Gap } from './gap.ts';

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

/** The stream, or why there is none to read. */
export type LogLocation =
  | { readonly stream: LogStream; readonly mayLoseLines: boolean }
  | { readonly gap: Gap };

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
    const text = `container ${container.name} has no log configuration, so its output is lost`;
    return { gap: { kind: 'log-not-configured', text } };
  }
  if (logDriver !== 'awslogs') {
    const elsewhere = `container ${container.name} logs to ${logDriver}`;
    const text = `${elsewhere}: look there, only awslogs is read`;
    return { gap: { kind: 'log-elsewhere', text } };
  }
  const group = options['awslogs-group'];
  if (!group) {
    const text = `the log configuration of ${container.name} names no awslogs-group`;
    return { gap: { kind: 'log-not-configured', text } };
  }
  const prefix = options['awslogs-stream-prefix'];
  const name = prefix ? `${prefix}/${container.name}/${taskId}` : container.runtimeId;
  if (!name) {
    const has = `container ${container.name} has neither a stream prefix nor a container id`;
    const text = `${has}: its stream in ${group} is unknown`;
    return { gap: { kind: 'log-place-unknown', text } };
  }
  const region = options['awslogs-region'] || taskRegion;
  return { stream: { group, name, region }, mayLoseLines: options.mode !== 'blocking' };
}
