import type { Evidence } from '../../evidence/evidence.ts';
import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogProof, logProofs } from '../log-proof.ts';
import { type Confidence, type Match, type Rule, weaker } from '../rule.ts';

/** The last words of a runtime. Exit code 137 is no proof: any ordered stop may end with it. */
const OUT_OF_MEMORY = anyOf(
  // V8 and Node.js
  /heap out of memory/i,
  /Reached heap limit/i,
  /Last few GCs/i,
  // Java: https://docs.oracle.com/javase/8/docs/api/java/lang/OutOfMemoryError.html
  /\bOutOf(?:Direct)?MemoryError\b/i,
  /insufficient memory for the Java Runtime/i,
  /Cannot reserve \d+ bytes of direct/i,
  // netty
  /failed to allocate \d+ byte/i,
  // Python and numpy: https://docs.python.org/3/library/exceptions.html#MemoryError
  /\b_?(?:Array)?MemoryError\b/i,
  // Go
  /fatal error: runtime: (?:out of|cannot allocate) memory/i,
  // .NET: https://learn.microsoft.com/en-us/dotnet/api/system.outofmemoryexception
  /\bOutOfMemoryException\b/i,
  /^Out of memory\.$/i,
  // PHP
  /Allowed memory size of \d+ bytes exhausted/i,
  // Ruby
  /\bNoMemoryError\b/i,
  // Rust
  /memory allocation of \d+ bytes failed/i,
  // C++
  /\bbad_alloc\b/i,
  /std::bad_array/i,
  // Erlang
  /_alloc: Cannot allocate \d+ bytes/i,
  // Linux: https://man7.org/linux/man-pages/man3/errno.3.html
  /out of memory: kill/i,
  /\bcannot allocate memory\b/i,
  /\bENOMEM\b/i,
  // Containers
  /\boom-?killed\b/i,
  /killed due to memory/i,
  // Any program
  /exceed\w{0,3} (?:the )?memory limit/i,
  /(?<!perhaps )(?:out of|not enough|insufficient) memory\b(?! overcommit)/i,
  /ran out of memory/i,
  /memory exhausted/i,
);

/** Words for any SIGKILL: somebody, or the program's own supervisor, may have sent it. */
const KILLED = anyOf(
  // gunicorn, which also sends SIGKILL itself after a time-out
  /was sent SIGKILL! Perhaps out of memory/,
  // Shells
  /^(?:\S{1,80}: line \d+: +\d+ )?Killed\b/,
  // Go
  /\bsignal: killed\b/,
  // Supervisors
  inOrder(
    anyOf(/exited on|terminated (?:by|due to)|killed by/, /died with|received|was terminated by/),
    / signal:? ?(?:9\b|KILL|SIGKILL)/,
  ),
  /signal 9\b/,
);

const TIMED_OUT = /time(?:d )?-?out\b|HARAKIRI|time limit|too slow|unresponsive/i;

/** The memory of a Redis server, which refuses to store more. */
const OF_SERVER = /OOM command not allowed/;

/** A stop reason of ECS. */
const KILLED_BY_ECS = /OutOfMemory|container killed due to memory|oom-?killed/i;

/** A line above the last words of V8. */
const HEADING = /Last few GCs/;

/** In characters. Of a longer line only the beginning is read. */
const LONGEST = 4_000;

interface Kill {
  readonly line: string;
  readonly confidence: Confidence;
}

/** The kill that ECS reports. The task need not have ended because a sidecar was killed. */
function killIn({ stops }: Evidence): Kill | undefined {
  const lines = stops.flatMap(({ stoppedReason, containers, culprit }) => [
    { line: stoppedReason ?? '', isCulprit: true },
    ...containers.map(({ name, reason = '' }) => ({ line: reason, isCulprit: name === culprit })),
  ]);
  const kills = lines.filter(({ line }) => KILLED_BY_ECS.test(line));
  const kill = kills.find(({ isCulprit }) => isCulprit) ?? kills[0];
  return kill && { line: kill.line, confidence: kill.isCulprit ? 'high' : 'medium' };
}

function lastWordsIn(all: readonly LogProof[]): LogProof | undefined {
  const proofs = all.map((proof) => ({ ...proof, text: proof.text.slice(0, LONGEST) }));
  const words = proofs.filter(({ text }) => OUT_OF_MEMORY.test(text) && !OF_SERVER.test(text));
  const best = words.find(({ text }) => !HEADING.test(text)) ?? words[0];
  if (best) return best;
  if (proofs.some(({ text }) => TIMED_OUT.test(text))) return undefined;
  const killed = proofs.find(({ text }) => KILLED.test(text));
  return killed && { ...killed, confidence: weaker(killed.confidence, 'medium') };
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
      ? 'The container was killed because it used up its memory' +
        (limit ? ` (task limit ${limit} MiB)` : '')
      : 'The program ran out of the memory that its runtime allows it',
    evidence: [...(kill ? [kill.line] : []), ...(words ? [words.text] : [])],
    advice: [
      'Raise the memory of the task, or of the runtime (heap size), and deploy',
      'Compare the memory of this revision with the one before: a lower limit or a new leak',
    ],
    phase: 'run',
  };
}

/** The memory of the container, or that of the runtime in it, is used up. */
export const outOfMemory: Rule = {
  id: 'out-of-memory',
  source: 'https://repost.aws/knowledge-center/ecs-resolve-outofmemory-errors',
  match,
};
