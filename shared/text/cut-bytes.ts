const MARK = '…';
const MARK_BYTES = 3;

/**
 * The text in at most `maxBytes` of UTF-8. A longer text is cut between two characters and ends
 * with `…`, which counts, if there is room for it.
 */
export function cutBytes(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const room = maxBytes - MARK_BYTES;
  let bytes = 0;
  let fits = 0;
  let fitsWithMark = 0;
  while (fits < text.length) {
    const point = text.codePointAt(fits) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > maxBytes) {
      return room < 0 ? text.slice(0, fits) : text.slice(0, fitsWithMark) + MARK;
    }
    fits += point < 0x10000 ? 1 : 2;
    if (bytes <= room) fitsWithMark = fits;
  }
  return text;
}
