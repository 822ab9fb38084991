import type { Evidence } from '../../evidence/evidence.ts';
import { type LogProof, logProofs } from '../log-proof.ts';
import { type Confidence, type Match, type Rule, weaker } from '../rule.ts';

/** A runtime's own last words; a bare 137 is no proof, since every ordered stop may end in it. */
const LAST_WORDS =
  /heap out of memory|Reached heap limit|Last few GCs|\bOutOf(?:Direct)?MemoryError\b|insufficient memory for the Java Runtime|\b_?(?:Array)?MemoryError\b|fatal error: runtime: (?:out of|cannot allocate) memory|\bOutOfMemoryException\b|^Out of memory\.$|Allowed memory size of \d+ bytes exhausted|\bNoMemoryError\b|out of memory: kill|memory allocation of \d+ bytes failed|\bbad_alloc\b|_alloc: Cannot allocate \d+ bytes|\bcannot allocate memory\b|\bENOMEM\b|\boom-?killed\b|killed due to memory|exceed\w{0,3} (?:the )?memory limit|(?<!perhaps )(?:out of|not enough|insufficient) memory\b(?! overcommit)|std::bad_array|ran out of memory|memory exhausted|Cannot reserve \d+ bytes of direct|failed to allocate \d+ byte/i;
/** gunicorn says this of every SIGKILL, also of the one that it sends itself after a time-out. */
const PERHAPS =
  /was sent SIGKILL! Perhaps out of memory|^(?:\S{1,80}: line \d+: +\d+ )?Killed\b|\bsignal: killed\b|(?:exited on|terminated (?:by|due to)|killed by|died with|received|was terminated by) signal:? ?(?:9\b|KILL|SIGKILL)|signal 9\b/;
const TIMED_OUT = /time(?:d )?-?out\b|HARAKIRI|time limit|too slow|unresponsive/i;
/** The memory of another server, which refuses to store more. */
const OF_OTHERS = /OOM command not allowed/;
const KILLED = /OutOfMemory|container killed due to memory|oom-?killed/i;

interface Kill {
  readonly line: string;
  readonly confidence: Confidence;
}

/** The kill that ECS tells of; that of a sidecar need not be why the task ended. */
function killIn({ stops }: Evidence): Kill | undefined {
  const kills = stops.flatMap(({ stoppedReason, containers, culprit }) => [
    { line: stoppedReason ?? '', isCulprit: true },
    ...containers.map(({ name, reason = '' }) => ({ line: reason, isCulprit: name === culprit })),
  ]);
  const found = kills.filter(({ line }) => KILLED.test(line));
  const kill = found.find(({ isCulprit }) => isCulprit) ?? found[0];
  return kill && { line: kill.line, confidence: kill.isCulprit ? 'high' : 'medium' };
}

const HEADING = /Last few GCs/;

function lastWordsIn(all: readonly LogProof[]): LogProof | undefined {
  const proofs = all.map((proof) => ({ ...proof, text: proof.text.slice(0, 4_000) }));
  const words = proofs.filter(({ text }) => LAST_WORDS.test(text) && !OF_OTHERS.test(text));
  // A heading says less than what stands below it.
  const best = words.find(({ text }) => !HEADING.test(text)) ?? words[0];
  if (best) return best;
  if (proofs.some(({ text }) => TIMED_OUT.test(text))) return undefined;
  const perhaps = proofs.find(({ text }) => PERHAPS.test(text));
  return perhaps && { ...perhaps, confidence: weaker(perhaps.confidence, 'medium') };
}

function match(evidence: Evidence): Match | undefined {
  const kill = killIn(evidence);
  const words = lastWordsIn(logProofs(evidence));
  if (!kill && !words) return undefined;
  const limit = evidence.taskDefinition?.memory;
  const isSure = kill?.confidence === 'high' || words?.confidence === 'high';
  return {
    category: 'out_of_memory',
    confidence: isSure ? 'high' : (kill?.confidence ?? words?.confidence ?? 'low'),
    title: 'out of memory',
    cause: kill
      ? `The container was killed because it used up its memory${limit ? ` (task limit ${limit} MiB)` : ''}`
      : 'The program ran out of the memory that its runtime allows it',
    evidence: [...(kill ? [kill.line] : []), ...(words ? [words.text] : [])],
    advice: [
      'Raise the memory of the task, or of the runtime (heap size), and deploy',
      'Compare the memory of this revision with the one before: a lower limit or a new leak',
    ],
    phase: 'run',
  };
}

/** Memory: the container's limit, or the runtime's. */
export const outOfMemory: Rule = {
  id: 'out-of-memory',
  source: 'https://repost.aws/knowledge-center/ecs-resolve-outofmemory-errors',
  match,
};
