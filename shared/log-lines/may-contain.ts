/** A table of this size is filled to a few percent by a megabyte of log. */
const SIZE = 1 << 16;
/** In a shorter text, looking for a part is cheaper than the table. */
const LONG = 2_000;

/**
 * Tells of a part whether it may stand in the text; false is certain, true is not. It reads the text
 * once, by threes of characters, where a hundred searches for a hundred parts read it a hundred times.
 */
export function mayContain(text: string): (part: string) => boolean {
  if (text.length < LONG) return (part) => text.includes(part);
  const seen = new Uint8Array(SIZE);
  let [a, b] = [text.charCodeAt(0), text.charCodeAt(1)];
  for (let i = 2; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    seen[place(a, b, c)] = 1;
    a = b;
    b = c;
  }
  return (part) => {
    for (let i = 2; i < part.length; i += 1) {
      const at = place(part.charCodeAt(i - 2), part.charCodeAt(i - 1), part.charCodeAt(i));
      if (seen[at] === 0) return false;
    }
    return true;
  };
}

const place = (a: number, b: number, c: number): number => ((a << 10) ^ (b << 5) ^ c) & (SIZE - 1);
