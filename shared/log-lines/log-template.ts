import { BREAK, charKinds, DIGIT, HEX, LOWER, MARK, SPACE, UPPER } from './char-kinds.ts';

const K = charKinds;
const STOP = SPACE | BREAK;
const LETTER = LOWER | UPPER;
const UNITS = new Set(['KB','MB','GB','TB','PB','kB','KiB','MiB','GiB','ns','us','ms','msec','msecs','s','sec','secs','second','seconds','min','mins','minute','minutes','hr','hrs','hour','hours','day','days','AM','PM','UTC','GMT','Z']);
const NAMES = new Set(['Mon','Tue','Wed','Thu','Fri','Sat','Sun','Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec']);
const FIXED = new Set(['true','false','null','True','False','None','nil','NULL','TRUE','FALSE','yes','no','on','off']);
const TLDS = new Set(['com','net','org','edu','gov','io','cn','hk','uk','de','fr','jp','ru','info','local','internal','lan','in','ca','au','eu','nl','co','br','it','us','tw','kr','pl','se','ch','es','cz','at','be','biz','tv','me','dev','app','cloud','localdomain']);

export function logTemplate(line: string): string {
  const n = line.length;
  let out = '';
  let from = 0;
  let masks = 0;
  let valueAt = -1;
  let isSpacedValue = false;
  let schemeAt = -1;
  let i = 0;
  while (i < n) {
    const code = line.charCodeAt(i);
    const kind = code < 256 ? (K[code] as number) : LOWER;
    if (kind & STOP) {
      i += 1;
      if (code === 61) {
        const next = line.charCodeAt(i);
        if (next === 61 || next === 62) { i += 1; continue; }
        isSpacedValue = next === 32;
        valueAt = isSpacedValue ? i + 1 : i;
        if (next === 34 || next === 39) valueAt = i + 1;
      }
      continue;
    }
    const start = i;
    let seen = 0;
    let all = 127;
    let runs = 0;
    let digits = 0;
    let marks = 0;
    let slashes = 0;
    let dots = 0;
    let firstDigit = -1;
    let marksBefore = 0;
    let lettersAfterMark = 0;
    let lettersAfterDigit = 0;
    let at = -1;
    let prev = 0;
    let c = code;
    let k = kind;
    for (;;) {
      seen |= k;
      if (k & DIGIT) {
        digits += 1;
        if (!(prev & DIGIT)) {
          runs += 1;
          if (firstDigit < 0) { firstDigit = i; marksBefore = marks; }
        }
        all &= k;
      } else if (k & MARK) {
        marks += 1;
        if (c === 46) dots += 1;
        else if (c === 47 || c === 92) slashes += 1;
        else if (c === 64) at = i;
        all &= k;
      } else {
        all &= k;
        if (firstDigit >= 0) lettersAfterDigit += 1;
        else if (marks > 0) lettersAfterMark += 1;
      }
      prev = k;
      i += 1;
      if (i >= n) break;
      c = line.charCodeAt(i);
      k = c < 256 ? (K[c] as number) : LOWER;
      if (k & STOP) break;
    }
    let end = i;
    let begin = start;
    let isMasked = false;
    if (c === 58 && i + 2 < n && line.charCodeAt(i + 1) === 47 && line.charCodeAt(i + 2) === 47 && !(seen & (DIGIT | MARK))) {
      // URL
      i += 3;
      while (i < n) { c = line.charCodeAt(i); if (c <= 32 || c === 34 || c === 39 || c === 60 || c === 62 || c === 41 || c === 93 || c === 125 || c === 44) break; i += 1; }
      end = i;
      isMasked = true;
    } else if (start === valueAt && !(isSpacedValue && c === 61 && i < n)) {
      if (FIXED.has(line.slice(start, i))) { /* keep */ }
      else { isMasked = true; if (c === 58 && line.charCodeAt(i + 1) !== 32) valueAt = i + 1; }
    } else if (digits > 0) {
      isMasked = true;
      while (end > firstDigit + 1) { const e = line.charCodeAt(end - 1); if (e === 46 || e === 33 || e === 63 || e === 42) end -= 1; else break; }
      if (seen & LETTER) {
        const before = firstDigit - start - marksBefore;
        if (runs === 1 && lettersAfterDigit === 0 && lettersAfterMark === 0 && marksBefore <= 2 && before >= 2 && !((all & HEX) && end - start >= 6)) {
          begin = start + before + (marksBefore > 0 ? 1 : 0);
        } else if (runs === 1 && digits <= 3 && before >= 1 && lettersAfterDigit >= 2 && before + lettersAfterDigit >= 6 && marks === dots && !(all & HEX)) {
          isMasked = false;
        } else if (at >= 0 && at < firstDigit && before > 3) begin = at + 1;
      }
    } else if (marks > 0 && seen & LETTER) {
      const first = code;
      if (at > start) isMasked = true;
      else if (slashes > 0 && (first === 47 || first === 92 || first === 46 || first === 126) && i - start > 2) isMasked = true;
      else if (slashes >= 2 || (slashes === 1 && dots >= 2)) isMasked = true;
      else if (dots > 0 && slashes === 0) {
        while (end > start && line.charCodeAt(end - 1) === 46) end -= 1;
        const last = line.lastIndexOf('.', end - 1);
        if (last > start) {
          const lk = line.charCodeAt(last + 1);
          const label = line.slice(last + 1, end);
          if (!(seen & UPPER) && TLDS.has(label)) isMasked = true;
          else if (dots >= 2 && code >= 97 && !(lk >= 65 && lk <= 90 && /[a-z]/.test(label))) isMasked = true;
        }
      }
    } else if (begin >= 5 && line.charCodeAt(begin - 1) === 32 && seen & LETTER) {
      const p = line.charCodeAt(begin - 2);
      if (p === 114 && line.startsWith('user', begin - 5)) isMasked = true;
      else if (p === 114 && line.startsWith('for', begin - 4) && line.startsWith(' from ', i)) isMasked = true;
    }
    if (!isMasked) continue;
    const isNumber = !(seen & LETTER);
    if (isNumber || digits > 0) {
      if (begin > from && line.charCodeAt(begin - 1) === 60 && c !== 62 && isNumber) begin -= 1;
      while (begin - 4 >= from && line.charCodeAt(begin - 1) === 32 && NAMES.has(line.slice(begin - 4, begin - 1))) begin -= 4;
      if (end === i && c === 32) {
        const u = line.charCodeAt(i + 1);
        if (u >= 65) {
          let e = i + 1;
          while (e < n && e < i + 9 && (K[line.charCodeAt(e)] as number) & LETTER) e += 1;
          if (e - i <= 8 && UNITS.has(line.slice(i + 1, e))) { end = e; i = e; }
        }
      }
    }
    if (masks > 0 && isJoined(line, from, begin)) { from = end; continue; }
    out += `${line.slice(from, begin)}<*>`;
    from = end;
    masks += 1;
  }
  return masks === 0 ? line : out + line.slice(from);
}

function isJoined(line: string, a: number, b: number): boolean {
  const gap = b - a;
  if (gap > 3) return false;
  if (gap === 0) return true;
  const c = line.charCodeAt(a);
  if (gap === 1) return c === 58 || c === 44 || c === 45 || c === 46 || c === 47 || c === 32 || c === 95 || c === 43 || c === 35;
  if (gap === 2) return (c === 44 && line.charCodeAt(a + 1) === 32) || (c===58 && line.charCodeAt(a+1)===58);
  return c === 32 && line.charCodeAt(a + 1) === 45 && line.charCodeAt(a + 2) === 32;
}
