import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { type Diagnosis, diagnoseEvidence } from '../shared/diagnosis/diagnosis.ts';
import { type PastedCase, readCase } from '../shared/diagnosis/pasted-case.ts';
import type { CaseKind } from '../shared/diagnosis/pasted-kind.ts';
import { benignDiagnosis, countsAsFailure } from '../shared/diagnosis/pasted-verdict.ts';
import { rules } from '../shared/diagnosis/rules/index.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { colors } from './colors.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { type Format, toJson, withOutput } from './output.ts';

/** What was found in a pasted text. */
interface Explanation {
  readonly countsAsFailure: boolean;
  readonly diagnoses: readonly Omit<Diagnosis, 'rule' | 'title'>[];
}

const KINDS: readonly CaseKind[] = ['ecs-stop', 'log', 'cfn'];

function explained(given: PastedCase): Explanation {
  const read = readCase(given);
  const line = given.text.find((text) => text.trim() !== '') ?? '';
  const benign = benignDiagnosis(read, plainText(line));
  const found = benign ? [benign] : diagnoseEvidence(read.evidence, rules);
  return {
    countsAsFailure: countsAsFailure(read, found, given),
    diagnoses: found.map(({ category, confidence, cause, evidence, advice, phase, past }) => ({
      category,
      confidence,
      cause,
      evidence,
      advice,
      phase,
      past,
    })),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** @throws CliError that says what is wrong with the line */
function caseIn(line: string, number: number): PastedCase & { readonly id: string } {
  const wrong = (what: string) => new CliError(EXIT.usage, `line ${number}: ${what}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong('not a JSON object');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong('not a JSON object');
  }
  const { id, kind, stopCode, exitCode, text } = value as Record<string, unknown>;
  if (!isText(id)) throw wrong('"id" must be a string');
  if (!Array.isArray(text) || !text.every(isText)) throw wrong('"text" must be a list of strings');
  const known = KINDS.find((one) => one === kind);
  if (kind != null && !known) throw wrong(`"kind" must be one of ${KINDS.join(', ')}`);
  if (stopCode != null && !isText(stopCode)) throw wrong('"stopCode" must be a string');
  if (exitCode != null && !Number.isInteger(exitCode)) {
    throw wrong('"exitCode" must be a whole number');
  }
  return {
    id,
    text,
    kind: known,
    stopCode: stopCode ?? undefined,
    exitCode: (exitCode as number | null) ?? undefined,
  };
}

const NO_FAILURE = {
  sure: 'This is no failure.',
  unsure: 'It may be no failure: nothing here shows that anything ended because of it.',
};

/** The explanation as text for a person. */
function tableOf({ countsAsFailure: isFailure, diagnoses }: Explanation): string {
  const [best, ...others] = diagnoses;
  if (!best) {
    return isFailure
      ? 'It failed; no known cause matches.\n'
      : 'Nothing in it looks like a failure.\n';
  }
  const list = (lines: readonly string[]) => lines.map((line) => plainText(line));
  const title = `${colors.bold('CAUSE')} (${best.confidence} confidence, ${best.category})`;
  const isSure = best.confidence !== 'low';
  const parts = [
    isFailure ? '' : NO_FAILURE[isSure ? 'sure' : 'unsure'],
    `${title}\n${plainText(best.cause)}.`,
    ['PROOF', ...list(best.evidence).map((line) => `  | ${line}`)].join('\n'),
    isFailure || !isSure
      ? ['DO NEXT', ...list(best.advice).map((line, index) => `${index + 1}. ${line}`)].join('\n')
      : '',
    others.length === 0
      ? ''
      : [
          'ALSO',
          ...others.map(
            ({ cause, confidence, category }) =>
              `- ${plainText(cause)} (${confidence}, ${category})`,
          ),
        ].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

async function explain(options: { output: Format }, { args }: Command): Promise<void> {
  if (args.length > 0) {
    throw new CliError(
      EXIT.usage,
      'explain reads standard input: use `npx loopwatch explain < FILE`',
    );
  }
  if (process.stdin.isTTY) {
    process.stderr.write('Paste a log or a reason, then press Ctrl-D:\n');
  }
  const input = await readAll(process.stdin);
  if (input.trim() === '') {
    throw new CliError(
      EXIT.usage,
      'nothing to explain: pass a log or a stop reason on standard input',
    );
  }
  const lines = input.split(/\r?\n/);
  if (options.output === 'jsonl') {
    const cases = lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [caseIn(line, index + 1)],
    );
    for (const one of cases) {
      process.stdout.write(`${toJson({ id: one.id, ...explained(one) })}\n`);
    }
    return;
  }
  const found = explained({ text: lines });
  process.stdout.write(options.output === 'json' ? `${toJson(found, 2)}\n` : tableOf(found));
}

/** Adds the command `explain`. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .description('diagnose text on standard input: a log, a stop reason, a stack event')
    .addHelpText(
      'after',
      `
With -o jsonl the input is also one case per line:
  {"id": "1", "kind": "ecs-stop" | "log" | "cfn", "stopCode": "…", "exitCode": 1, "text": ["…"]}
Only "id" and "text" are required.

Examples:
  npx loopwatch explain < crash.log
  aws logs tail /ecs/shop --since 10m --format short | npx loopwatch explain -o json
`,
    );
  withOutput(command, ['table', 'json', 'jsonl'], 'table');
  // A file is what people pass, so the refusal says what to do instead.
  command.allowExcessArguments().action(explain);
}
