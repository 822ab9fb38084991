import type { Rule } from '../rule.ts';
import { connectsToLoopback } from './connects-to-loopback.ts';
import { dependencyUnreachable } from './dependency-unreachable.ts';
import { missingModule } from './missing-module.ts';
import { outOfMemory } from './out-of-memory.ts';
import { stopReason } from './stop-reason.ts';

/**
 * From the narrow to the wide: of rules that match with equal confidence the first one leads. A
 * missing module stops a program before it connects anywhere; an address that was never set is why
 * a dependency cannot be reached; and what ECS says is the last resort, since it sees only exits.
 */
export const rules: readonly Rule[] = [
  outOfMemory,
  missingModule,
  connectsToLoopback,
  dependencyUnreachable,
  stopReason,
];
