import { inOrder } from '../pattern.ts';
import { wordSet } from '../word-set.ts';
import { isHarmlessValue } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';
import { isTellingWord } from './is-telling-word.ts';
import { looksSecret, type SecretKind } from './looks-secret.ts';
import { valueAt } from './value-at.ts';

/** A noun that means a secret in a sentence, as a word or at the end of one. */
const NOUN = /(?:passw(?:or[dt]|d)|passphrase|passcode|pwd|secret|token|key)(?![\w-])/gi;
/** What may stand between the noun and the secret: nothing, a verb, a dash. */
const LINK = inOrder(
  /["'`)]?[ \t]{1,4}/iy,
  /(?:(?:that was )?(?:provided|given|supplied|used|sent|entered) )?/iy,
  /(?:(?:is|was|are|being|equals|=)(?::|[ \t]{1,4}))?(?:now |currently )?/iy,
  /(?:(?:set|changed|reset|updated|rotated|equal) to[ \t]{1,4})?/iy,
  /(?:[:=\u2013\u2014-][ \t]{1,4})?[ \t]{0,4}/iy,
);
/** With one of these before the noun, the secret itself follows. */
const BEFORE = wordSet(
  'using with use uses try tried trying',
  'wrong incorrect bad invalid rejected',
  'default initial temporary generated',
  'sent got received entered and',
);
/** A token after one of these is a piece of source code. */
const PARSED = wordSet(
  'unexpected unknown illegal syntax near parse lexer stray extra missing extraneous next',
);
/** After one of these, a token or a secret is a credential and not a text or a resource. */
const SPECIFIC = wordSet(
  'api app client personal deploy webhook secret',
  'access auth authentication authorization bearer oauth sas session refresh',
  'security shared signing',
);
/** A word of letters only is a word of the sentence. */
const TELLTALE = /[\d!#$%^&*~]/;
const OPENS: Readonly<Record<string, string>> = {
  '(': ')',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
};
/** Longer words are no part of a sentence; the bound keeps hostile lines in linear time. */
const LONGEST = 300;
const LONGEST_NAME = 40;
const BLANK: ReadonlySet<number> = new Set([9, 32]);
/** What may follow the noun: a blank, a quote or a closing bracket. */
const BEHIND: ReadonlySet<number> = new Set([9, 32, 34, 39, 41, 96]);

/**
 * Secrets in sentences, where neither a sign nor capitals mark their name: "using password
 * hunter2", "the secret is abc123def456", "API key abc123def rejected". A sentence about a secret
 * reads much the same, so the word must also look like a secret.
 */
export function redactProse(text: string, mark: string): string {
  let out = '';
  let done = 0;
  // A log repeats a few names many times.
  const known = new Map<string, Phrase | undefined>();
  NOUN.lastIndex = 0;
  for (let noun = NOUN.exec(text); noun; noun = NOUN.exec(text)) {
    const behind = NOUN.lastIndex;
    if (!BEHIND.has(text.charCodeAt(behind))) continue;
    const phrase = phraseAt(text, done, noun.index, behind);
    if (phrase === undefined) continue;
    const said = known.has(phrase) ? known.get(phrase) : readPhrase(phrase);
    known.set(phrase, said);
    if (!said) continue;
    LINK.lastIndex = behind;
    const link = LINK.exec(text);
    // The noun was an option, and the next option follows.
    if (!link || text[LINK.lastIndex] === '-') continue;
    const { start, end, quoted } = spanAt(text, LINK.lastIndex);
    const value = text.slice(start, end);
    if (!TELLTALE.test(value)) continue;
    const isLinked = said.isLinked || /[a-z=:\u2013\u2014-]/i.test(link[0]);
    if (!looksSecret(value, said.kind, isLinked)) continue;
    if (value.startsWith('[REDACTED:') || isTellingWord(value)) continue;
    if (isHarmlessValue({ name: said.name, value, quoted, by: 'blank' })) continue;
    out += text.slice(done, start) + mark;
    done = end;
    NOUN.lastIndex = end;
  }
  return out + text.slice(done);
}

/** What a phrase such as `wrong api key` says of the word that follows it. */
interface Phrase {
  readonly name: string;
  readonly kind: SecretKind;
  readonly isLinked: boolean;
}

/** The word that ends with the noun, and two words before it; undefined outside a sentence. */
function phraseAt(text: string, from: number, at: number, end: number): string | undefined {
  const start = wordStart(text, from, at);
  const before = text[start - 1] ?? ' ';
  // A path, a member, a variable of a template, or a name that is too long.
  if ('/.$@:{%]'.includes(before) || isWordCode(text.charCodeAt(start - 1))) return undefined;
  let first = start;
  for (let words = 0; words < 2; words += 1) {
    const gap = blankStart(text, from, first);
    if (gap === first) break;
    first = wordStart(text, from, gap);
  }
  return text.slice(first, end);
}

function readPhrase(phrase: string): Phrase | undefined {
  const [word = '', before = '', twice = ''] = phrase
    .trim()
    .split(/[ \t]+/)
    .reverse();
  const [first, second] = [before.toLowerCase(), twice.toLowerCase()];
  if (PARSED.has(first)) return undefined;
  const name = isSecretName(word) ? word : `${first} ${word}`;
  if (!isSecretName(name)) return undefined;
  const isPassword = /(?:passw(?:or[dt]|d)|passphrase|passcode|pwd)$/i.test(word);
  const isSpecific = /key$|.(?:secret|token)$/i.test(word) || SPECIFIC.has(first);
  const kind: SecretKind = isPassword ? 'password' : isSpecific ? 'credential' : 'word';
  return { name, kind, isLinked: BEFORE.has(first) || BEFORE.has(second) };
}

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 45 || // -
  code === 95; // _

function wordStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && at - start < LONGEST_NAME && isWordCode(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  return start;
}

function blankStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && at - start < 4 && BLANK.has(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** The word that may be the secret, without the punctuation behind it. */
function spanAt(text: string, at: number) {
  const window = text.slice(at, at + LONGEST);
  const close = OPENS[window[0] ?? ''];
  if (close) {
    const end = window.indexOf(close);
    return { start: at + 1, end: end < 0 ? at + 1 : at + end, quoted: true };
  }
  const { start, end, quoted } = valueAt(window, 0);
  const length = quoted ? end - start : window.slice(start, end).replace(/[.,:;!?'"]+$/, '').length;
  return { start: at + start, end: at + start + length, quoted };
}
