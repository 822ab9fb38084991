import type { Rule } from '../rule.ts';
import { addressSetting } from './address-setting.ts';
import { agentMessage } from './agent-message.ts';
import { configuration } from './configuration.ts';
import { configurationFile } from './configuration-file.ts';
import { connectsToLoopback } from './connects-to-loopback.ts';
import { dbAuth } from './db-auth.ts';
import { dbMigration } from './db-migration.ts';
import { dependencyUnreachable } from './dependency-unreachable.ts';
import { dnsResolution } from './dns-resolution.ts';
import { entrypoint } from './entrypoint.ts';
import { filePermission } from './file-permission.ts';
import { healthAnswer } from './health-answer.ts';
import { iamPermission } from './iam-permission.ts';
import { knownStopReason } from './known-stop-reason.ts';
import { missingModule } from './missing-module.ts';
import { missingSecret } from './missing-secret.ts';
import { nativeCrash } from './native-crash.ts';
import { outOfMemory } from './out-of-memory.ts';
import { platformMismatch } from './platform-mismatch.ts';
import { portTaken } from './port-taken.ts';
import { programError } from './program-error.ts';
import { stackAccessDenied } from './stack-access-denied.ts';
import { stackAlreadyExists } from './stack-already-exists.ts';
import { stackCancelledCascade } from './stack-cancelled-cascade.ts';
import { stackDependencyViolation } from './stack-dependency-violation.ts';
import { stackHook } from './stack-hook.ts';
import { stackInvalidProperty } from './stack-invalid-property.ts';
import { stackNestedCascade } from './stack-nested-cascade.ts';
import { stackQuota } from './stack-quota.ts';
import { stackServiceLinkedRole } from './stack-service-linked-role.ts';
import { stackServiceUnstable } from './stack-service-unstable.ts';
import { stackSignalTimeout } from './stack-signal-timeout.ts';
import { storageFull } from './storage-full.ts';
import { tlsError } from './tls-error.ts';
import { tooMany } from './too-many.ts';
import { workerTimeout } from './worker-timeout.ts';

/**
 * From the narrow to the wide: of rules that match with equal confidence, the first one leads.
 *
 * 1. Messages of ECS, Docker and registries. They may quote words that the other rules look for.
 * 2. Limits of the host, and what keeps a program from starting: without memory, disk space, the
 *    right platform or its modules it gets no further.
 * 3. What a server answered: a limit, a certificate, a password, a permission. The client often
 *    reports such an answer in words that begin like those for a server that does not answer.
 * 4. No answer: a name that does not resolve, an address that was never set, a server that cannot
 *    be reached. Then the schema, files and settings: messages about the causes above often
 *    mention them too.
 * 5. Signs of a failure without its reason: a time-out, a crash, the answer to a health check,
 *    the stop reason of ECS, and last the program's own error.
 *
 * The rules for stacks stand before the last two. Nothing else reads the rows of a stack, so only
 * their own order matters: the widest is the last.
 */
export const rules: readonly Rule[] = [
  agentMessage,
  outOfMemory,
  storageFull,
  platformMismatch,
  portTaken,
  missingModule,
  entrypoint,
  missingSecret,
  tooMany,
  tlsError,
  dbAuth,
  iamPermission,
  dnsResolution,
  connectsToLoopback,
  dependencyUnreachable,
  dbMigration,
  filePermission,
  addressSetting,
  configuration,
  configurationFile,
  workerTimeout,
  nativeCrash,
  healthAnswer,
  stackHook,
  stackSignalTimeout,
  stackServiceLinkedRole,
  stackQuota,
  stackAlreadyExists,
  stackDependencyViolation,
  stackAccessDenied,
  stackServiceUnstable,
  stackInvalidProperty,
  stackNestedCascade,
  stackCancelledCascade,
  knownStopReason,
  programError,
];
