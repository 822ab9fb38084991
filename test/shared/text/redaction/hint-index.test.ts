import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintIndex } from '../../../../shared/text/redaction/hint-index.ts';
import { redactPatterns } from '../../../../shared/text/redaction/redact-patterns.ts';

const pattern = (...hints: string[]) => ({ id: '', hints, find: /x/g });
const FILLER = 'INFO the service listens on port 8080 ';

describe('hintIndex', () => {
  const hints = hintIndex([pattern('ghp_', 'gho_'), pattern('-p'), pattern('名前')]);

  it.each<readonly [string, readonly number[]]>([
    ['', [0, 0, 0]],
    ['g', [0, 0, 0]],
    [FILLER, [0, 0, 0]],
    ['ghp_', [1, 0, 0]],
    [`${FILLER}gho_`, [1, 0, 0]],
    [`mysql -p ${FILLER}`, [0, 1, 0]],
    [`${FILLER}名前 -phghp_`, [1, 1, 1]],
    ['ghp gho -q', [0, 0, 0]],
  ])('finds in "%s" %j', (text, found) => {
    expect([...hints(text)]).toEqual(found);
  });

  it('finds what a search for each hint finds', () => {
    const all = hintIndex(redactPatterns);
    const piece = fc.constantFrom(
      ...redactPatterns.flatMap((one) => one.hints),
      'a',
      ' ',
      'é',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('').slice(1);
        expect([...all(text)]).toEqual(
          redactPatterns.map((one) => (one.hints.some((hint) => text.includes(hint)) ? 1 : 0)),
        );
      }),
    );
  });

  it('gets hints of two characters or more', () => {
    expect(redactPatterns.flatMap((one) => one.hints).filter((hint) => hint.length < 2)).toEqual(
      [],
    );
  });
});
