import { cut, section } from '../draw-text.ts';
import { durationText } from '../duration-text.ts';
import type { OperationResource, OperationSection, ResourceStep } from '../sections/operation.ts';

/** Resources named in one line. */
const NAMED = 6;
/** Further failures named. */
const OTHERS = 5;
/** Slowest resources named. */
const SLOWEST = 3;
/** Steps listed for a person; programs get every event. */
const STEPS = 80;

/** The time of day, with the day where it is not that of the beginning. */
const clockOf =
  ({ startedAt }: Pick<OperationSection, 'startedAt'>) =>
  (at: string): string =>
    at.slice(0, 10) === startedAt.slice(0, 10)
      ? at.slice(11, 19)
      : at.slice(0, 19).replace('T', ' ');

/** "Database (AWS::RDS::DBInstance in DataStack-1ABC)". */
function nameOf({ logicalId, type, nested }: OperationResource): string {
  const more = [type, nested && `in ${nested}`].filter(Boolean).join(' ');
  return more ? `${logicalId} (${more})` : logicalId;
}

function namesOf(resources: readonly OperationResource[]): string {
  const names = resources.slice(0, NAMED).map(nameOf);
  const more = resources.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const between = (from: string, to: string) => durationText(Date.parse(to) - Date.parse(from));

function rollbackLines(operation: OperationSection): string[] {
  const { rollback } = operation;
  if (!rollback) return [];
  const clock = clockOf(operation);
  const { beganAt, endedAt, hasFailed, isDeletion } = rollback;
  const what = isDeletion ? 'deletion of the stack' : 'rollback';
  const end = hasFailed ? `${what} failed` : `${what} ended`;
  return [
    `${clock(beganAt)}  ${what} began`,
    ...(endedAt ? [`${clock(endedAt)}  ${end}, after ${between(beganAt, endedAt)}`] : []),
  ];
}

/** What failed by itself as well. */
function othersLines(operation: OperationSection): string[] {
  const { others } = operation;
  const clock = clockOf(operation);
  const more = others.length - OTHERS;
  return [
    ...others.slice(0, OTHERS).map((one) => {
      const said = one.reason ? `: ${one.reason}` : '';
      return `${clock(one.at)}  ${cut(`${nameOf(one)} failed as well${said}`)}`;
    }),
    ...(more > 0 ? [`          and ${more} more failed by themselves`] : []),
  ];
}

/** What an operation is working on in which nothing has failed. */
function worksLines({ inProgress, done, endedAt }: OperationSection): string[] {
  if (endedAt || inProgress.length === 0) return [];
  return [`          ${done ?? 0} done; in progress: ${cut(namesOf(inProgress))}`];
}

function failedLines(operation: OperationSection): string[] {
  const { failed, startedAt, done, inProgress } = operation;
  if (!failed) return worksLines(operation);
  const clock = clockOf(operation);
  const before = done ? `; ${done} resource${done === 1 ? ' was' : 's were'} done by then` : '';
  const after = between(startedAt, failed.at);
  return [
    `${clock(failed.at)}  ${cut(nameOf(failed))} failed first, after ${after}${before}`,
    ...othersLines(operation),
    ...(inProgress.length > 0 ? [`          in progress then: ${cut(namesOf(inProgress))}`] : []),
  ];
}

function slowestLines({ slowest, endedAt }: OperationSection): string[] {
  // While it goes on nobody knows what will be the slowest.
  if (!endedAt) return [];
  const names = slowest.slice(0, SLOWEST).map((one) => `${nameOf(one)} ${durationText(one.took)}`);
  return names.length > 0 ? [`          slowest: ${cut(names.join(', '))}`] : [];
}

/** What the operation did, by the clock; the last status says where the stack is. */
export function operationText(operation: OperationSection): string {
  const { type, status, startedAt, isExpress } = operation;
  const mode = isExpress ? ', in EXPRESS mode' : '';
  return section(`OPERATION (UTC, ${startedAt.slice(0, 10)}; now ${cut(status)})`, [
    `${clockOf(operation)(startedAt)}  ${type.toLowerCase()} began${mode}`,
    ...failedLines(operation),
    ...rollbackLines(operation),
    ...slowestLines(operation),
  ]);
}

function stepLine(step: ResourceStep, clock: (at: string) => string): string {
  const length = step.took === undefined ? '' : durationText(step.took);
  const status = step.status.padEnd(18);
  return `  ${clock(step.startedAt)}  ${length.padStart(8)}  ${status}  ${cut(nameOf(step))}`;
}

/** All that the operation did to resources, each with its beginning and how long it took. */
export function stepsText(operation: OperationSection): string {
  const { steps } = operation;
  const clock = clockOf(operation);
  const lines = steps.slice(0, STEPS).map((step) => stepLine(step, clock));
  const more = steps.length - lines.length;
  return section('RESOURCES (UTC)', [
    ...lines,
    ...(more > 0 ? [`  and ${more} more: \`-o json\` has every event`] : []),
  ]);
}
