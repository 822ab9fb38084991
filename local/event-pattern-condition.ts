import { addressFamily, inSubnet } from './ip-range.ts';

/** What the alternatives of one field of an event pattern require of an event. */
export interface Condition {
  /** Whether an event without the field passes. */
  readonly admitsAbsence: boolean;
  /** Whether a string, number, boolean or null at the field passes. */
  readonly admits: (value: unknown) => boolean;
}

type Test = Condition['admits'];
type Reader = (field: string, operand: unknown) => Test;

/** Throws an error that says which field of a pattern is refused, and why. */
export function refuse(field: string, problem: string): never {
  throw new Error(`${field ? `Field ${show(field)} of the` : 'The'} event pattern ${problem}.`);
}

/**
 * Reads the alternatives of one field and refuses those that EventBridge does not document. Where
 * the documentation is silent, it follows event-ruler, which EventBridge runs.
 * Sources:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * https://github.com/aws/event-ruler
 */
export function readCondition(field: string, alternatives: readonly unknown[]): Condition {
  if (alternatives.length === 0) refuse(field, 'has an empty array, which no event could match');
  const tests = alternatives.map((alternative) =>
    typeof alternative === 'object' && alternative !== null
      ? readExpression(field, alternative)
      : readScalar(field, alternative),
  );
  return {
    admitsAbsence: tests.includes(isAbsent),
    admits: (value) => tests.some((test) => test(value)),
  };
}

/** An operator inside another is looked up under both names, as `anything-but: prefix`. */
function readExpression(field: string, expression: object, outer = ''): Test {
  const [entry, ...others] = Object.entries(expression);
  if (!entry || others.length > 0 || Array.isArray(expression)) {
    return refuse(field, `needs an object of one operator where it has ${show(expression)}`);
  }
  const [name, operand] = entry;
  if (!outer && typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    return readExpression(field, operand, `${name}: `);
  }
  const read = name.includes(':') ? undefined : OPERATORS.get(outer + name);
  return read?.(field, operand) ?? refuse(field, `has the unknown operator ${show(outer + name)}`);
}

function readScalar(field: string, wanted: unknown): Test {
  if (isText(wanted) && addressFamily(wanted)) return inSubnet(wanted);
  const isScalar = wanted === null || typeof wanted === 'boolean' || isNumber(wanted);
  if (!isScalar && !isText(wanted)) refuse(field, `cannot ask for ${show(wanted)}`);
  return (value) => value === wanted;
}

const isAbsent: Test = () => false;

const exists: Reader = (field, operand) => {
  if (operand === false) return isAbsent;
  return operand === true ? () => true : refuse(field, 'needs true or false for "exists"');
};

/** An operator whose operand is a text and which only a string can pass. */
function textOperator(build: (text: string, field: string) => (value: string) => boolean): Reader {
  return (field, operand) => {
    if (!isText(operand)) return refuse(field, `needs a text where it has ${show(operand)}`);
    const test = build(operand, field);
    return (value) => isText(value) && test(value);
  };
}

const prefix = textOperator((text) => (value) => value.startsWith(text));
const suffix = textOperator((text) => (value) => value.endsWith(text));
const sameFolded = textOperator((text) => (value) => fold(value) === fold(text));
const foldedPrefix = textOperator((text) => (value) => fold(value).startsWith(fold(text)));
const foldedSuffix = textOperator((text) => (value) => fold(value).endsWith(fold(text)));

/** Without a locale, like event-ruler; it differs for letters whose capital is longer (ß). */
const fold = (text: string): string => text.toLowerCase();

const wildcard = textOperator((text, field) => {
  const [first = '', ...others] = literalParts(text, field);
  const last = others.at(-1);
  if (last === undefined) return (value) => value === first;
  const inner = others.slice(0, -1);
  // The leftmost match of a part leaves most room for the following parts: no backtracking.
  return (value) => {
    const end = value.length - last.length;
    let at = first.length;
    if (!value.startsWith(first) || !value.endsWith(last)) return false;
    for (const part of inner) {
      const found = value.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= end;
  };
});

/** The texts between the wildcards, with `\*` and `\\` unescaped. */
function literalParts(text: string, field: string): string[] {
  const parts = [''];
  for (const token of text.match(/\\[*\\]|[^*\\]+|\*+|\\/g) ?? []) {
    if (token === '\\' || token.startsWith('**')) {
      refuse(field, `has consecutive wildcards or a stray backslash in ${show(text)}`);
    }
    if (token === '*') parts.push('');
    else parts.push(parts.pop() + (token.startsWith('\\') ? token.slice(1) : token));
  }
  return parts;
}

/** All values but the excluded ones pass, including null and values of another type. */
function anythingBut(read: Reader, ...kinds: readonly ((value: unknown) => boolean)[]): Reader {
  return (field, operand) => {
    const excluded: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    if (excluded.length === 0 || !kinds.some((isKind) => excluded.every(isKind))) {
      refuse(field, `cannot exclude ${show(operand)} with "anything-but"`);
    }
    const tests = excluded.map((value) => read(field, value));
    return (value) => !tests.some((test) => test(value));
  };
}

const literal: Reader = (_field, excluded) => (value) => value === excluded;

const numeric: Reader = (field, operand) => {
  const terms: readonly unknown[] = Array.isArray(operand) ? operand : [];
  const shape = show(terms.map((term) => (isNumber(term) ? 0 : term)));
  const [operator, bound, topOperator = '<=', top = Number.POSITIVE_INFINITY] = terms;
  if (!/^\["(=|[<>]=?)",0\]$|^\[">=?",0,"<=?",0\]$/.test(shape) || Number(bound) >= Number(top)) {
    refuse(field, `needs a comparison or a range for "numeric" where it has ${show(operand)}`);
  }
  const holds = COMPARISONS.get(operator) ?? (() => false);
  const holdsBelow = COMPARISONS.get(topOperator) ?? (() => false);
  return (value) =>
    isNumber(value) && holds(value, Number(bound)) && holdsBelow(value, Number(top));
};

const COMPARISONS = new Map<unknown, (value: number, limit: number) => boolean>([
  ['=', (value, limit) => value === limit],
  ['<', (value, limit) => value < limit],
  ['<=', (value, limit) => value <= limit],
  ['>', (value, limit) => value > limit],
  ['>=', (value, limit) => value >= limit],
]);

const cidr = textOperator((text, field) => {
  const [base = '', bits = '', ...rest] = text.split('/');
  const widest = addressFamily(base) === 'ipv4' ? 31 : 127;
  const isMask = /^\d{1,3}$/.test(bits) && Number(bits) <= widest;
  if (!isMask || !addressFamily(base) || rest.length > 0) {
    refuse(field, `has the malformed "cidr" ${show(text)}`);
  }
  return inSubnet(base, Number(bits));
});

const isText = (value: unknown): value is string => typeof value === 'string';
const isFilledText = (value: unknown): boolean => isText(value) && value !== '';
const isNumber = (value: unknown): value is number => Number.isFinite(value);

function show(value: unknown): string {
  return typeof value === 'object' || isText(value) ? JSON.stringify(value) : String(value);
}

const OPERATORS: ReadonlyMap<string, Reader> = new Map([
  ['prefix', prefix],
  ['prefix: equals-ignore-case', foldedPrefix],
  ['suffix', suffix],
  ['suffix: equals-ignore-case', foldedSuffix],
  ['equals-ignore-case', sameFolded],
  ['wildcard', wildcard],
  ['exists', exists],
  ['numeric', numeric],
  ['cidr', cidr],
  ['anything-but', anythingBut(literal, isText, isNumber)],
  ['anything-but: prefix', anythingBut(prefix, isFilledText)],
  ['anything-but: suffix', anythingBut(suffix, isFilledText)],
  ['anything-but: equals-ignore-case', anythingBut(sameFolded, isText)],
  ['anything-but: wildcard', anythingBut(wildcard, isText)],
]);
