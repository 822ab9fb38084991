import { isEvidence } from './is-evidence.ts';
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
const OPENS: Readonly<Record<string, string>> = {
  '(': ')',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
};
/** Longer words are no part of a sentence, and a bound keeps the walk over hostile lines linear. */
const LONGEST = 300;
const LONGEST_NAME = 40;

/**
 * Secrets in sentences, without a sign or capitals that set off their name: "using password
 * hunter2", "the secret is abc123def456", "API key abc123def rejected". A sentence about a secret
 * reads alike, so the word must also look like one.
 */
export function redactProse(text: string, mark: string): string {
  let out = '';
  let done = 0;
  const nouns = new RegExp(NOUN);
  for (let noun = nouns.exec(text); noun; noun = nouns.exec(text)) {
    const said = nameAt(text, done, noun.index, nouns.lastIndex);
    if (!said) continue;
    LINK.lastIndex = nouns.lastIndex;
    const link = LINK.exec(text);
    if (!link) continue;
    const isLinked = said.isLinked || /[a-z=:\u2013\u2014-]/i.test(link[0]);
    const { start, end, quoted } = spanAt(text, LINK.lastIndex);
    const value = text.slice(start, end);
    if (value.startsWith('[REDACTED:') || isTellingWord(value)) continue;
    if (isEvidence({ name: said.name, value, quoted, by: 'blank' })) continue;
    if (!looksSecret(value, said.kind, isLinked)) continue;
    out += text.slice(done, start) + mark;
    done = end;
    nouns.lastIndex = end;
  }
  return out + text.slice(done);
}

/** The name that ends with the noun, and what the words before it say. */
function nameAt(text: string, from: number, at: number, end: number) {
  const start = wordStart(text, from, at);
  // A path, a member, a variable of a template.
  if (/[/.$@:{%\]\w-]/.test(text[start - 1] ?? ' ')) return undefined;
  const word = text.slice(start, end);
  const first = wordBefore(text, from, start);
  const second = wordBefore(text, from, first.start);
  if (PARSED.has(first.word)) return undefined;
  const isQualified = isSecretName(`${first.word} ${word}`);
  const name = isSecretName(word) ? word : isQualified ? `${first.word} ${word}` : undefined;
  if (!name) return undefined;
  const isSpecific = /key$/i.test(word) || word.length > end - at || SPECIFIC.test(first.word);
  const kind: SecretKind = /p(?:ass|w)/i.test(text.slice(at, end))
    ? 'password'
    : isSpecific
      ? 'credential'
      : 'word';
  return { name, kind, isLinked: BEFORE.has(first.word) || BEFORE.has(second.word) };
}

/** A token or secret of these is a credential; others may be a text or a resource. */
const SPECIFIC =
  /^(?:api|access|auth|authentication|authorization|bearer|client|session|refresh|security|shared|signing|webhook|secret|personal|deploy|app|oauth|sas)$/i;

function wordStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && at - start < LONGEST_NAME && /[\w-]/.test(text[start - 1] ?? '')) {
    start -= 1;
  }
  return start;
}

function wordBefore(text: string, from: number, at: number) {
  let end = at;
  while (end > from && at - end < 4 && /[ \t]/.test(text[end - 1] ?? '')) end -= 1;
  if (end === at) return { word: '', start: at };
  const start = wordStart(text, from, end);
  return { word: text.slice(start, end).toLowerCase(), start };
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
