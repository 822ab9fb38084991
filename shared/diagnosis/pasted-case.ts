import type { Evidence, LogEvidence, StopEvidence } from '../evidence/evidence.ts';
import { type Classification, classifyStop } from '../failure/classify-stop.ts';
import { findStopReason } from '../failure/find-stop-reason.ts';
import { lastOperation } from '../stack/root-failures.ts';
import { excerpt } from '../text/excerpt/excerpt.ts';
import { isShutdown } from '../text/excerpt/is-shutdown.ts';
import { plainText } from '../text/plain-text.ts';
import { redact } from '../text/redaction/redact.ts';
import { type CaseKind, isFrame, pastedKind } from './pasted-kind.ts';
import { pastedRows } from './pasted-stack.ts';

/** Text that somebody pasted, with what they know about it. */
export interface PastedCase {
  readonly kind?: CaseKind | undefined;
  readonly stopCode?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly text: readonly string[];
}

/** A pasted case as evidence. */
export interface ReadCase {
  readonly evidence: Evidence;
  /** What kind of stop it is; absent when the text is about a stack. */
  readonly stop?: Classification | undefined;
  readonly kind: CaseKind;
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
  const stack = { id: '', name: '', status: '', rows: lastOperation(pastedRows(lines)) };
  return { kind: 'cfn', evidence: { ...NOTHING, stops: [], logs: [], stack } };
}

/** Separates lines of ECS from lines that only the program can have written. */
function separated(lines: readonly string[]) {
  const isOfEcs = (line: string) => isFrame(line) || findStopReason(line) !== undefined;
  const ecs = lines.filter(isOfEcs);
  const reasons = ecs.map((line) => findStopReason(line));
  const isBeforeStart = reasons.some((one) => one?.phase === 'pull' || one?.phase === 'init');
  // No program ran yet, so ECS wrote all lines: a long reason may have been pasted in pieces.
  if (isBeforeStart && !reasons.some((one) => one?.category)) return { ecs: lines, program: [] };
  return { ecs, program: lines.filter((line) => !isOfEcs(line)) };
}

function stopCase(given: PastedCase, lines: readonly string[], kind: CaseKind): ReadCase {
  const { ecs, program } = kind === 'log' ? { ecs: [], program: lines } : separated(lines);
  const [first = '', ...rest] = kind === 'log' ? [] : ecs.length > 0 ? ecs : lines;
  // The container's reason follows the frame, perhaps in pieces.
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
  const mayBeOrdered = given.exitCode === 0 || given.exitCode === 143;
  const isStop =
    kind !== 'log' ||
    (given.exitCode !== undefined && !(mayBeOrdered && lines.some((line) => isShutdown(line))));
  const stops: StopEvidence[] =
    isStop && !benign ? [{ taskArn: '', at: '', phase, category, culprit: 'app', ...stop }] : [];
  const logs = program.length > 0 ? [logOf(program)] : [];
  return { kind, stop: classification, evidence: { ...NOTHING, stops, logs } };
}

/** Reads pasted text as evidence: plain, redacted, and with the lines of ECS set apart. */
export function readCase(given: PastedCase): ReadCase {
  const plain = given.text
    .flatMap((text) => plainText(text, 'keep').split('\n'))
    .filter((line) => line.trim() !== '');
  // Redaction comes later: it could remove a word that shows the kind.
  const kind = given.kind ?? pastedKind(plain, given.stopCode);
  const lines = redact(plain);
  return kind === 'cfn' ? stackCase(lines) : stopCase(given, lines, kind);
}
