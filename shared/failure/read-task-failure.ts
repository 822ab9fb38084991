import type { EventOf } from '../event/event.ts';
import { lastSegment, type ServiceResource, serviceResource } from '../resource.ts';
import { cutBytes } from '../text/cut-bytes.ts';
import { timeOf } from '../text/iso-time.ts';
import { memoized } from '../text/memoized.ts';
import { plainText } from '../text/plain-text.ts';
import { safeLine } from '../text/safe-line.ts';
import { type Classification, classifyStop } from './classify-stop.ts';
import type { Failure } from './failure.ts';
import { REASON_BYTES } from './stop-reason.ts';
import type { StoppedContainer } from './stopped-container.ts';

/** What a task event comes to: whose failure it is, and what it says, ready to be stored. */
export interface TaskFailure {
  readonly resource: ServiceResource;
  readonly failure: Failure;
  readonly classification: Classification;
}

/** More containers than a task definition may have are somebody's joke. */
const CONTAINERS = 10;

/** A name's limit in bytes, and that of an image: what ECS itself accepts. */
const NAME_BYTES = 255;

const short = memoized((text) => cutBytes(plainText(text), NAME_BYTES));

/** Words alone, as in most reasons, hold no secret; this spares nine events in ten the search. */
const WORDS = /^(?:[A-Za-z]{1,15}[ .,]{1,2})*[A-Za-z]{0,15}\.?$/;

/** Stop reasons quote commands and image names, so they are redacted like log lines. */
const safe = memoized((text) =>
  text.length <= REASON_BYTES && WORDS.test(text) ? text : safeLine(text, REASON_BYTES),
);

const safeIf = (text: string | undefined) => (text === undefined ? undefined : safe(text));

/** An event's time has whole seconds. */
const EVENT_MILLISECONDS = 1_000;

const MILLISECONDS = '2026-01-16T17:51:02.000Z'.length;

/**
 * AWS's times have any number of fraction digits, ours three: then they sort and compare as text.
 */
function iso(time: string): string {
  if (time.length === MILLISECONDS && time.endsWith('Z')) return time;
  const fraction = /^(.{19})(?:\.(\d+))?Z$/.exec(time);
  if (!fraction) return new Date(time).toISOString();
  return `${fraction[1]}.${(fraction[2] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

const isoIf = (time: string | undefined) => (time === undefined ? undefined : iso(time));

/**
 * Reads a stopped task's event.
 *
 * @returns undefined when the task belongs to no service, or has not stopped
 */
export function taskFailure(event: EventOf<'ECS Task State Change'>): TaskFailure | undefined {
  const { detail } = event;
  const isStopped = detail.desiredStatus === 'STOPPED' || detail.lastStatus === 'STOPPED';
  if (!detail.group.startsWith('service:') || !isStopped) return undefined;
  const resource = serviceResource(detail.clusterArn, detail.group.slice('service:'.length));
  const said = detail.containers.slice(0, CONTAINERS);
  // What it says is read first: redaction may take a word of the cause for a secret.
  const { stopCode, stoppedReason, startedAt, pullStartedAt, pullStoppedAt } = detail;
  const classification = classifyStop({
    stopCode,
    stoppedReason,
    startedAt,
    pullStartedAt,
    pullStoppedAt,
    containers: said,
  });
  const containers = said.map(
    (container): StoppedContainer => ({
      name: short(container.name),
      exitCode: container.exitCode,
      reason: safeIf(container.reason),
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
  // Clocks differ between hosts: a task cannot have failed after its event was sent, nor before it
  // was created.
  let failedAt = iso(saidAt);
  if (timeOf(failedAt) > timeOf(event.time) + EVENT_MILLISECONDS) failedAt = iso(event.time);
  if (failedAt < createdAt) failedAt = createdAt;
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
    stoppedReason: safeIf(detail.stoppedReason),
    containers,
    counts: classification.counts,
    phase: classification.phase,
    category: classification.category,
  };
  return { resource, failure, classification };
}
