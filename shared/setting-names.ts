import type { Evidence } from './evidence.ts';
import { type Dependency, isAbout, isAddress } from './well-known-ports.ts';

const CREDENTIAL = /PASS|PWD|USER|SECRET|CREDENTIAL|TOKEN|AUTH|_KEY/;
/** More names than these help nobody. */
const NAMES = 4;

/**
 * The names in the task definition that hold what a message is about, secrets first; never values.
 * Without a dependency all names of the kind qualify.
 */
export function namesAbout(
  { taskDefinition }: Evidence,
  dependency: Dependency | undefined,
  kind: 'credential' | 'address',
): string[] {
  if (!taskDefinition) return [];
  const isKind = (name: string) =>
    isAddress(name) || (kind === 'credential' && CREDENTIAL.test(name.toUpperCase()));
  const all = [...taskDefinition.secretNames, ...taskDefinition.environmentNames].filter(isKind);
  const related = dependency ? all.filter((name) => isAbout(name, dependency)) : all;
  return related.slice(0, NAMES);
}
