import { messageIn } from '../stack/stack-reason.ts';
import type { StackRow } from '../stack/stack-row.ts';
import { cutBytes } from '../text/cut-bytes.ts';
import { titleFrom } from './title-from.ts';

/** What a known message means, with the names that it holds. */
export interface Reading {
  readonly pattern: RegExp;
  /** The sentence, without full stop. `of` names the resource, where there is one. */
  readonly cause: (found: RegExpExecArray, of: string | undefined) => string;
  /** What to do in place of what the rule advises. */
  readonly advice?: readonly string[];
}

/** What is said of a row: its sentence, the same in a few words, and perhaps other advice. */
export interface StackSentence {
  readonly cause: string;
  readonly title: string;
  readonly advice?: readonly string[] | undefined;
}

/** What a sentence quotes of a message, in bytes; the proof has the whole. */
const MESSAGE_BYTES = 280;

/** Sentences that tell nothing of the cause. */
const CHATTER =
  /^(?:please |we recommend|our system |for more |see |if you |to (?:troubleshoot|learn) )/i;

/** The message on one line, without chatter at its end; names stand at the beginning. */
function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const sentences = line.split(/(?<=[a-z\d)\]'"][.!]) (?=[A-Z])/);
  const telling = sentences.filter((one, index) => index === 0 || !CHATTER.test(one));
  return cutBytes(telling.join(' ').replace(/[.: ]{1,4}$/, ''), MESSAGE_BYTES);
}

/** In a title our own words begin with a small letter; names stay as they are. */
const titleOf = (said: string): string => (/^(?:The|An?|It) /.test(said) ? titleFrom(said) : said);

/**
 * Puts the names that a row holds into a sentence: as one of the readings says it, or else behind
 * the rule's own words, in those of the service.
 */
export function stackSentence(
  { reason, resource, stack }: StackRow,
  words: string,
  readings: readonly Reading[],
): StackSentence {
  // A row about the stack itself names no resource.
  const of = resource === stack ? undefined : resource;
  const message = messageIn(reason);
  for (const text of [message, reason.replace(/\s+/g, ' ')]) {
    for (const { pattern, cause, advice } of readings) {
      const found = pattern.exec(text);
      if (!found) continue;
      const said = cutBytes(cause(found, of), 2 * MESSAGE_BYTES);
      return { cause: said, title: titleOf(said), advice };
    }
  }
  const short = shortened(message);
  const named = of ? `${words} (${of})` : words;
  if (short === '') return { cause: named, title: titleOf(named) };
  return { cause: `${named}: ${short}`, title: of ? `${of}: ${short}` : short };
}
