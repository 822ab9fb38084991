import {
  type Classification,
  classifyStop,
  type Failure,
  type StoppedContainer,
} from './failure.ts';
import { cutBytes } from './log-lines/cut-bytes.ts';
import { plainText } from './log-lines/plain-text.ts';
import { redact } from './log-lines/redact.ts';
import { lastSegment, type Resource, serviceResource } from './resource.ts';
import type { EcsTaskStateChange } from './schemas/ecs-task-state-change.ts';

/** What a task event comes to: whose failure it is, and what it says, ready to be stored. */
export interface TaskFailure {
  readonly resource: Resource;
  readonly failure: Failure;
  readonly classification: Classification;
}

/** A stop reason's limit in bytes; the ECS agent itself cuts at 1,024 characters. */
const REASON_BYTES = 1_024;
/** More containers than a task definition may have are somebody's joke. */
const CONTAINERS = 10;

/** A name's limit in bytes, and that of an image: what ECS itself accepts. */
const NAME_BYTES = 255;

const short = (text: string): string => cutBytes(plainText(text), NAME_BYTES);

/** Stop reasons quote commands and image names, so they are redacted like log lines. */
const safe = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : cutBytes(redact([plainText(text)])[0] ?? '', REASON_BYTES);

const iso = (time: string | number): string => new Date(time).toISOString();
const isoIf = (time: string | undefined) => (time === undefined ? undefined : iso(time));

/**
 * Reads a stopped task's event.
 *
 * @returns undefined when the task belongs to no service, or has not stopped
 */
export function taskFailure(event: EcsTaskStateChange): TaskFailure | undefined {
  const { detail } = event;
  const isStopped = detail.desiredStatus === 'STOPPED' || detail.lastStatus === 'STOPPED';
  if (!detail.group.startsWith('service:') || !isStopped) return undefined;
  const resource = serviceResource(detail.clusterArn, detail.group.slice('service:'.length));
  const said = detail.containers.slice(0, CONTAINERS);
  // What it says is read first: redaction may take a word of the cause for a secret.
  const classification = classifyStop({ ...detail, containers: said });
  const containers = said.map(
    (container): StoppedContainer => ({
      name: short(container.name),
      exitCode: container.exitCode,
      reason: safe(container.reason),
      runtimeId: container.runtimeId,
      image: container.image && short(container.image),
    }),
  );
  const createdAt = iso(detail.createdAt);
  const saidAt =
    detail.stoppingAt ??
    detail.executionStoppedAt ??
    detail.stoppedAt ??
    detail.updatedAt ??
    event.time;
  // Clocks differ between hosts: a task cannot have failed before it was created.
  const failedAt = iso(Math.max(Date.parse(saidAt), Date.parse(createdAt)));
  const failure: Failure = {
    key: `${createdAt}#${lastSegment(detail.taskArn)}`,
    taskArn: detail.taskArn,
    version: detail.version ?? 0,
    createdAt,
    startedAt: isoIf(detail.startedAt),
    failedAt,
    stoppedAt: isoIf(detail.stoppedAt),
    taskDefinitionArn: detail.taskDefinitionArn,
    deploymentId: /^ecs-svc\/.+/.test(detail.startedBy ?? '') ? detail.startedBy : undefined,
    stopCode: detail.stopCode && short(detail.stopCode),
    stoppedReason: safe(detail.stoppedReason),
    containers,
    counts: classification.counts,
    phase: classification.phase,
    category: classification.category,
  };
  return { resource, failure, classification };
}
