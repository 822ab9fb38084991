import type { Category, Phase } from '../failure/category.ts';
import type { ConditionName } from '../service/conditions.ts';
import type { SlowResource } from '../stack/operation-facts.ts';
import type { OperationProgress } from '../stack/operation-progress.ts';
import type { StackRow } from '../stack/stack-row.ts';
import type { LogLine } from '../text/excerpt/log-line.ts';
import type { Gap } from './gap.ts';
import type { TaskDefinitionChange } from './task-definition-change.ts';

/** How one failed task ended. Texts are redacted. */
export interface StopEvidence {
  readonly taskArn: string;
  readonly at: string;
  readonly phase: Phase;
  readonly category?: Category | undefined;
  readonly stopCode?: string | undefined;
  readonly stoppedReason?: string | undefined;
  readonly culprit?: string | undefined;
  readonly containers: readonly {
    readonly name: string;
    readonly exitCode?: number | undefined;
    readonly reason?: string | undefined;
  }[];
}

/** What one failed task's culprit container wrote: redacted and excerpted. */
export interface LogEvidence {
  readonly taskArn: string;
  readonly container: string;
  readonly group: string;
  readonly stream: string;
  readonly region: string;
  readonly lines: readonly LogLine[];
  /** The one line that says most. */
  readonly error?: LogLine | undefined;
  /** Lines that were read and left out. */
  readonly omitted: number;
}

/** Of a task definition only names and sizes: never an environment value. */
export interface TaskDefinitionEvidence {
  readonly arn: string;
  readonly container: string;
  readonly image?: string | undefined;
  readonly essential: readonly string[];
  readonly environmentNames: readonly string[];
  readonly secretNames: readonly string[];
  /** True when files in S3 give it further names, which are not read. */
  readonly environmentFiles?: boolean | undefined;
  /** The names of all containers of the task, which share one address. */
  readonly containers?: readonly string[] | undefined;
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
}

/** What ECS says of the service at the time of the diagnosis. */
export interface ServiceEvidence {
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly taskDefinitionArn?: string | undefined;
  /** The PRIMARY deployment's rollout state, if ECS tells. */
  readonly rolloutState?: string | undefined;
  readonly circuitBreaker: boolean;
  /** The newest service messages, redacted. */
  readonly messages: readonly string[];
}

/** Names that healthy siblings have and this service lacks. */
export interface MissingName {
  readonly name: string;
  readonly kind: 'environment' | 'secret';
  /** The siblings that have it. */
  readonly have: readonly string[];
}

export interface StackEvidence {
  readonly id: string;
  readonly name: string;
  /** The nested stack to which the service belongs, if it is not this one. */
  readonly nested?: string | undefined;
  /** Of a service's incident: that of the stack which owns it, the nested one. */
  readonly status: string;
  /** Since when it works on the service, ISO. */
  readonly since?: string | undefined;
  /** Of a stack's incident: the service because of which it failed, with its cluster. */
  readonly service?: string | undefined;
  /** In EXPRESS mode it is complete before its resources are. */
  readonly isExpress?: boolean | undefined;
  /** The rows of its latest operation that tell why it failed, the earliest first. */
  readonly rows?: readonly StackRow[] | undefined;
  /** How far its latest operation had come. */
  readonly progress?: OperationProgress | undefined;
  /** Resources on which it worked for long, the longest first. */
  readonly slowest?: readonly SlowResource[] | undefined;
}

/** A condition of the service, with what ECS's own message says of it. */
export interface ConditionEvidence {
  readonly name: ConditionName;
  readonly since: string;
  readonly reason?: string | undefined;
  readonly deploymentId?: string | undefined;
}

/** Deployments that ended, of those that somebody began. */
export interface DeploymentsEvidence {
  readonly ended: number;
  readonly completed: number;
  readonly failedSince: number;
}

/** What was gathered for an incident. What could not be had is itself evidence: a gap. */
export interface Evidence {
  readonly collectedAt: string;
  readonly stops: readonly StopEvidence[];
  readonly logs: readonly LogEvidence[];
  readonly taskDefinition?: TaskDefinitionEvidence | undefined;
  readonly service?: ServiceEvidence | undefined;
  /** What else is wrong with the service; redacted. */
  readonly conditions?: readonly ConditionEvidence[] | undefined;
  /** The revision that worked before the one that fails. */
  readonly lastGood?: { readonly arn: string; readonly assumed: boolean } | undefined;
  /**
   * How often the service's deployments succeed, and how many have failed since the last that did.
   */
  readonly deployments?: DeploymentsEvidence | undefined;
  /** What the failing revision changed since the last good one, what relates to the error first. */
  readonly changes?: readonly TaskDefinitionChange[] | undefined;
  readonly missing: readonly MissingName[];
  readonly stack?: StackEvidence | undefined;
  readonly gaps: readonly Gap[];
}

/** Failed tasks whose logs are read. */
export const LOGGED_TASKS = 3;
/** Newest log events read of a task. */
export const LOG_EVENTS = 1000;
/** Healthy siblings compared. */
export const SIBLINGS = 10;
/** All of collecting, in milliseconds. */
export const COLLECT_MILLISECONDS = 8_000;
/** An evidence item's share of DynamoDB's 400 KB, with room for escapes. */
export const EVIDENCE_BYTES = 120_000;

/** Evidence that fits its item: of the oldest task's log lines the first go, and it is said. */
export function boundEvidence(evidence: Evidence): Evidence {
  const logs = [...evidence.logs];
  const bytes = () => Buffer.byteLength(JSON.stringify({ ...evidence, logs }));
  while (logs.length > 0 && bytes() > EVIDENCE_BYTES) logs.pop();
  if (logs.length === evidence.logs.length) return evidence;
  const left = evidence.logs.length - logs.length;
  return {
    ...evidence,
    logs,
    gaps: [
      ...evidence.gaps,
      { kind: 'log-cut', text: `log lines of ${left} task(s) were too long to keep` },
    ],
  };
}
