import type { Evidence } from '../evidence.ts';
import {
  type Confidence,
  type LogProof,
  logProofs,
  type Match,
  type Rule,
  weaker,
} from '../rule.ts';

/** A runtime's own last words; a bare 137 is no proof, since every ordered stop may end in it. */
const LAST_WORDS =
  /heap out of memory|Reached heap limit|\bOutOf(?:Direct)?MemoryError\b|insufficient memory for the Java Runtime|\b_?(?:Array)?MemoryError\b|fatal error: runtime: (?:out of|cannot allocate) memory|\bOutOfMemoryException\b|Allowed memory size of \d+ bytes exhausted|\bNoMemoryError\b|out of memory: Killed process|memory allocation of \d+ bytes failed|\bbad_alloc\b|_alloc: Cannot allocate \d+ bytes|\bcannot allocate memory\b|\bENOMEM\b/i;
/** gunicorn says this of every SIGKILL, also of the one that it sends itself after a time-out. */
const PERHAPS = /was sent SIGKILL! Perhaps out of memory/;
const TIMED_OUT = /WORKER TIMEOUT/;
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

function lastWordsIn(proofs: readonly LogProof[]): LogProof | undefined {
  const words = proofs.find(({ text }) => LAST_WORDS.test(text));
  if (words) return words;
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
