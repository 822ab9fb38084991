import { hintIndex } from './hint-index.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { redactPatterns } from './redact-patterns.ts';
import { standsNear } from './stands-near.ts';

/** A pattern with one expression for what stays and what is replaced. */
interface Search extends RedactPattern {
  readonly whole: RegExp;
}

const searches: readonly Search[] = redactPatterns.map((pattern) => {
  const { keep, find } = pattern;
  if (keep === undefined) return { ...pattern, whole: find };
  return { ...pattern, whole: new RegExp(`(?<keep>${keep.source})(?:${find.source})`, find.flags) };
});

/** Built at its first use, because most events of a cold start need none. */
let index: ReturnType<typeof hintIndex> | undefined;
function hintsIn(text: string): Uint8Array {
  index ??= hintIndex(redactPatterns);
  return index(text);
}

/** Secrets that can be told by their own shape; each becomes `[REDACTED:<id of its pattern>]`. */
export function redactByPattern(text: string): string {
  let now = text;
  let isHinted = hintsIn(now);
  for (let place = isHinted.indexOf(1); place >= 0; place = isHinted.indexOf(1, place + 1)) {
    const search = searches[place];
    if (!search) break;
    const next = replaced(now, search);
    if (next !== now) isHinted = hintsIn(next);
    now = next;
  }
  return now;
}

function replaced(text: string, { whole, isSecret, id, ...pattern }: Search): string {
  const { near } = pattern;
  // Made at the first match: most hints are part of another word, and then there is none.
  let isNear: ReturnType<typeof standsNear> | undefined;
  return text.replace(whole, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { keep?: string } | string;
    const keep = (typeof groups === 'object' && groups.keep) || '';
    const at = rest.findLast((value) => typeof value === 'number') as number;
    if (near) isNear ??= standsNear(text, { ...pattern, near });
    if (isNear?.(at, at + found.length) === false) return found;
    const secret = found.slice(keep.length);
    return isSecret?.(secret) === false ? found : `${keep}[REDACTED:${id}]`;
  });
}
