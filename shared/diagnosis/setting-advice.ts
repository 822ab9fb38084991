import { type Dependency, dependencyIn } from '../evidence/dependency.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { isAbout, isAddress } from '../evidence/setting-kind.ts';
import type { LogProof } from './log-proof.ts';

const CREDENTIAL = /PASS|PWD|USER|SECRET|CREDENTIAL|TOKEN|AUTH|_KEY/;
const ADDRESS = /\b(?:url|uri|scheme|dsn|connection ?string|protocol|jdbc)\b/i;
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

/** The one address among the settings that a message can be about; undefined when there are more. */
export function addressMeant({ text, around }: LogProof, evidence: Evidence): string | undefined {
  const dependency = dependencyIn(text) ?? dependencyIn(around.join(' '));
  const [name, ...others] = dependency ? namesAbout(evidence, dependency, 'address') : [];
  return others.length === 0 ? name : undefined;
}

/** Where the setting that the message is about comes from; names only. */
export function adviseOnNames({ text, around }: LogProof, evidence: Evidence): string | undefined {
  const { taskDefinition, missing } = evidence;
  if (!taskDefinition) return undefined;
  const words = new Set(text.match(/\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b|\b[A-Z]{3,}\b/g));
  const isSaid = (name: string) => words.has(name);
  const lacks = missing.find(({ name }) => isSaid(name));
  if (lacks) return `Set ${lacks.name}, as ${lacks.have.join(', ')} have it, and deploy`;
  const secret = taskDefinition.secretNames.find(isSaid);
  if (secret) {
    return `${secret} is fed by a secret: check that its value is what the message asks for`;
  }
  const set = taskDefinition.environmentNames.find(isSaid);
  if (set) return `${set} is in the task definition: check its value against the message`;
  if (!ADDRESS.test(text)) return undefined;
  const dependency = dependencyIn(text) ?? dependencyIn(around.join(' '));
  const feeding = dependency ? namesAbout(evidence, dependency, 'address') : [];
  if (feeding.length === 0) return undefined;
  const revision = taskDefinition.arn.split('/').at(-1);
  return `${feeding.join(', ')} of ${revision} feeds it, most likely: check that its value is a whole address`;
}
