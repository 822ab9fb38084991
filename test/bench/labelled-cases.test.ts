import { describe, expect, it } from 'vitest';
import { labelledCases } from '../../bench/labelled-cases.ts';
import { CATEGORIES, type Category } from '../../shared/failure/category.ts';

const { failures, healthy } = labelledCases();
const all = [...failures, ...healthy];

/** The values that occur more than once. */
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('labelledCases', () => {
  it('are enough to measure with', () => {
    expect(failures.filter(({ countsAsFailure }) => countsAsFailure).length).toBeGreaterThan(100);
    expect(healthy.length).toBeGreaterThan(30);
  });

  it('have unique ids that begin with their family', () => {
    expect(repeated(all.map(({ id }) => id))).toEqual([]);
    const strays = failures.filter(({ id, family }) => !id.startsWith(`${family}-`));
    expect(strays.map(({ id }) => id)).toEqual([]);
  });

  it('repeat no text', () => {
    expect(repeated(all.map(({ text }) => text.join('\n')))).toEqual([]);
    expect(all.filter(({ text }) => !text.join('').trim()).map(({ id }) => id)).toEqual([]);
  });

  it('name only known categories, and each of them more than once', () => {
    const known = new Set<Category>(CATEGORIES);
    const named = failures.flatMap(({ expectedCategory, alsoAcceptable = [] }) => [
      expectedCategory,
      ...alsoAcceptable,
    ]);
    expect(named.filter((category) => !known.has(category))).toEqual([]);
    const expected = failures.map(({ expectedCategory }) => expectedCategory);
    const rare = CATEGORIES.filter((one) => expected.filter((its) => its === one).length < 2);
    expect(rare).toEqual([]);
  });

  it('count as failures unless their category is benign or they are healthy', () => {
    const wrong = failures.filter(
      ({ expectedCategory, countsAsFailure }) =>
        countsAsFailure === expectedCategory.startsWith('benign_'),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(healthy.filter(({ countsAsFailure }) => countsAsFailure)).toEqual([]);
  });
});
