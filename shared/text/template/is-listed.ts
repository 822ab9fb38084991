const BLANK = 32;
const HASH = 35;
const PLUS = 43;
const COMMA = 44;
const DASH = 45;
const FULL_STOP = 46;
const SLASH = 47;
const COLON = 58;
const UNDERSCORE = 95;

/** Two variables that are farther apart, in characters, are no list. */
const LONGEST_GAP = 64;

/**
 * Whether the variable at `begin` only continues what was masked up to `from`: a time, an address
 * or a list, which may have any number of members. Members may share a prefix (`blk_1 blk_2`) or
 * the whole text between them (`node-1 <ok> node-2 <ok> node-3`), so the text in front of the last
 * printed variable, `line[listFrom, listTo)`, is compared with the text in front of this one.
 */
export function isListed(
  line: string,
  from: number,
  begin: number,
  listFrom: number,
  listTo: number,
): boolean {
  const gap = begin - from;
  if (gap > LONGEST_GAP) return false;
  if (gap === 0) return true;
  const first = line.charCodeAt(from);
  const isSeparated = first === BLANK || first === COMMA;
  if (gap === 1) return isSeparated || isJoint(first);
  const second = line.charCodeAt(from + 1);
  const separator = !isSeparated ? 0 : first === COMMA && second === BLANK ? 2 : 1;
  if (gap === 2 && (separator === 2 || (first === COLON && second === COLON))) return true;
  if (gap === 3 && first === BLANK && second === DASH && line.charCodeAt(from + 2) === BLANK)
    return true;
  if (separator > 0 && isSame(line, from + separator, listTo, gap - separator)) return true;
  return gap === listTo - listFrom && isSame(line, from, listTo, gap);
}

/** Whether the `count` characters from `at` equal the last `count` before `to`. */
function isSame(line: string, at: number, to: number, count: number): boolean {
  if (to < count) return false;
  for (let i = 0; i < count; i += 1) {
    if (line.charCodeAt(at + i) !== line.charCodeAt(to - count + i)) return false;
  }
  return true;
}

function isJoint(code: number): boolean {
  return (
    code === COLON ||
    code === DASH ||
    code === FULL_STOP ||
    code === SLASH ||
    code === UNDERSCORE ||
    code === PLUS ||
    code === HASH
  );
}
