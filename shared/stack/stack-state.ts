import type { StackResource } from '../resource.ts';
import { anyOf, inOrder } from '../text/pattern.ts';
import { safeLine } from '../text/safe-line.ts';
import { isEnd, stageOf } from './own-status.ts';
import type { StackEvent } from './stack-event.ts';

/** Whether an operation goes on that reconcile must follow. */
export type StackWatch = 'operating' | 'known';

/** What DescribeStacks said of a stack. */
export interface StackDescription {
  /** ISO time of the answer. */
  readonly at: string;
  /** True when it belongs to no other stack. */
  readonly isRoot?: boolean | undefined;
  /** In EXPRESS mode a stack is complete before its resources are, and nothing is rolled back. */
  readonly isExpress?: boolean | undefined;
  /** A tag that tells which run of a pipeline it belongs to: `run-id=20998410277`. */
  readonly correlation?: string | undefined;
}

/** What is stored of a stack, root or nested, beside its operations. */
export interface StackState {
  readonly resource?: StackResource | undefined;
  /** The id of the stack whose nested stack it is, from the parent's own events. */
  readonly parent?: string | undefined;
  /** The root stack's id, once it is certain; a stack may be its own root. */
  readonly root?: string | undefined;
  /** Nested stacks that were taken for roots of their own before it was known whose they are. */
  readonly orphans?: readonly string[] | undefined;
  /** Of a stack that is not known to be nested. */
  readonly watch?: StackWatch | undefined;
  /** The newest that is known of the stack itself. */
  readonly latest?: { readonly status: string; readonly at: string } | undefined;
  readonly described?: StackDescription | undefined;
  /** Of a root stack: the keys of its services, those of nested stacks too. */
  readonly services?: readonly string[] | undefined;
}

/**
 * Tags in which pipelines leave the id of a run.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-tags.html
 */
const CORRELATION = inOrder(
  /^(?:.{1,40}[:_-])?/i,
  anyOf(/correlation|run|build|deploy(?:ment)?/i, /pipeline|execution|commit|release/i),
  /(?:[-_]?(?:id|sha|number|execution|hash))?$/i,
);

/** Of a tag, whose key and value have up to 384 characters together. */
const CORRELATION_BYTES = 400;

/** The tag that tells which run an operation belongs to. */
export function correlationIn(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): string | undefined {
  const found = tags.find(({ Key = '', Value }) => Value && CORRELATION.test(Key));
  return found && `${found.Key}=${found.Value}`;
}

/** What DescribeStacks said, as far as it is kept. @param at ISO time of the answer */
export function descriptionOf(
  said: {
    readonly StackId?: string | undefined;
    readonly RootId?: string | undefined;
    readonly DeploymentConfig?: { readonly Mode?: string | undefined } | undefined;
    readonly Tags?: Parameters<typeof correlationIn>[0] | undefined;
  },
  at: string,
): StackDescription {
  const correlation = correlationIn(said.Tags ?? []);
  return {
    at,
    ...((said.RootId ?? said.StackId) === said.StackId && { isRoot: true }),
    ...(said.DeploymentConfig?.Mode === 'EXPRESS' && { isExpress: true }),
    ...(correlation && { correlation: safeLine(correlation, CORRELATION_BYTES) }),
  };
}

const isLater = (event: StackEvent, { at, status }: NonNullable<StackState['latest']>): boolean =>
  event.at === at ? stageOf(event.status) > stageOf(status) : event.at > at;

/** The state after an event about the stack itself; undefined when it tells nothing newer. */
export function afterOwnEvent(state: StackState, event: StackEvent): StackState | undefined {
  if (state.latest && !isLater(event, state.latest)) return undefined;
  const { status, at } = event;
  const isNested = state.parent !== undefined || (state.root ?? event.stackId) !== event.stackId;
  const watch: StackWatch = isEnd(status) ? 'known' : 'operating';
  return { ...state, latest: { status, at }, ...(!isNested && { watch }) };
}

/** Services of one stack that are remembered. */
const SERVICES = 100;

/** The state of a root stack that has a service; undefined when that is known. */
export function withService(state: StackState, key: string): StackState | undefined {
  const { services = [] } = state;
  if (services.includes(key) || services.length >= SERVICES) return undefined;
  return { ...state, services: [...services, key] };
}

/** The state of a stack that turns out to be nested: its root is followed in its place. */
export function afterLink(state: StackState, parent: string): StackState | undefined {
  if (state.parent !== undefined) return undefined;
  const { watch: _watch, ...rest } = state;
  return { ...rest, parent };
}
