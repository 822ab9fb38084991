import { cut, sentence } from '../draw-text.ts';
import { durationText } from '../duration-text.ts';
import { exitText } from '../exit-text.ts';
import { failedText } from '../failed-text.ts';
import { failureModeText } from '../failure-mode.ts';
import { placeOf } from '../place-of.ts';
import type { SituationSection } from '../sections/situation.ts';
import { spanText, timeText } from '../span-text.ts';
import type { StackPhase } from '../stack-phase.ts';

/** "is failing again (keeps crashing)". */
function predicate({ mode, comeback }: SituationSection): string {
  if (!comeback) return failureModeText(mode);
  return mode.kind === 'unknown'
    ? 'is failing again'
    : `is failing again (${failureModeText(mode)})`;
}

/** ": 2 tasks failed 17:48–17:51 UTC, 3 min", or since when it goes on. */
function extent(situation: SituationSection, now: number): string {
  const { failures, firstFailureAt, lastFailureAt } = situation;
  if (failures > 0)
    return `: ${failedText(situation)} ${spanText(firstFailureAt, lastFailureAt, now)}`;
  const ago = durationText(now - Date.parse(firstFailureAt));
  return `, since ${timeText(firstFailureAt, now)} (${ago} ago)`;
}

function comebackLine({ comeback }: SituationSection, now: number): string[] {
  if (!comeback) return [];
  const { resolvedAt, why, reopenedAt } = comeback;
  const resolved = `${timeText(resolvedAt, now)}${why ? ` (${cut(why)})` : ''}`;
  return [`It was resolved at ${resolved}, and is back since ${timeText(reopenedAt, now)}.`];
}

function rollbackLine({ rollback }: SituationSection, now: number): string[] {
  if (!rollback) return [];
  const { at, why, deployment } = rollback;
  const which = deployment ? `Deployment ${cut(deployment)}` : 'The deployment';
  const said = `${which} was rolled back at ${timeText(at, now)}`;
  return [why ? `${said}: ${sentence(why)}` : `${said}.`];
}

const STACK_PHASES: Readonly<Record<StackPhase, string>> = {
  'going-on': 'The operation goes on.',
  'rolling-back': 'CloudFormation is rolling it back.',
  'rolled-back': 'It was rolled back: the stack is as it was before.',
  emptied: 'It was rolled back: of the stack only the name is left.',
  deleting: 'CloudFormation is deleting the stack for it.',
  deleted: 'The stack was deleted; this incident keeps what its events said.',
  'rollback-stuck': 'Its rollback failed, too: it stays so until somebody continues the rollback.',
  'removal-stuck': 'Its rollback failed, too: some of its resources are left.',
  'deletion-stuck': 'What could not be deleted is left.',
  refused: 'Nothing was deleted: the stack is as it was before.',
  left: 'Nothing is rolled back: it stays so until somebody deploys again.',
  succeeded: 'It has succeeded after all.',
};

function stackLine({ stack }: SituationSection): string[] {
  if (!stack) return [];
  const { phase, isExpress, usual } = stack;
  if (usual && phase === 'going-on') return [sentence(usual)];
  const isLeft = isExpress && phase === 'left';
  return [isLeft ? `In EXPRESS mode n${STACK_PHASES.left.slice(1)}` : STACK_PHASES[phase]];
}

const partLine = ({ partOf }: SituationSection): string[] =>
  partOf ? [`It is a part of ${partOf}, which told of it: this incident sends no pages.`] : [];

/** "Running 0 of 1; app exited with 1; failing revision media:7." */
function stateLine({ service, tasks, exit, revision }: SituationSection): string[] {
  const parts = [
    tasks && `${service ? 'r' : 'R'}unning ${tasks.running} of ${tasks.desired}`,
    tasks && tasks.pending > 0 && `${tasks.pending} pending`,
    exit && exitText(exit),
    revision && `failing revision ${revision}`,
  ].filter((part) => typeof part === 'string');
  const of = service ? `Service ${service}: ` : '';
  return parts.length > 0 ? [sentence(`${of}${parts.join('; ')}`)] : [];
}

/**
 * The first lines of a message, which must be enough on their own.
 *
 * @param isRollbackNews puts the rollback first
 */
export function situationText(
  situation: SituationSection,
  now: number,
  isRollbackNews = false,
): string {
  const { resource, resolvedAt } = situation;
  const rollback = rollbackLine(situation, now);
  return [
    ...(isRollbackNews ? rollback : []),
    `${placeOf(resource)} ${predicate(situation)}${extent(situation, now)}.`,
    ...comebackLine(situation, now),
    ...(isRollbackNews ? [] : rollback),
    ...(resolvedAt ? [`It was resolved at ${timeText(resolvedAt, now)}.`] : []),
    ...stackLine(situation),
    ...partLine(situation),
    ...stateLine(situation),
  ].join('\n');
}
