import { describe, expect, it } from 'vitest';
import { redact } from '../../../../shared/text/redaction/redact.ts';
import { noTokens, tokenFormats } from './token-formats.ts';

const one = (line: string) => redact([line])[0] ?? '';
const rows = Object.entries(tokenFormats).flatMap(([issuer, tokens]) =>
  tokens.map((token) => [issuer, token] as const),
);

/** Where tokens are printed without a name that would give them away. */
const PLACES: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `request with ${token} was rejected at 10.0.0.1:443`,
  (token) => `{"args":["--x","${token}"],"port":5432}`,
  (token) => `GET /v1/items?x=${token}&page=2 401`,
  (token) => `(${token}), and more.`,
];

describe('redact', () => {
  it.each(rows)('finds the token of %s in any place: %s', (_, token) => {
    for (const place of PLACES) {
      const line = one(place(token));
      expect(line).not.toContain(token.slice(-12));
      expect(line).toContain('[REDACTED:');
    }
  });

  it.each(rows)('keeps the text around the token of %s: %s', (_, token) => {
    expect(one(PLACES[1]?.(token) ?? '')).toMatch(
      /^request with \S+ was rejected at 10\.0\.0\.1:443$/,
    );
    expect(one(PLACES[2]?.(token) ?? '')).toMatch(/"port":5432\}$/);
  });

  it.each(noTokens)('leaves %s', (line) => {
    expect(one(line)).toBe(line);
  });
});
