/** Worked on at once: a storm's worth of incidents fits into a minute. */
const AT_ONCE = 10;

/** Does the work for each; what one of them throws is for the end, so a bad incident stops nobody. */
export async function eachAlone<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const some = items.slice(start, start + AT_ONCE);
    await Promise.all(some.map((item) => work(item).catch((error) => errors.push(error))));
  }
  return errors;
}
