import { isEvidence } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';
import { isTellingWord } from './is-telling-word.ts';
import { looksSecret, type SecretKind } from './looks-secret.ts';
import { valueAt } from './value-at.ts';

/** The noun of a secret in a sentence, as a word or the end of one. */
const NOUN = /(?:passw(?:or[dt]|d)|passphrase|passcode|pwd|secret|token|key)(?![\w-])/gi;
/** What may part the noun from the secret: nothing, a verb, a dash. */
const LINK =
  /["'`)]?[ \t]{1,4}(?:(?:that was )?(?:provided|given|supplied|used|sent|entered) )?(?:(?:is|was|are|being|equals|=)(?::|[ \t]{1,4}))?(?:now |currently )?(?:(?:set|changed|reset|updated|rotated|equal) to[ \t]{1,4})?(?:[:=\u2013\u2014-][ \t]{1,4})?[ \t]{0,4}/iy;
/** Words in front of the noun, of which one makes it certain that the secret itself follows. */
const BEFORE = new Set(
  'using with use uses try tried trying wrong incorrect bad invalid default initial temporary generated sent got received entered rejected and'.split(
    ' ',
  ),
);
/** A token of these is a piece of source code. */
const PARSED = new Set(
  'unexpected unknown illegal syntax near parse lexer stray extra missing extraneous next'.split(
    ' ',
  ),
);
/** A word of letters alone is a word of the sentence. */
const TELLTALE = /[\d!#$%^&*~]/;
const OPENS: Readonly<Record<string, string>> = {
  '(': ')',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
};
/** Longer words are no part of a sentence, and a bound keeps the walk over hostile lines linear. */
const LONGEST = 300;
const LONGEST_NAME = 40;
const BLANK: ReadonlySet<number> = new Set([9, 32]);
/** A blank, a quote or a bracket that closes. */
const BEHIND: ReadonlySet<number> = new Set([9, 32, 34, 39, 41, 96]);

/**
 * Secrets in sentences, without a sign or capitals that set off their name: "using password
 * hunter2", "the secret is abc123def456", "API key abc123def rejected". A sentence about a secret
 * reads alike, so the word must also look like one.
 */
export function redactProse(text: string, mark: string): string {
  let out = '';
  let done = 0;
  // A log repeats few names many times.
  const known = new Map<string, Said | undefined>();
  const nouns = new RegExp(NOUN);
  for (let noun = nouns.exec(text); noun; noun = nouns.exec(text)) {
    const behind = nouns.lastIndex;
    if (!BEHIND.has(text.charCodeAt(behind))) continue;
    const phrase = phraseAt(text, done, noun.index, behind);
    if (phrase === undefined) continue;
    const said = known.has(phrase) ? known.get(phrase) : whatIsSaid(phrase);
    known.set(phrase, said);
    if (!said) continue;
    LINK.lastIndex = behind;
    const link = LINK.exec(text);
    // Behind an option stands the next option.
    if (!link || text[LINK.lastIndex] === '-') continue;
    const { start, end, quoted } = spanAt(text, LINK.lastIndex);
    const value = text.slice(start, end);
    if (!TELLTALE.test(value)) continue;
    const isLinked = said.isLinked || /[a-z=:\u2013\u2014-]/i.test(link[0]);
    if (!looksSecret(value, said.kind, isLinked)) continue;
    if (value.startsWith('[REDACTED:') || isTellingWord(value)) continue;
    if (isEvidence({ name: said.name, value, quoted, by: 'blank' })) continue;
    out += text.slice(done, start) + mark;
    done = end;
    nouns.lastIndex = end;
  }
  return out + text.slice(done);
}

interface Said {
  readonly name: string;
  readonly kind: SecretKind;
  readonly isLinked: boolean;
}

/** The word that ends with the noun and the two before it; undefined when it is no word of a sentence. */
function phraseAt(text: string, from: number, at: number, end: number): string | undefined {
  const start = wordStart(text, from, at);
  const before = text[start - 1] ?? ' ';
  // A path, a member, a variable of a template, a name longer than any.
  if ('/.$@:{%]'.includes(before) || isWordCode(text.charCodeAt(start - 1))) return undefined;
  let first = start;
  for (let words = 0; words < 2; words += 1) {
    const gap = blankStart(text, from, first);
    if (gap === first) break;
    first = wordStart(text, from, gap);
  }
  return text.slice(first, end);
}

function whatIsSaid(phrase: string): Said | undefined {
  const [word = '', before = '', twice = ''] = phrase
    .trim()
    .split(/[ \t]+/)
    .reverse();
  const [first, second] = [before.toLowerCase(), twice.toLowerCase()];
  if (PARSED.has(first)) return undefined;
  const name = isSecretName(word) ? word : `${first} ${word}`;
  if (!isSecretName(name)) return undefined;
  const isPassword = /(?:passw(?:or[dt]|d)|passphrase|passcode|pwd)$/i.test(word);
  const isSpecific = /key$|.(?:secret|token)$/i.test(word) || SPECIFIC.test(first);
  const kind: SecretKind = isPassword ? 'password' : isSpecific ? 'credential' : 'word';
  return { name, kind, isLinked: BEFORE.has(first) || BEFORE.has(second) };
}

/** A token or secret of these is a credential; others may be a text or a resource. */
const SPECIFIC =
  /^(?:api|access|auth|authentication|authorization|bearer|client|session|refresh|security|shared|signing|webhook|secret|personal|deploy|app|oauth|sas)$/i;

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

/** Where the word stands that may be the secret, without the marks of the sentence behind it. */
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
