import { isSuccess } from '../stack/own-status.ts';
import type { IncidentRecord } from './incident-record.ts';

/** What goes on with a stack whose operation failed, as its status tells. */
export type StackPhase =
  /** Its operation goes on. */
  | 'going-on'
  /** CloudFormation undoes it. */
  | 'rolling-back'
  /** It is as it was before. */
  | 'rolled-back'
  /** Of a creation nothing is left but the name. */
  | 'emptied'
  | 'deleting'
  | 'deleted'
  /** The rollback failed: `UPDATE_ROLLBACK_FAILED`. */
  | 'rollback-stuck'
  /** What was created of it cannot be cleared away: `ROLLBACK_FAILED`. */
  | 'removal-stuck'
  | 'deletion-stuck'
  /** Nothing was deleted. */
  | 'refused'
  /** It failed, and nothing is undone. */
  | 'left'
  | 'succeeded';

/** In the order in which they are asked. A plain `ROLLBACK_` undoes a creation. */
const PHASES: readonly (readonly [RegExp, StackPhase])[] = [
  [/^ROLLBACK_COMPLETE$/, 'emptied'],
  [/^ROLLBACK_FAILED$/, 'removal-stuck'],
  [/ROLLBACK_FAILED$/, 'rollback-stuck'],
  [/ROLLBACK_COMPLETE(?:_CLEANUP_IN_PROGRESS)?$/, 'rolled-back'],
  [/ROLLBACK_IN_PROGRESS$/, 'rolling-back'],
  [/^DELETE_FAILED$/, 'deletion-stuck'],
  [/^DELETE_COMPLETE$/, 'deleted'],
  [/_FAILED$/, 'left'],
  [/_COMPLETE(?:_CLEANUP_IN_PROGRESS)?$/, 'succeeded'],
];

/** Undefined of what is no stack's incident. */
export function stackPhaseOf({ operation }: IncidentRecord): StackPhase | undefined {
  if (!operation) return undefined;
  const { type, status } = operation;
  if (status === 'DELETE_IN_PROGRESS' && type !== 'DELETE') return 'deleting';
  if (type === 'DELETE' && isSuccess(status)) return 'refused';
  return PHASES.find(([pattern]) => pattern.test(status))?.[1] ?? 'going-on';
}
