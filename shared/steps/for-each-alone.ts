/** Worked on at once: what a storm opens in a minute fits into a minute. */
const AT_ONCE = 10;

/**
 * Does the work for each item. What one of them throws is kept for the end, so that one bad
 * incident holds up no other.
 *
 * @returns the errors
 */
export async function forEachAlone<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const some = items.slice(start, start + AT_ONCE);
    await Promise.all(some.map((item) => work(item).catch((error) => errors.push(error))));
  }
  return errors;
}

/** Throws the errors of all as one, if there are any. @param what happened to them */
export function throwAll(errors: readonly unknown[], what: string): void {
  if (errors.length === 0) return;
  throw new AggregateError(errors, `${errors.length} ${what}, the first: ${errors[0]}`);
}
