import { describe, expect, it } from 'vitest';
import { redact } from '../../../../shared/text/redaction/redact.ts';
import { redactPrivateKeys } from '../../../../shared/text/redaction/redact-private-keys.ts';

const MARK = '[REDACTED:private-key]';
const BEGIN = '-----BEGIN RSA PRIVATE KEY-----';
const END = '-----END RSA PRIVATE KEY-----';
const full = (c: string) =>
  `${c}IIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7${'xY1z'.repeat(3)}`;
const body = ['M', 'N', 'O', 'P'].map(full);
const last = 'Xw3Qab==';
const inJson = (log: string) =>
  JSON.stringify({ container_id: '0a'.repeat(32), log, source: 'stdout' });
const before = '2024-01-01T00:00:00Z INFO starting with a key';
const after = 'Error: listen EADDRINUSE: address already in use 127.0.0.1:5432';

describe('redactPrivateKeys', () => {
  it.each<[string, string[], string[]]>([
    [
      'removes a key that has one event per line',
      [before, BEGIN, ...body, last, END, after],
      [before, MARK, MARK, MARK, MARK, MARK, MARK, MARK, after],
    ],
    [
      'removes a key whose BEGIN is outside the window',
      [...body, last, END, after],
      [MARK, MARK, MARK, MARK, MARK, MARK, after],
    ],
    [
      'removes a key whose END is outside the window',
      [before, BEGIN, ...body],
      [before, MARK, MARK, MARK, MARK, MARK],
    ],
    [
      'stops behind the base64 when there is no END',
      [BEGIN, ...body, last, after],
      [MARK, MARK, MARK, MARK, MARK, MARK, after],
    ],
    [
      'removes the middle of a key without BEGIN and END',
      [before, ...body, after],
      [before, MARK, MARK, MARK, MARK, after],
    ],
    [
      'leaves the lines of another thread in the middle of a key',
      [BEGIN, ...body.slice(0, 2), before, ...body.slice(2), END],
      [MARK, MARK, MARK, before, MARK, MARK, MARK],
    ],
    [
      'skips the headers of an encrypted key',
      [BEGIN, 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00', '', ...body, END],
      [
        MARK,
        'Proc-Type: 4,ENCRYPTED',
        'DEK-Info: AES-128-CBC,00',
        '',
        MARK,
        MARK,
        MARK,
        MARK,
        MARK,
      ],
    ],
    [
      'keeps the prefix of a logger',
      [`web | ${BEGIN}`, `web | ${body[0]}`, `web | ${END}`],
      [`web | ${MARK}`, `web | ${MARK}`, `web | ${MARK}`],
    ],
    [
      'removes a key that a log router wrapped in JSON',
      [inJson(body[0] ?? ''), inJson(last), inJson(END), inJson('ready')],
      [inJson(MARK), inJson(MARK), inJson(MARK), inJson('ready')],
    ],
    [
      'removes the middle of a key that a log router wrapped in JSON',
      [inJson('ready'), ...body.map(inJson)],
      [inJson('ready'), ...body.map(() => inJson(MARK))],
    ],
    [
      'removes a key in strings of source code',
      [`"${BEGIN}\\n" +`, `"${body[0]}\\n" +`, `"${END}"`],
      [`"${MARK}\\n" +`, `"${MARK}\\n" +`, `"${MARK}"`],
    ],
    [
      'removes a key in one line with spaces',
      [`KEY=${BEGIN} ${body.join(' ')} ${END} x`],
      [`KEY=${MARK} x`],
    ],
    [
      'removes half a key in one line',
      [`{"key":"${BEGIN}\\n${body.join('\\n')}\\n${last}\\n"}`],
      [`{"key":"${MARK}\\n"}`],
    ],
    [
      'leaves prose behind a BEGIN',
      [`${BEGIN} could not be parsed for user bob`],
      [`${MARK} could not be parsed for user bob`],
    ],
    [
      'leaves a certificate, which is public',
      ['-----BEGIN CERTIFICATE-----', ...body, '-----END CERTIFICATE-----'],
      ['-----BEGIN CERTIFICATE-----', ...body, '-----END CERTIFICATE-----'],
    ],
    [
      'leaves digests',
      ['0a'.repeat(32), '1b'.repeat(32), '2c'.repeat(32)],
      ['0a'.repeat(32), '1b'.repeat(32), '2c'.repeat(32)],
    ],
    ['leaves a single line of base64', [before, full('M'), after], [before, full('M'), after]],
  ])('%s', (_, lines, expected) => {
    expect(redactPrivateKeys(lines)).toEqual(expected);
    expect(redactPrivateKeys(expected)).toEqual(expected);
  });

  it.each(['EC ', 'OPENSSH ', 'ENCRYPTED ', ''])('recognises a key of the kind "%s"', (kind) => {
    const lines = [
      `-----BEGIN ${kind}PRIVATE KEY-----`,
      full('M'),
      `-----END ${kind}PRIVATE KEY-----`,
    ];
    expect(redactPrivateKeys(lines)).toEqual([MARK, MARK, MARK]);
  });

  it('recognises a key of PGP', () => {
    const lines = [
      '-----BEGIN PGP PRIVATE KEY BLOCK-----',
      '',
      full('M'),
      '=abcd',
      '-----END PGP PRIVATE KEY BLOCK-----',
    ];
    expect(redactPrivateKeys(lines)).toEqual([MARK, '', MARK, MARK, MARK]);
  });

  it('is part of redact, across events and inside them', () => {
    expect(redact([`${BEGIN}\n${body[0]}`, `${body[1]}\n${END}\nok`])).toEqual([
      `${MARK}\n${MARK}`,
      `${MARK}\n${MARK}\nok`,
    ]);
  });
});
