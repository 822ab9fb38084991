import type { CloudFormation } from '../aws/cloudformation.ts';
import type { Logs } from '../aws/logs.ts';
import { COLLECT_MILLISECONDS, type Evidence, type StackEvidence } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import type { OperationSummary } from '../incident/incident.ts';
import type { Place, StackResource } from '../resource.ts';
import { type KeptEvent, restored } from '../stack/kept-event.ts';
import { slowestResources } from '../stack/operation-facts.ts';
import { operationProgress } from '../stack/operation-progress.ts';
import { type ResourceFailure, resourceFailure } from '../stack/resource-failure.ts';
import { rowOf, type StackEvent } from '../stack/stack-event.ts';
import { descriptionOf, type StackDescription } from '../stack/stack-state.ts';
import { tellingRows } from '../stack/telling-rows.ts';
import { collectHandlerLogs } from './collect-handler-logs.ts';
import { collectOperation } from './collect-operation.ts';

export interface StackCollectWorld {
  readonly cloudFormation: (place: Place) => CloudFormation;
  readonly logs: (place: Place) => Logs;
  readonly now: () => number;
}

/** What is known of the operation before anybody is asked. */
export interface KnownOperation {
  readonly operation: OperationSummary;
  /** What became of the root stack, and of its resources, as events told. */
  readonly rows: readonly StackEvent[];
  readonly failures: readonly ResourceFailure[];
  readonly description?: StackDescription | undefined;
  /** What an earlier look read, and what a later one may not be able to read any more. */
  readonly kept: readonly KeptEvent[];
  /** True for the first look, which asks for what failed before it reads all. */
  readonly isFirst: boolean;
}

/** What a look at a stack's operation brings. */
export interface StackFindings {
  readonly evidence: Evidence;
  /** Every event of the operation; empty when none could be read. */
  readonly events: readonly StackEvent[];
  readonly description?: StackDescription | undefined;
}

/** Asked once for an operation: neither its mode nor its tags change while it runs. */
async function describe(
  resource: StackResource,
  known: StackDescription | undefined,
  { cloudFormation, now }: StackCollectWorld,
): Promise<{ readonly description?: StackDescription; readonly gap?: Gap }> {
  if (known) return { description: known };
  const read = await cloudFormation(resource).stack(resource.arn);
  if ('error' in read) {
    const text = `stack ${resource.name} could not be described: ${read.error}`;
    return { gap: { kind: 'stack-unread', text } };
  }
  if (!read.value) return {};
  return { description: descriptionOf(read.value, new Date(now()).toISOString()) };
}

/** EventBridge tells the second of what the API tells to the millisecond. */
const SECONDS = 2_000;

/** The events that are not among others. There may be thousands of both. */
function without(events: readonly StackEvent[], others: readonly StackEvent[]): StackEvent[] {
  const keyOf = ({ stackId, logicalId, status }: StackEvent) => `${stackId} ${logicalId} ${status}`;
  const times = new Map<string, number[]>();
  for (const one of others) {
    const key = keyOf(one);
    times.set(key, [...(times.get(key) ?? []), Date.parse(one.at)]);
  }
  return events.filter((event) => {
    const at = Date.parse(event.at);
    return !times.get(keyOf(event))?.some((time) => Math.abs(time - at) < SECONDS);
  });
}

/** An event without what is added to it for the table. */
const bare = (event: StackEvent): StackEvent => {
  const { at, stack, stackId, logicalId, type, status, reason, physicalId, token } = event;
  return { at, stack, stackId, logicalId, type, status, reason, physicalId, token };
};

/**
 * What the API told, with what only events or an earlier look did: it may lag behind them, not tell
 * again what a hook said, or not be asked at all.
 */
function withKnown(
  read: readonly StackEvent[],
  { rows, failures, kept }: KnownOperation,
): StackEvent[] {
  const told = [...rows, ...failures];
  const earlier = restored(kept, [...read, ...told]);
  const more = without([...earlier, ...without(told, earlier)], read);
  return [...read, ...more.map(bare)].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

/**
 * Gathers what there is to know about a failed operation of a root stack: every event of it and of
 * its nested stacks, and the logs behind custom resources. Two looks need at most 4 calls for the
 * root stack, 2 for each nested one, and further pages; each begins no call after 8 s.
 */
export async function collectStackEvidence(
  resource: StackResource,
  known: KnownOperation,
  world: StackCollectWorld,
): Promise<StackFindings> {
  const deadline = world.now() + COLLECT_MILLISECONDS;
  const { operation, isFirst } = known;
  const cloudFormation = world.cloudFormation(resource);
  const { description, gap } = await describe(resource, known.description, world);
  const read = await collectOperation(
    resource.arn,
    operation,
    isFirst,
    { cloudFormation, now: world.now },
    deadline,
  );
  const events = withKnown(read.events, known);
  const roots = events.flatMap((event) => resourceFailure(event, resource.arn) ?? []);
  const handlers = await collectHandlerLogs(roots, read.handlers, resource, world.logs);
  const now = new Date(world.now()).toISOString();
  const failedAt = roots[0]?.at ?? operation.endedAt ?? now;
  const rows = tellingRows(events, resource.arn);
  const stack: StackEvidence = {
    id: resource.arn,
    name: resource.name,
    status: operation.status,
    ...(description?.isExpress && { isExpress: true }),
    rows: rows.length > 0 ? rows : known.rows.map(rowOf),
    ...(read.events.length > 0 && {
      progress: operationProgress(events, failedAt),
      slowest: slowestResources(events),
    }),
  };
  return {
    evidence: {
      collectedAt: now,
      stops: [],
      logs: handlers.logs,
      missing: [],
      stack,
      gaps: [...read.gaps, ...handlers.gaps, ...(gap ? [gap] : [])],
    },
    events: read.events.length > 0 ? events : [],
    description,
  };
}
