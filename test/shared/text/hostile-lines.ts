import { cpuTime } from '../../helpers/cpu-time.ts';
import { isThorough } from '../../helpers/thorough.ts';

const KB = 1024;

/** Single lines that make a backtracking pattern slow, by what they repeat. */
const PIECES: readonly string[] = [
  'a',
  'A',
  '1',
  ' ',
  '.',
  '-',
  '"',
  "'",
  '\\',
  '=',
  ':',
  '[',
  '{',
  '\u001b[',
  '\u001b]',
  '\r',
  'a.',
  'a-',
  'a1',
  '1 ',
  '1, ',
  'a=',
  'a="',
  "a='",
  '://',
  '://a:',
  'http://a:b',
  'ey',
  '-ey',
  'eyJ.',
  'Bearer ',
  'Basic ',
  'password',
  'password=',
  'password: ',
  "password='not ",
  'password=[not ',
  'password={',
  '"password":"',
  '\\"password\\":\\"',
  "token=\\'",
  'secret=$',
  'name="password","value',
  'name=[',
  '--password',
  '--token ',
  'Cookie: ',
  'Authorization: Digest ',
  'IDENTIFIED ',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  '-----BEGIN ',
  '[REDACTED:',
  'password=[REDACTED:jwt]',
  'password=[[REDACTED:jwt]',
  'curl -u ',
  'curl -u a:',
  '\n',
  'mysql -p',
  'redis-cli -a ',
  'aws wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY ',
  'root:a@tcp(',
  '("password", ',
  '"password":\n',
  'password -> ',
  'DB_PASSWORD ',
  'x-api-key a1',
  'jdbc:oracle:thin:',
  'mysql -pa ',
  'docker login -p ',
  'using password ',
  'using password a1',
  'token key ',
  'password (',
  'bob:a@r.io/',
  'a:b,',
  '{"log":"AAAA',
  '$2a$',
  '<password>',
  '{"a":',
  'at x',
  'File "',
  'Error',
  'blk_1 ',
  'node-1 <ok> ',
  'x@',
  '/a',
  '\ud800',
  '名',
];

export const hostileLines: readonly (readonly [string, (length: number) => string])[] = PIECES.map(
  (piece) => [
    JSON.stringify(piece),
    (length) => `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}x`,
  ],
);

/** Noise does not turn eight into this, and sixty-four is far above it. */
const LINEAR = 28;

/**
 * Whether a text of eight times the length takes about eight times as long; a quadratic function
 * takes sixty-four times as long. A slow first result is measured again, with more runs. CI takes
 * longer texts, in which a small quadratic part shows, too.
 */
export function isLinear(
  run: (text: string) => unknown,
  line: (length: number) => string,
): boolean {
  const length = (isThorough ? 64 : 8) * KB;
  const small = line(length);
  const large = line(8 * length);
  const growth = (runs: number) =>
    bestOf(runs, () => run(large)) /
    Math.max(
      bestOf(runs + 1, () => run(small)),
      0.3,
    );
  return growth(1) < LINEAR || growth(5) < LINEAR;
}

/** Milliseconds of the fastest run, in processor time: others may be using the machine. */
function bestOf(runs: number, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i += 1) {
    best = Math.min(best, cpuTime(run));
  }
  return best;
}
