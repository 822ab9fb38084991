/** Longer texts are rare and seldom the same twice. */
const LONGEST = 1_024;
/** Texts that are kept: a few hundred kilobytes at most. */
const MOST = 256;

/**
 * The same function of a text, which remembers what it made of the texts that it saw. Services fail
 * with the same few reasons thousands of times, and reading one takes longer than looking it up.
 *
 * @param read a pure function; what it returns is shared, so it must not be changed
 */
export function memoized<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.value;
    const value = read(text);
    if (text.length > LONGEST) return value;
    if (known.size >= MOST) known.clear();
    known.set(text, { value });
    return value;
  };
}
