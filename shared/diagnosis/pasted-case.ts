import type { Evidence, LogEvidence, StackRow, StopEvidence } from '../evidence/evidence.ts';
import { type Classification, classifyStop } from '../failure/classify-stop.ts';
import { findStopReason } from '../failure/find-stop-reason.ts';
import { excerpt } from '../text/excerpt/excerpt.ts';
import { isShutdown } from '../text/excerpt/is-shutdown.ts';
import { plainText } from '../text/plain-text.ts';
import { redact } from '../text/redaction/redact.ts';

/** What a text is: a stop reason of ECS, a log, or the reasons of stack events. */
export type CaseKind = 'ecs-stop' | 'log' | 'cfn';

/** Text that somebody pasted, and what they know of it. */
export interface PastedCase {
  readonly kind?: CaseKind | undefined;
  readonly stopCode?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly text: readonly string[];
}

/** The same as evidence, as far as it goes; with what the stop is, when it is told of one. */
export interface ReadCase {
  readonly evidence: Evidence;
  readonly stop?: Classification | undefined;
  readonly kind: CaseKind;
}

const STACK =
  /\b(?:CREATE|UPDATE|DELETE|IMPORT|ROLLBACK|UPDATE_ROLLBACK)_(?:FAILED|COMPLETE|IN_PROGRESS)\b|\bAWS::\w+::\w+|Resource handler returned message|HandlerErrorCode|did not stabilize|embedded stack|Resource (?:creation|update) cancelled|following resource\(s\) failed/i;
/** Only ECS and its agent begin like this. */
const STOP =
  /^\W{0,3}(?:Essential container|Task (?:failed|stopped)|TaskFailedToStart|Scaling activity|Host EC2|Your Spot|\w{3,40}Error: |Cannot(?:Pull|Start|Create|Stop)|OutOfMemory|Timeout waiting|ResourceInit|ECS is performing|Unexpected EC2 error|\(?service [^\n]{1,300}(?:unhealthy|unable to|was unable|steady state|port \d))/i;
/** ECS's frame around a reason, in which no program speaks. */
const FRAME =
  /^\W{0,3}(?:Essential container in task exited|Task failed to start|Task stopped)\W{0,3}$/i;
const TABLE_CELL = /\s{0,4}\|\s{0,4}/;

function guessKind({ kind, stopCode, text }: PastedCase): CaseKind {
  if (kind) return kind;
  if (text.some((line) => STACK.test(line.slice(0, 4_000)))) return 'cfn';
  const [first = ''] = text;
  const isStop = STOP.test(first) && findStopReason(first) !== undefined;
  return stopCode || isStop || FRAME.test(first) ? 'ecs-stop' : 'log';
}

function logOf(lines: readonly string[]): LogEvidence {
  const { lines: kept, error, omitted } = excerpt(lines.map((text, at) => ({ at, text })));
  return {
    taskArn: '',
    container: 'app',
    group: '',
    stream: '',
    region: '',
    lines: kept,
    error,
    omitted,
  };
}

const NOTHING = { collectedAt: '', missing: [], gaps: [] };

function stackCase(lines: readonly string[]): ReadCase {
  const rows = lines.map((line): StackRow => {
    const cells = line.split(TABLE_CELL);
    return { reason: line, ...(cells.length > 3 && { type: cells[1] }) };
  });
  const stack = { id: '', name: '', status: '', rows };
  return { kind: 'cfn', evidence: { ...NOTHING, stops: [], logs: [], stack } };
}

/** Lines that ECS says, and lines that only the program can have written. */
function parted(lines: readonly string[]) {
  const isEcs = (line: string) => FRAME.test(line) || findStopReason(line) !== undefined;
  const ecs = lines.filter(isEcs);
  const said = ecs.map((line) => findStopReason(line));
  const isBegun = said.some((one) => one?.phase === 'pull' || one?.phase === 'init');
  // A long reason of the agent may have been broken into lines; no program ran beside it.
  if (isBegun && !said.some((one) => one?.category)) return { ecs: lines, others: [] };
  return { ecs, others: lines.filter((line) => !isEcs(line)) };
}

function stopCase(given: PastedCase, lines: readonly string[], kind: CaseKind): ReadCase {
  const { ecs, others } = kind === 'log' ? { ecs: [], others: lines } : parted(lines);
  const [first = '', ...rest] = kind === 'log' ? [] : ecs.length > 0 ? ecs : lines;
  // What is written of a container stands behind the frame; long reasons are pasted in pieces.
  const reason = rest.length > 0 ? rest.join(' ') : undefined;
  const container = { name: 'app', exitCode: given.exitCode, reason };
  const stop = {
    stopCode: given.stopCode,
    stoppedReason: kind === 'log' ? '' : first,
    containers: [container],
  };
  const classification = classifyStop(
    kind === 'log' && given.exitCode !== undefined
      ? { ...stop, stopCode: given.stopCode ?? 'EssentialContainerExited' }
      : stop,
  );
  const { phase, category, benign } = classification;
  const isOrdered = given.exitCode === 0 || given.exitCode === 143;
  const isKnown =
    kind !== 'log' ||
    (given.exitCode !== undefined && !(isOrdered && lines.some((line) => isShutdown(line))));
  const stops: StopEvidence[] =
    isKnown && !benign ? [{ taskArn: '', at: '', phase, category, culprit: 'app', ...stop }] : [];
  const logs = others.length > 0 ? [logOf(others)] : [];
  return { kind, stop: classification, evidence: { ...NOTHING, stops, logs } };
}

/** Reads pasted text: made harmless, redacted, and told apart as the collected evidence would be. */
export function readCase(given: PastedCase): ReadCase {
  const harmless = given.text
    .flatMap((text) => plainText(text, 'keep').split('\n'))
    .filter((line) => line.trim() !== '');
  // What it is is read first: redaction may take a word of it for a secret.
  const kind = guessKind({ ...given, text: harmless });
  const lines = redact(harmless);
  return kind === 'cfn' ? stackCase(lines) : stopCase(given, lines, kind);
}
