import { type Evidence, logTexts } from '../evidence.ts';
import type { Match, Rule } from '../rule.ts';

/** A runtime's own last words; a bare 137 is no proof, since every ordered stop may end in it. */
const LAST_WORDS =
  /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|\bMemoryError\b|fatal error: runtime: out of memory|OutOfMemoryException|Allowed memory size of \d+ bytes exhausted|NoMemoryError|Out of memory: Killed process/;
const KILLED = /OutOfMemory|container killed due to memory/i;

function match(evidence: Evidence): Match | undefined {
  const reasons = evidence.stops.flatMap(({ stoppedReason, containers }) => [
    stoppedReason,
    ...containers.map(({ reason }) => reason),
  ]);
  const killed = reasons.find((reason) => reason && KILLED.test(reason));
  const words = logTexts(evidence).find((text) => LAST_WORDS.test(text));
  const proof = [killed, words].filter((line) => line !== undefined);
  if (proof.length === 0) return undefined;
  const limit = evidence.taskDefinition?.memory;
  return {
    category: 'out_of_memory',
    confidence: 'high',
    title: 'out of memory',
    cause: killed
      ? `The container was killed because it used up its memory${limit ? ` (task limit ${limit} MiB)` : ''}`
      : 'The program ran out of the memory that its runtime allows it',
    evidence: proof,
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
