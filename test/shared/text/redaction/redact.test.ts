import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../shared/text/plain-text.ts';
import { redact } from '../../../../shared/text/redaction/redact.ts';
import { redactPatterns } from '../../../../shared/text/redaction/redact-patterns.ts';
import { assigned, kept } from './assignment-cases.ts';
import { named, namedKept } from './named-cases.ts';
import { told, toldKept } from './prose-cases.ts';
import { caught } from './secret-cases.ts';

const one = (line: string) => redact([line])[0] ?? '';
const rows = <T>(cases: Readonly<Record<string, readonly T[]>>) =>
  Object.entries(cases).flatMap(([group, lines]) => lines.map((line) => [group, line] as const));

describe('redact', () => {
  it.each(rows(caught))('replaces the secret by [REDACTED:%s] in %s', (id, [line, secret]) => {
    expect(line).toContain(secret);
    expect(one(line)).not.toContain(secret);
    expect(one(line)).toContain(`[REDACTED:${id}]`);
  });

  it.each([...rows(assigned), ...rows(named), ...rows(told)])(
    'replaces a value named as a secret, %s: %s',
    (_, [line, secret]) => {
      expect(line).toContain(secret);
      expect(one(line)).not.toContain(secret);
      expect(one(line)).toContain('[REDACTED:');
    },
  );

  it.each([...rows(kept), ...rows(namedKept), ...rows(toldKept)])('leaves %s: %s', (_, line) => {
    expect(one(line)).toBe(line);
  });

  it('has a case for every pattern', () => {
    for (const { id } of redactPatterns) expect(Object.keys(caught)).toContain(id);
  });

  it.each([
    [
      'postgres://app:x@db.internal:5432/app',
      'postgres://app:[REDACTED:url-password]@db.internal:5432/app',
    ],
    ['https://u:p@h.io/a/@scope/pkg', 'https://u:[REDACTED:url-password]@h.io/a/@scope/pkg'],
    ['password=a;user=b', 'password=[REDACTED:secret-value];user=b'],
    ['{"password":"x9","port":5432}', '{"password":"[REDACTED:secret-value]","port":5432}'],
    ['(password=a)', '(password=[REDACTED:secret-value])'],
    [
      'password: x9 failed at 10.0.0.1:80',
      'password: [REDACTED:secret-value] failed at 10.0.0.1:80',
    ],
    [
      'try password: x9, then 10.0.0.1:80',
      'try password: [REDACTED:secret-value], then 10.0.0.1:80',
    ],
    [
      'Authorization: Token abc user-agent: x',
      'Authorization: Token [REDACTED:secret-value] user-agent: x',
    ],
  ])('keeps the text around the secret in %s', (line, expected) => {
    expect(one(line)).toBe(expected);
  });

  it('changes nothing that is redacted already', () => {
    for (const [, [line]] of [...rows(caught), ...rows(assigned), ...rows(named), ...rows(told)]) {
      expect(one(one(line))).toBe(one(line));
    }
  });

  it('finds a password that was printed in colours, after plainText', () => {
    expect(
      redact(['\u001b[1mpass\u001b[0mword\u001b[36m=\u001b[0mhunter2'].map((l) => plainText(l))),
    ).toEqual(['password=[REDACTED:secret-value]']);
  });

  it('keeps the number of lines, and the line breaks inside an event', () => {
    expect(redact(['a\npassword=b\n', '', 'c'])).toEqual([
      'a\npassword=[REDACTED:secret-value]\n',
      '',
      'c',
    ]);
    expect(redact([])).toEqual([]);
  });

  it('is idempotent and keeps the lines for any mixture of fragments', () => {
    const fragments = [
      ...rows(caught).map(([, [line]]) => line),
      ...rows(assigned).map(([, [line]]) => line),
      ...rows(named).map(([, [line]]) => line),
      ...rows(told).map(([, [line]]) => line),
      ...'password token: = : " \' [ ] { } \\" , ; & @ :// => Bearer Basic --token Cookie: name value [REDACTED:jwt]'.split(
        ' ',
      ),
      ' ',
      '\n',
    ];
    const text = fc
      .array(fc.constantFrom(...fragments), { maxLength: 9 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (lines) => {
        const once = redact(lines);
        expect(once.length).toBe(lines.length);
        expect(redact(once)).toEqual(once);
      }),
      // The same examples each time: who changes something else must not meet a new one by chance.
      { numRuns: 3_000, seed: 20_260_203 },
    );
  });
});
