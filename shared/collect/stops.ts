import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { LOGGED_TASKS, type StopEvidence } from '../evidence/evidence.ts';
import { type Failure, signatureOf } from '../failure/failure.ts';
import { culpritOf } from '../failure/stopped-container.ts';
import { essentialContainers } from './containers.ts';

/** Earlier ways of failing that are kept beside the newest tasks. */
const EARLIER_WAYS = 3;

/**
 * The newest failures, and the newest one of each other way of failing before them: a cause that
 * later tasks passed is told of as past.
 */
export function tellingFailures(failures: readonly Failure[]): Failure[] {
  const newest = failures.slice(0, LOGGED_TASKS);
  const known = new Set(newest.map(signatureOf));
  const earlier = failures.slice(LOGGED_TASKS).filter((failure) => {
    const isNew = !known.has(signatureOf(failure));
    known.add(signatureOf(failure));
    return isNew;
  });
  return [...newest, ...earlier.slice(0, EARLIER_WAYS)];
}

/** How a failed task ended. @param definition its revision, which tells the essential containers */
export function stopEvidence(
  failure: Failure,
  definition: TaskDefinition | undefined,
): StopEvidence {
  const { taskArn, phase, category, stopCode, stoppedReason, containers } = failure;
  const essential = definition && essentialContainers(definition);
  const culprit = culpritOf(containers, essential)?.name;
  const stops = containers.map(({ name, exitCode, reason }) => ({ name, exitCode, reason }));
  return {
    taskArn,
    at: failure.failedAt,
    phase,
    category,
    stopCode,
    stoppedReason,
    culprit,
    containers: stops,
  };
}
