import { inOrder } from '../pattern.ts';

/** The name of a container, as compose prints it, and a timestamp. */
const PREFIX = inOrder(
  /^/,
  /(?:[\w.-]{1,60}\s{0,20}\| )?/,
  /(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]? )?/,
);

/**
 * A line without what a log driver or compose put in front of it. Stack traces are recognised by
 * how their lines begin.
 */
export const bareLine = (text: string): string => text.replace(PREFIX, '');
