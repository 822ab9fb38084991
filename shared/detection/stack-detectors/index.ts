import type { StackDetector } from '../stack-detector.ts';
import { deletedOnFailure } from './deleted-on-failure.ts';
import { deletionRefused } from './deletion-refused.ts';
import { operationFailed } from './operation-failed.ts';
import { operationOverdue } from './operation-overdue.ts';
import { resourceFailed } from './resource-failed.ts';

/** In the order in which they are asked: what names a resource comes first. */
export const stackDetectors: readonly StackDetector[] = [
  resourceFailed,
  operationFailed,
  deletedOnFailure,
  deletionRefused,
  operationOverdue,
];
