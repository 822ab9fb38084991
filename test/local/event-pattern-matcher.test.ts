import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPattern, matches } from '../../local/event-pattern-matcher.ts';
import { type EventPattern, eventPatterns } from '../../shared/event/event-patterns.ts';
import { cpuTime } from '../helpers/cpu-time.ts';
import { eventPatternVectors } from './event-pattern-vectors.ts';

const LONG = 1_000_000;

describe('matches', () => {
  for (const { name, source, pattern, event, matches: expected } of eventPatternVectors) {
    it(`${name} (${source})`, () => {
      expect(matches(pattern, event)).toBe(expected);
    });
  }

  it('throws on an unknown operator, even where the event would not reach it', () => {
    const pattern = { a: ['x'], b: [{ regex: '.*' }] };
    expect(() => matches(pattern, { a: 'y' })).toThrow('unknown operator "regex"');
  });

  it('throws on an event that is not an object', () => {
    for (const event of [undefined, null, 'x', 1, [{ a: 1 }]]) {
      expect(() => matches({ a: [{ exists: false }] }, event)).toThrow('must be an object');
    }
  });

  it('finds a value below a hundred thousand nested arrays', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}{"b": 1}${']'.repeat(100_000)}`);
    expect(matches({ a: { b: [1] } }, { a: deep })).toBe(true);
    expect(matches({ a: { b: [2] } }, { a: deep })).toBe(false);
  });

  it('survives a hundred thousand nested objects', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    expect(matches({ a: { a: [{ exists: true }] } }, deep)).toBe(false);
    expect(matches({ a: { a: [{ exists: false }] } }, deep)).toBe(true);
  });

  it('agrees with a simple algorithm on any wildcard', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const wildcard = fc
      .array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 })
      .map((characters) => characters.join('').replace(/\*+/g, '*'));
    fc.assert(
      fc.property(wildcard, text, (asked, value) => {
        expect(matches({ x: [{ wildcard: asked }] }, { x: value })).toBe(isWild(asked, value));
      }),
      { numRuns: 2_000 },
    );
  });

  const hostile: readonly (readonly [wildcard: string, unit: string])[] = [
    [`${'*a'.repeat(200)}*b`, 'a'],
    [`${'*ab'.repeat(100)}*c*`, 'ab'],
    [`*${'a'.repeat(400)}b*`, 'a'],
    [`*${'a'.repeat(200)}b${'a'.repeat(200)}*`, 'a'],
  ];
  it.each(hostile)(
    'takes time in proportion to a megabyte of text for %.20s…',
    (wildcard, unit) => {
      const time = (length: number) => {
        const event = { x: unit.repeat(length / unit.length) };
        return cpuTime(() =>
          expect(matches({ x: [{ 'anything-but': { wildcard } }] }, event)).toBe(true),
        );
      };
      const short = Math.min(time(LONG / 10), time(LONG / 10), time(LONG / 10));
      const long = Math.min(time(LONG), time(LONG), time(LONG));
      expect(long).toBeLessThan(30 * short + 100);
    },
  );

  it('takes time in proportion to sibling and nested arrays', () => {
    const many = Array.from({ length: 3_000 }, () => ({ x: 1, y: [{ z: 1 }, { z: 1 }] }));
    const pattern = { a: { x: [1], y: { z: [1] } }, b: { x: [1] }, c: { x: [1], y: { z: [2] } } };
    const time = cpuTime(() => expect(matches(pattern, { a: many, b: many, c: many })).toBe(false));
    expect(time).toBeLessThan(1_000);
  });
});

describe('checkPattern', () => {
  it('accepts every pattern of ours', () => {
    for (const clusters of [[], ['main'], ['main', 'side']]) {
      for (const pattern of Object.values(eventPatterns(clusters))) checkPattern(pattern);
    }
  });

  const refused: readonly (readonly [pattern: unknown, sentence: string])[] = [
    [
      { d: { s: [{ regex: 'a' }] } },
      'Field "d.s" of the event pattern has the unknown operator "regex".',
    ],
    [[], 'The event pattern must be an object.'],
    [{}, 'The event pattern is an empty object.'],
    [{ d: {} }, 'Field "d" of the event pattern is an empty object.'],
    [{ d: { s: 'on' } }, 'Field "d.s" of the event pattern must be an array or an object.'],
    [{ s: [] }, 'empty array'],
    [{ s: [['on']] }, 'object of one operator where it has ["on"]'],
    [{ s: [{}] }, 'object of one operator where it has {}'],
    [{ s: [{ prefix: 'a', suffix: 'b' }] }, 'object of one operator'],
    [{ s: [undefined] }, 'cannot ask for undefined'],
    [{ s: [Number.NaN] }, 'cannot ask for NaN'],
    [{ s: [{ __proto__: null, constructor: 'a' }] }, 'unknown operator "constructor"'],
    [{ s: [{ prefix: 3 }] }, 'needs a text where it has 3'],
    [{ s: [{ prefix: ['a'] }] }, 'needs a text where it has ["a"]'],
    [{ s: [{ prefix: { suffix: 'a' } }] }, 'unknown operator "prefix: suffix"'],
    [{ s: [{ 'prefix: equals-ignore-case': 'a' }] }, 'unknown operator'],
    [{ s: [{ wildcard: 'a**b' }] }, 'consecutive wildcards'],
    [{ s: [{ wildcard: 'a\\b' }] }, 'stray backslash'],
    [{ s: [{ wildcard: 'a\\' }] }, 'stray backslash'],
    [{ s: [{ exists: 'true' }] }, 'needs true or false for "exists"'],
    [{ s: [{ 'anything-but': null }] }, 'cannot exclude null'],
    [{ s: [{ 'anything-but': [] }] }, 'cannot exclude []'],
    [{ s: [{ 'anything-but': ['a', 1] }] }, 'cannot exclude ["a",1]'],
    [{ s: [{ 'anything-but': [{ prefix: 'a' }] }] }, 'cannot exclude [{"prefix":"a"}]'],
    [{ s: [{ 'anything-but': { prefix: '' } }] }, 'cannot exclude ""'],
    [{ s: [{ 'anything-but': { wildcard: ['a', 'b**'] } }] }, 'consecutive wildcards'],
    [
      { s: [{ 'anything-but': { numeric: ['=', 1] } }] },
      'unknown operator "anything-but: numeric"',
    ],
    [{ s: [{ 'anything-but': { prefix: { 'equals-ignore-case': 'a' } } }] }, 'cannot exclude'],
    [{ s: [{ numeric: [] }] }, 'for "numeric" where it has []'],
    [{ s: [{ numeric: ['=', '1'] }] }, 'for "numeric"'],
    [{ s: [{ numeric: ['<', 5, '>', 1] }] }, 'for "numeric"'],
    [{ s: [{ numeric: ['>', 5, '<', 5] }] }, 'for "numeric"'],
    [{ s: [{ cidr: '10.0.0.0' }] }, 'malformed "cidr" "10.0.0.0"'],
    [{ s: [{ cidr: '10.0.0.0/32' }] }, 'malformed "cidr"'],
    [{ $or: { a: ['x'] } }, 'Field "$or" of the event pattern needs an array of at least two'],
    [{ d: { $or: [{ a: ['x'] }] } }, 'Field "d.$or" of the event pattern needs an array'],
    [{ $or: [{ numeric: [1] }, { a: ['x'] }] }, 'operator'],
    [{ a: ['x'], $or: [{ a: ['y'] }, { b: ['z'] }] }, 'both inside and outside of "$or"'],
    [{ a: ['x'], $or: [{ a: { b: ['y'] } }, { b: ['z'] }] }, 'lies below a field'],
    [{ 'd.s': ['x'] }, 'has a dot in its name'],
  ];
  for (const [pattern, sentence] of refused) {
    it(`refuses ${JSON.stringify(pattern)}: ${sentence}`, () => {
      expect(() => checkPattern(pattern as EventPattern)).toThrow(sentence);
    });
  }

  it('refuses a pattern that would exhaust the stack', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50_000)}[1]${'}'.repeat(50_000)}`);
    expect(() => checkPattern(deep)).toThrow('nested too deep');
  });

  it('refuses alternatives that multiply into too many', () => {
    const either = (pattern: EventPattern, at: number): EventPattern => ({
      $or: [{ [`a${at}`]: pattern }, { [`b${at}`]: [1] }],
    });
    const pattern = Array.from({ length: 12 }, (_, at) => ({ [`c${at}`]: either({ d: [1] }, at) }));
    expect(() => checkPattern(Object.assign({}, ...pattern))).toThrow('combinations');
  });
});

/** Whether a wildcard without escapes matches, by the table of matching prefixes. */
function isWild(wildcard: string, value: string): boolean {
  let row = Array.from({ length: value.length + 1 }, (_, at) => at === 0);
  for (const character of wildcard) {
    const before = row;
    row = [];
    for (let at = 0; at <= value.length; at++) {
      const isNext = at > 0 && before[at - 1] === true && value[at - 1] === character;
      row.push(character === '*' ? before[at] === true || row[at - 1] === true : isNext);
    }
  }
  return row[value.length] === true;
}
