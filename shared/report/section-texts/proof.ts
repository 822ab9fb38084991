import { cut, LINE, quotedReason, REASON, section } from '../draw-text.ts';
import type { EcsBlock, LogBlock, ProofLine, ProofSection } from '../sections/proof.ts';

const LOG_TITLES: Readonly<Record<LogBlock['role'], string>> = {
  proof: 'PROOF',
  error: 'ERROR',
  'last-lines': 'LAST LINES',
};
const SPEAKERS: Readonly<Record<EcsBlock['source'], string>> = {
  ecs: 'ECS',
  cloudformation: 'CloudFormation',
};

/** As many characters of a task's id as tell it from others. */
const TASK = 8;

const clock = (at: number) => new Date(at).toISOString().slice(11, 19);
const OWN_TIME = /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d/;

/** A telling line stays whole: chained exceptions say why at their end. JSON is cut like others. */
const shown = ({ text, isTelling }: ProofLine) =>
  cut(text, isTelling && !text.includes('{"') ? REASON : LINE);

/** The lines behind a bar. Each second is named once, and not where a line has its own time. */
function rows(lines: readonly ProofLine[]): string[] {
  let last = '';
  return lines.flatMap((line) => {
    const time = OWN_TIME.test(line.text) ? '' : clock(line.at);
    const stamp = time === '' ? '' : time === last ? ' '.repeat(10) : `${time}  `;
    last = time;
    // Lines left out are not counted: the log that was kept has gaps of its own.
    return [...(line.omittedBefore > 0 ? ['  | ...'] : []), `  | ${stamp}${shown(line)}`];
  });
}

/** The log of a function that a stack asked belongs to no task. */
const taskText = (task: string): string => (task ? `task ${cut(task).slice(0, TASK)}, ` : '');

function logText({ role, container, task, lines, telling }: LogBlock): string {
  // A telling text may be in the part of its line that was cut off, or elsewhere in the log.
  const isShown = (text: string) => lines.some((line) => shown(line).includes(cut(text, REASON)));
  return section(`${LOG_TITLES[role]} (log of ${cut(container)}, ${taskText(task)}UTC)`, [
    ...rows(lines),
    ...telling.filter((text) => !isShown(text)).map(quotedReason),
  ]);
}

const ecsText = ({ source, role, lines }: EcsBlock): string =>
  section(
    role === 'proof'
      ? `PROOF (what ${SPEAKERS[source]} said)`
      : `${SPEAKERS[source].toUpperCase()} SAID`,
    lines.map(({ text }) => quotedReason(text)),
  );

/** What the program wrote and what ECS said, each under its title. */
export const proofTexts = (blocks: ProofSection): string[] =>
  blocks.map((block) => (block.source === 'log' ? logText(block) : ecsText(block)));
