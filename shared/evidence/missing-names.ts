import type { MissingName } from './evidence.ts';
import { relationToError } from './relation-to-error.ts';

/** The names of the variables that a service's container gets; never their values. */
export interface Names {
  readonly service: string;
  readonly environmentNames: readonly string[];
  readonly secretNames: readonly string[];
}

/** A service that lacks more names is of another kind; more siblings would prove nothing more. */
const NAMES = 100;
const SIBLINGS_NAMED = 3;

/**
 * Names that healthy siblings have and this service lacks, both as a variable and as a secret.
 * Those that the error is about come first, then those that most siblings have, then by name.
 *
 * @param error the most telling log line, or what ECS says; empty when nothing is known
 */
export function missingNames(
  own: Omit<Names, 'service'>,
  siblings: readonly Names[],
  error = '',
): MissingName[] {
  const relation = relationToError(error);
  const has = new Set([...own.environmentNames, ...own.secretNames]);
  const found = new Map<string, { kind: MissingName['kind']; have: string[] }>();
  for (const sibling of siblings) {
    const names = [
      ...sibling.secretNames.map((name) => ({ name, kind: 'secret' as const })),
      ...sibling.environmentNames.map((name) => ({ name, kind: 'environment' as const })),
    ];
    for (const { name, kind } of names) {
      if (has.has(name)) continue;
      const entry = found.get(name) ?? { kind, have: [] };
      if (!entry.have.includes(sibling.service)) entry.have.push(sibling.service);
      found.set(name, entry);
    }
  }
  return [...found]
    .map(([name, { kind, have }]) => ({ name, kind, have, related: relation(name) }))
    .sort(
      (a, b) =>
        b.related - a.related || b.have.length - a.have.length || (a.name < b.name ? -1 : 1),
    )
    .slice(0, NAMES)
    .map(({ name, kind, have }) => ({ name, kind, have: have.slice(0, SIBLINGS_NAMED) }));
}
