import type { Category } from '../failure/category.ts';
import type { Resource } from '../resource.ts';
import type { ConditionName } from '../service/conditions.ts';
import type { ServiceCondition } from '../service/service-condition.ts';
import type { Operation } from '../stack/operation.ts';
import type { Span } from './failure-span.ts';
import { lastOpening, type TimelineEntry } from './timeline.ts';

export const STATUSES = ['open', 'acknowledged', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** The best diagnosis in short. It stays with the incident when the evidence has expired. */
export interface Headline {
  readonly category?: Category | undefined;
  readonly cause?: string | undefined;
  readonly confidence?: string | undefined;
  /** The line of evidence that says most. */
  readonly proof?: string | undefined;
}

/** A condition of the service that the incident includes. */
export interface NotedCondition extends ServiceCondition {
  readonly name: ConditionName;
  /** When it was added to the incident, ISO. */
  readonly notedAt: string;
}

/** The operation of a stack in short. Times are ISO. */
export type OperationSummary = Pick<Operation, 'type' | 'status' | 'startedAt' | 'endedAt'>;

/** What a person is paged for. At most one is open or acknowledged for a resource. */
export interface Incident {
  readonly id: string;
  readonly resource: Resource;
  /** 1 for the resource's first incident, and so on. */
  readonly sequence: number;
  readonly status: Status;
  readonly detector: string;
  /** The `key` of the failure that opened it, or `time#` of a condition. Its span starts there. */
  readonly trigger: string;
  /** ISO time of the condition that opened it, if no failure did. */
  readonly since?: string | undefined;
  /** Conditions of the service that are part of it, each once, as it was when it was added. */
  readonly conditions?: readonly NotedCondition[] | undefined;
  readonly openedAt: string;
  /** 1 when first opened, one more each time that it is reopened. */
  readonly opening: number;
  /** The newest opening whose queue messages are known to be sent; if older, they may be lost. */
  readonly handedOver: number;
  /** Failures before this ISO time belong to the previous incident. */
  readonly after?: string | undefined;
  readonly resolvedAt?: string | undefined;
  /** Frozen when it is resolved, before the failures' time to live. */
  readonly span?: Span | undefined;
  /** The ways of failing that diagnose has looked at. */
  readonly signatures: readonly string[];
  readonly diagnosedAt?: string | undefined;
  /** How often this opening was diagnosed. */
  readonly looks?: number | undefined;
  /** Failures of the span when it was last diagnosed: ten times as many is a material change. */
  readonly diagnosedFailures?: number | undefined;
  readonly headline?: Headline | undefined;
  readonly fingerprint?: string | undefined;
  readonly stack?: string | undefined;
  /** Of a stack's incident: the operation that it is about. */
  readonly operation?: OperationSummary | undefined;
  /** When every event of that operation was last stored, ISO. */
  readonly eventsKeptAt?: string | undefined;
  /** The incident of which this one is a part: who heard of that one need not hear of this. */
  readonly inhibitedBy?: string | undefined;
  /** True when it turned out to be nobody's failure before anybody heard of it. */
  readonly withdrawn?: boolean | undefined;
  readonly deployment?: string | undefined;
  readonly note?: string | undefined;
  readonly timeline: readonly TimelineEntry[];
  /** Counts the writes. Each write is conditional on the revision that it read. */
  readonly revision: number;
}

export const isActive = ({ status }: Incident): boolean =>
  status === 'open' || status === 'acknowledged';

/** True when an ISO time lies before the newest resolution: late news opens nothing. */
export const isSettled = (newest: Incident | undefined, at: string): boolean =>
  at <= (newest?.resolvedAt ?? newest?.after ?? '');

/** When it was last opened or reopened, ISO. */
export const lastOpenedAt = (incident: Incident): string =>
  lastOpening(incident)?.at ?? incident.openedAt;

/** Which item of the table it is. */
export const refOf = ({ resource, sequence }: Incident) => ({
  resourceKey: resource.key,
  sequence,
});
