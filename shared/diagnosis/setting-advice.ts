import { type Dependency, dependencyIn } from '../evidence/dependency.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { isAbout, isAddress } from '../evidence/setting-kind.ts';
import type { LogProof } from './log-proof.ts';

const CREDENTIAL = /PASS|PWD|USER|SECRET|CREDENTIAL|TOKEN|AUTH|_KEY/;
const ADDRESS = /\b(?:url|uri|scheme|dsn|connection ?string|protocol|jdbc)\b/i;
/** A longer list of names helps nobody. */
const MOST_NAMES = 4;
/** In a message: `DB_HOST`, `db_host`, or a word in capital letters. */
const NAME = /\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b|\b[A-Z]{3,}\b/g;

/**
 * The names of the settings that may hold what a message is about: those of the dependency, or of
 * any dependency when it is not known. Secrets come first. Values are never read.
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
  return related.slice(0, MOST_NAMES);
}

/** The dependency that a message is about, by its own words or else by those of the whole log. */
const dependencyOf = ({ text, around }: LogProof) =>
  dependencyIn(text) ?? dependencyIn(around.join(' '));

/** The one setting whose address a message can be about; undefined when several can be meant. */
export function addressMeant(proof: LogProof, evidence: Evidence): string | undefined {
  const dependency = dependencyOf(proof);
  const [name, ...others] = dependency ? namesAbout(evidence, dependency, 'address') : [];
  return others.length === 0 ? name : undefined;
}

/** Advice that names the setting that a message is about, and where its value comes from. */
export function adviseOnNames(proof: LogProof, evidence: Evidence): string | undefined {
  const { taskDefinition, missing } = evidence;
  if (!taskDefinition) return undefined;
  const { text } = proof;
  const names = new Set(text.match(NAME));
  const isMentioned = (name: string) => names.has(name);
  const lacked = missing.find(({ name }) => isMentioned(name));
  if (lacked) return `Set ${lacked.name}, as ${lacked.have.join(', ')} have it, and deploy`;
  const secret = taskDefinition.secretNames.find(isMentioned);
  if (secret) {
    return `${secret} is fed by a secret: check that its value is what the message asks for`;
  }
  const set = taskDefinition.environmentNames.find(isMentioned);
  if (set) return `${set} is in the task definition: check its value against the message`;
  if (!ADDRESS.test(text)) return undefined;
  const dependency = dependencyOf(proof);
  const feeding = dependency ? namesAbout(evidence, dependency, 'address') : [];
  if (feeding.length === 0) return undefined;
  const revision = taskDefinition.arn.split('/').at(-1);
  const source = `${feeding.join(', ')} of ${revision} feeds it, most likely`;
  return `${source}: check that its value is a whole address`;
}
