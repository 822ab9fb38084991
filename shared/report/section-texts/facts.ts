import { cut, FACT, section } from '../draw-text.ts';
import type { Fact } from '../sections/facts.ts';

/** The width of the labels. */
const LABEL = 11;

/** The facts as a table of two columns. */
export const factsText = (facts: readonly Fact[]): string =>
  section(
    'FACTS',
    facts.map(({ name, kind, value }) => {
      const text = cut(value, FACT);
      return `${name.padEnd(LABEL)}${kind === 'note' ? `(${text})` : text}`;
    }),
  );
