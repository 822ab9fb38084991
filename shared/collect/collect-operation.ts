import type { StackEvent as ApiEvent, OperationEvent } from '@aws-sdk/client-cloudformation';
import type { Answer } from '../aws/answer.ts';
import type { CloudFormation, EventPage } from '../aws/cloudformation.ts';
import type { Gap } from '../evidence/gap.ts';
import type { OperationSummary } from '../incident/incident.ts';
import { beginning } from '../stack/own-status.ts';
import { isForFailure, isOwn, nestedIdOf, type StackEvent } from '../stack/stack-event.ts';
import { handlerOf, stackEventOf } from './stack-event-of.ts';

/** All that CloudFormation tells of an operation. */
export interface OperationRead {
  /** Of the root stack and its nested stacks, the oldest first. */
  readonly events: readonly StackEvent[];
  /** The ARNs of the functions behind custom resources, by logical id. Never stored. */
  readonly handlers: ReadonlyMap<string, string>;
  readonly gaps: readonly Gap[];
}

/** Pages of one look: 4,000 events. Ten a second are allowed, and deployments need them, too. */
const PAGES = 40;
/** Nested stacks that are followed. */
const NESTED = 60;
/** EventBridge tells the second in which an operation began, the API the millisecond. */
const SECOND = 1_000;

interface World {
  readonly cloudFormation: CloudFormation;
  readonly now: () => number;
}

type Event = ApiEvent | OperationEvent;
type ReadPage = (token?: string) => Promise<Answer<EventPage<Event>>>;

/** The same event from both APIs, or from two pages, counts once. */
const identity = ({ stackId, logicalId, status, at, reason }: StackEvent) =>
  [stackId, logicalId, status, at.slice(0, 19), reason ?? ''].join(' ');

/** Events in the order of their times; what one look lists newest first is turned around. */
function ordered(newestFirst: readonly StackEvent[]): StackEvent[] {
  const seen = new Set<string>();
  return newestFirst
    .toReversed()
    .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
    .filter((event) => {
      const key = identity(event);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/**
 * Reads back every event of an operation by the ids of its stacks, which are found for 90 days
 * after a deletion. Bounded in pages, stacks and time; what could not be had becomes a gap.
 *
 * @param root the root stack's id
 * @param findsFirst asks for the failed events first, which name what hooks and validations found
 * @param deadline epoch milliseconds after which no further call begins
 */
export async function collectOperation(
  root: string,
  { startedAt, endedAt }: OperationSummary,
  findsFirst: boolean,
  { cloudFormation, now }: World,
  deadline: number,
): Promise<OperationRead> {
  const gaps: Gap[] = [];
  const handlers = new Map<string, string>();
  const from = Date.parse(startedAt) - SECOND;
  const until = endedAt ? Date.parse(endedAt) + SECOND : Number.POSITIVE_INFINITY;
  let pages = 0;
  let begunAt = from;

  const isOurs = ({ at }: StackEvent) => Date.parse(at) >= begunAt && Date.parse(at) <= until;

  function take(events: readonly Event[]): StackEvent[] {
    for (const event of events) {
      const handler = 'ResourceProperties' in event && handlerOf(event);
      if (handler && event.LogicalResourceId) handlers.set(event.LogicalResourceId, handler);
    }
    return events.flatMap((event) => stackEventOf(event) ?? []);
  }

  /** The newest first, back to the beginning of the operation. */
  async function readBack(read: ReadPage, isRoot: boolean): Promise<StackEvent[] | string> {
    const found: StackEvent[] = [];
    let token: string | undefined;
    do {
      if (pages >= PAGES || now() >= deadline) {
        const text = `only the newest ${found.length} events of the operation were read`;
        gaps.push({ kind: 'stack-events-cut', text });
        break;
      }
      pages += 1;
      const page = await read(token);
      if ('error' in page) {
        if (found.length === 0) return page.error;
        gaps.push({ kind: 'stack-events-cut', text: `older events were not read: ${page.error}` });
        break;
      }
      const events = take(page.value.events);
      found.push(...events);
      // The operation began with this one, though the event of its beginning may be unknown.
      const first = events.find(
        (event) =>
          isOwn(event) &&
          beginning(event.status) !== undefined &&
          !isForFailure(event) &&
          Date.parse(event.at) <= from + 2 * SECOND,
      );
      if (first && isRoot) begunAt = Math.min(begunAt, Date.parse(first.at));
      const last = events.at(-1);
      if (first || (last && Date.parse(last.at) < from - SECOND)) break;
      token = page.value.next;
    } while (token);
    return found;
  }

  async function readStack(id: string): Promise<StackEvent[]> {
    const isRoot = id === root;
    const listed = await readBack((token) => cloudFormation.stackEvents(id, token), isRoot);
    if (typeof listed !== 'string') return listed;
    const read = (token?: string) => cloudFormation.operationEvents(id, false, token);
    const told = FINAL.test(listed) ? listed : await readBack(read, isRoot);
    if (typeof told !== 'string') return told;
    gaps.push({
      kind: 'stack-events-unread',
      text: `the events of ${id} could not be read: ${told}`,
    });
    return [];
  }

  const found: StackEvent[] = [];
  if (findsFirst) {
    const failed = await cloudFormation.operationEvents(root, true);
    // An older endpoint does not have it; then the other API tells all but refusals.
    if ('value' in failed) found.push(...take(failed.value.events));
  }
  const waiting = [root];
  for (const id of waiting) {
    if (id !== root && now() >= deadline) break;
    const events = (await readStack(id)).filter(isOurs);
    found.push(...events);
    for (const nested of events.flatMap((event) => nestedIdOf(event) ?? [])) {
      if (!waiting.includes(nested) && waiting.length <= NESTED) waiting.push(nested);
    }
  }
  return { events: ordered(found.filter(isOurs)), handlers, gaps };
}

/** Asking the other API would not help. */
const FINAL = /AccessDenied|Throttl|UnrecognizedClient/;
