import type { EventPattern } from '../shared/event/event-patterns.ts';
import { wordSet } from '../shared/text/word-set.ts';
import { type Condition, readCondition, refuse } from './event-pattern-condition.ts';

/** One combination of the alternatives of `$or`: the condition of each field, by path. */
type Branch = Map<string, { readonly path: readonly string[]; readonly condition: Condition }>;

/** A field of the pattern, with the fields below it or a condition. */
interface Node {
  readonly fields: Map<string, Node>;
  /** `rank` is the position of the path among the sorted paths of the branch. */
  leaf?: { readonly rank: number; readonly condition: Condition };
}

/** Whether a value of the event meets the conditions at and below a node. */
interface Verdict {
  /** The lowest rank of the leaves that the value has; infinite when it has none. */
  readonly firstPresent: number;
  readonly admitted: boolean;
}

/** A pattern cannot be nested deeper in EventBridge's 2,048 characters. */
const MAX_DEPTH = 500;
/** Our own limit: the alternatives of several `$or` multiply. */
const MAX_BRANCHES = 1_000;
/** No field inside `$or` has such a name: event-ruler's RESERVED_FIELD_NAMES_IN_OR_RELATIONSHIP. */
const RESERVED_IN_OR = wordSet(
  'exactly equals-ignore-case prefix suffix anything-but exists wildcard numeric cidr',
  '= < <= > >= regex not-wildcard not-equals-ignore-case',
  'date-after date-on-or-after date-before date-on-or-before in-date-range',
  'ip-address-in-range ip-address-not-in-range',
);

/**
 * Whether EventBridge would admit the event, by the rules of event-ruler, which it runs: an array
 * of objects matches only if one of its elements satisfies every field of the pattern inside it.
 * Takes time proportional to the event and the pattern.
 *
 * @throws Error like {@link checkPattern}
 */
export function matches(pattern: EventPattern, event: unknown): boolean {
  const branches = readPattern(pattern);
  if (!isObject(event)) throw new Error('An event must be an object.');
  return branches.some((branch) => judge(branch, event).admitted);
}

/** @throws Error that names the field if EventBridge, or this matcher, would refuse the pattern */
export function checkPattern(pattern: EventPattern): void {
  readPattern(pattern);
}

function readPattern(pattern: unknown): Node[] {
  if (!isObject(pattern)) return refuse('', 'must be an object');
  return readFields([new Map()], pattern, [], false).map(buildTree);
}

function readFields(
  branches: readonly Branch[],
  pattern: object,
  path: readonly string[],
  insideOr: boolean,
): readonly Branch[] {
  const fields = Object.entries(pattern);
  if (fields.length === 0) refuse(path.join('.'), 'is an empty object');
  if (path.length > MAX_DEPTH) refuse(path.slice(0, 3).join('.'), 'is nested too deep');
  let result = branches;
  for (const [name, asked] of fields) {
    const here = [...path, name];
    const field = here.join('.');
    if (name === '$or') result = readOr(result, asked, path);
    else if (name.includes('.'))
      refuse(field, 'has a dot in its name, where EventBridge would nest');
    else if (insideOr && RESERVED_IN_OR.has(name)) refuse(field, 'is an operator inside "$or"');
    else if (isObject(asked)) result = readFields(result, asked, here, insideOr);
    else if (!Array.isArray(asked)) refuse(field, 'must be an array or an object');
    else addCondition(result, here, readCondition(field, asked));
  }
  return result;
}

function readOr(branches: readonly Branch[], asked: unknown, path: readonly string[]): Branch[] {
  const field = [...path, '$or'].join('.');
  if (!Array.isArray(asked) || asked.length < 2 || !asked.every(isObject)) {
    return refuse(field, 'needs an array of at least two objects');
  }
  const result = asked.flatMap((option) =>
    readFields(
      branches.map((branch) => new Map(branch)),
      option,
      path,
      true,
    ),
  );
  if (result.length > MAX_BRANCHES) refuse(field, `makes more than ${MAX_BRANCHES} combinations`);
  return result;
}

function addCondition(
  branches: readonly Branch[],
  path: readonly string[],
  condition: Condition,
): void {
  const field = path.join('.');
  for (const branch of branches) {
    if (branch.has(field)) refuse(field, 'is asked for both inside and outside of "$or"');
    branch.set(field, { path, condition });
  }
}

function buildTree(branch: Branch): Node {
  const root: Node = { fields: new Map() };
  const inOrder = [...branch].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [rank, [field, { path, condition }]] of inOrder.entries()) {
    let node = root;
    for (const name of path) {
      if (node.leaf) refuse(field, 'lies below a field that is asked for as a value');
      const child: Node = node.fields.get(name) ?? { fields: new Map() };
      node.fields.set(name, child);
      node = child;
    }
    node.leaf = { rank, condition };
  }
  return root;
}

function judge(node: Node, value: unknown): Verdict {
  if (Array.isArray(value)) return judgeElements(node, value);
  if (node.leaf) {
    const { rank, condition } = node.leaf;
    const isPresent = value === null || (value !== undefined && typeof value !== 'object');
    return isPresent
      ? { firstPresent: rank, admitted: condition.admits(value) }
      : { firstPresent: Number.POSITIVE_INFINITY, admitted: condition.admitsAbsence };
  }
  let firstPresent = Number.POSITIVE_INFINITY;
  let admitted = true;
  for (const [name, child] of node.fields) {
    const verdict = judge(
      child,
      isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined,
    );
    firstPresent = Math.min(firstPresent, verdict.firstPresent);
    admitted &&= verdict.admitted;
  }
  return { firstPresent, admitted };
}

/**
 * event-ruler looks for the fields in the order of their paths. The first field that an element has
 * binds the array to one of the elements with this field. All other fields are looked for in that
 * element only, and `exists: false` means absent from it.
 */
function judgeElements(node: Node, array: readonly unknown[]): Verdict {
  let best = judge(node, undefined);
  const pending: unknown[] = [...array];
  while (pending.length > 0) {
    const element = pending.pop();
    if (Array.isArray(element)) {
      for (const inner of element) pending.push(inner);
      continue;
    }
    const verdict = judge(node, element);
    const isEarlier = verdict.firstPresent < best.firstPresent;
    const isAsEarly = verdict.firstPresent === best.firstPresent;
    if (isEarlier || (isAsEarly && verdict.admitted)) best = verdict;
  }
  return best;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
