import { isFailed, isRollback } from './stack-status.ts';

/** The kinds of operation that somebody asks of a stack. */
export const OPERATION_TYPES = ['CREATE', 'UPDATE', 'DELETE', 'IMPORT'] as const;
export type OperationType = (typeof OPERATION_TYPES)[number];

/** The status with which an operation begins. A rollback belongs to the one that it undoes. */
export const beginning = (status: string): OperationType | undefined =>
  OPERATION_TYPES.find((type) => status === `${type}_IN_PROGRESS`);

/**
 * The type of operation to which a status of a stack or resource belongs. A plain `ROLLBACK_`
 * undoes a creation. Source: view-stack-events.html in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/
 */
export const operationTypeOf = (status: string): OperationType =>
  OPERATION_TYPES.find((type) => status.startsWith(`${type}_`)) ?? 'CREATE';

/** True of a stack's status in which nothing goes on any more. */
export const isEnd = (status: string): boolean =>
  !status.endsWith('_IN_PROGRESS') && (status.endsWith('_COMPLETE') || isFailed(status));

/** True when only a person can go on from here. */
export const isStuck = (status: string): boolean => isFailed(status);

/** True when the operation has succeeded, though its clean-up may still go on. */
export const isSuccess = (status: string): boolean =>
  /^(?:CREATE|UPDATE|IMPORT)_COMPLETE/.test(status) && !isRollback(status);

/** Where a status of the stack itself stands among those of one second: what can follow what. */
export function stageOf(status: string): number {
  if (beginning(status)) return 0;
  if (status.endsWith('ROLLBACK_IN_PROGRESS')) return 2;
  if (status.endsWith('_CLEANUP_IN_PROGRESS')) return 3;
  return isFailed(status) && !isRollback(status) ? 1 : 4;
}
