import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type LabelledCase, labelledCases, type PastedText } from './labelled-cases.ts';
import type { Measure } from './measure.ts';

const CLI = join(import.meta.dirname, '..', 'cli', 'loopwatch.mjs');
const MAX_OUTPUT = 64 * 1024 * 1024;
/** A shorter quote proves nothing, and redaction may have changed the end of a long one. */
const QUOTE = { least: 6, most: 60 };
/** How many characters of a missed text are printed. */
const GLIMPSE = 140;

/** The answer of `loopwatch explain -o jsonl` to a case: the fields that are measured. */
interface Answer {
  readonly id: string;
  readonly countsAsFailure: boolean;
  readonly diagnoses: readonly {
    readonly category: string;
    readonly confidence: 'high' | 'medium' | 'low';
    readonly evidence: readonly string[];
  }[];
}

/** One process for all cases, because the answers are measured and not the start-up time. */
function explain(cases: readonly PastedText[]): Map<string, Answer> {
  const input = cases.map(({ id, kind, stopCode, exitCode, text }) =>
    JSON.stringify({ id, kind, stopCode, exitCode, text }),
  );
  const { status, error, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, 'explain', '-o', 'jsonl'],
    { input: `${input.join('\n')}\n`, encoding: 'utf8', maxBuffer: MAX_OUTPUT },
  );
  if (status !== 0) {
    throw new Error(`loopwatch explain ended with ${status ?? error?.message}: ${stderr}`);
  }
  const answers = stdout
    .split('\n')
    .filter((line) => line.trim())
    .map((line): Answer => JSON.parse(line));
  return new Map(answers.map((answer) => [answer.id, answer]));
}

const squash = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether the first diagnosis quotes the text. */
function isGrounded(text: readonly string[], answer: Answer): boolean {
  const whole = squash(text.join(' '));
  return (answer.diagnoses[0]?.evidence ?? [])
    .map(squash)
    .some((quote) => quote.length >= QUOTE.least && whole.includes(quote.slice(0, QUOTE.most)));
}

const isRight = ({ expectedCategory, alsoAcceptable = [] }: LabelledCase, answer?: Answer) =>
  [expectedCategory, ...alsoAcceptable].some((one) => one === answer?.diagnoses[0]?.category);

/** Prints a miss to stderr, so that the figures can be understood. */
function tell({ id, text }: PastedText, complaint: string): void {
  process.stderr.write(`  ${id}: ${complaint} :: ${text.join(' / ').slice(0, GLIMPSE)}\n`);
}

const named = (answer?: Answer) =>
  answer?.diagnoses
    .slice(0, 3)
    .map(({ category }) => category)
    .join(', ') || 'nothing';

const share = (part: number, whole: number) => (whole ? part / whole : 0);

/** How often the first diagnosis is right, and how often a healthy text gets one. */
export async function cases(): Promise<Measure[]> {
  const { failures, healthy } = labelledCases();
  const answers = explain([...failures, ...healthy]);
  const rows = failures.map((one) => {
    const answer = answers.get(one.id);
    const right = isRight(one, answer);
    const verdict = answer?.countsAsFailure === one.countsAsFailure;
    const grounded = right && answer !== undefined && isGrounded(one.text, answer);
    if (!right) tell(one, `${one.expectedCategory} expected, said ${named(answer)}`);
    if (!verdict) tell(one, one.countsAsFailure ? 'called harmless' : 'called a failure');
    if (right && !grounded) tell(one, 'right without a quote');
    return { family: one.family, right, verdict, grounded };
  });
  const alarmed = healthy.filter((one) => {
    const sure = answers.get(one.id)?.diagnoses.filter(({ confidence }) => confidence !== 'low');
    for (const { category, confidence } of sure ?? [])
      tell(one, `healthy, said ${category} (${confidence})`);
    return sure?.length;
  });

  const right = rows.filter((row) => row.right);
  return [
    {
      what: `first cause right, of ${rows.length} labelled texts`,
      value: share(right.length, rows.length),
      unit: '',
      goal: { least: 0.9 },
    },
    ...[...new Set(rows.map(({ family }) => family))].map((family) => {
      const those = rows.filter((row) => row.family === family);
      const hits = those.filter((row) => row.right).length;
      return {
        what: `  ${family}, of ${those.length}`,
        value: share(hits, those.length),
        unit: '',
      };
    }),
    {
      what: 'failure or benign told apart',
      value: share(rows.filter(({ verdict }) => verdict).length, rows.length),
      unit: '',
      goal: { least: 0.99 },
    },
    {
      what: 'right answers that quote their proof',
      value: share(right.filter(({ grounded }) => grounded).length, right.length),
      unit: '',
      goal: { least: 1 },
    },
    {
      what: `healthy texts with a high or medium diagnosis, of ${healthy.length}`,
      value: alarmed.length,
      unit: '',
      goal: { most: 0 },
    },
  ];
}
