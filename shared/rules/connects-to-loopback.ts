import { type Evidence, logTexts } from '../evidence.ts';
import type { Match, Rule } from '../rule.ts';
import { type Dependency, dependencyOn, isAbout, isAddress } from '../well-known-ports.ts';

const REFUSED =
  /connection ?refused|connect call failed|ECONNREFUSED|actively refused|could not connect to server|can't connect to|failed to connect|errno 111/i;

/** `127.0.0.1:5432`, `('127.0.0.1', 5432)`, `"localhost" (127.0.0.1), port 5432`, `[::1]:5432`. */
const LOOPBACK =
  /(?:127\.0\.0\.1|localhost|\[?::1\]?)['")\s]{0,3}(?:\([^)]{0,40}\)\s?)?(?:[:,]\s?|,? port )(\d{1,5})/i;

/** "DB_HOST", or the names that healthy siblings use for it, or what is missing in general. */
function unset(evidence: Evidence, dependency: Dependency | undefined): string | undefined {
  const own = evidence.taskDefinition;
  if (!own || !dependency) return undefined;
  const names = [...own.environmentNames, ...own.secretNames];
  if (names.some((name) => isAbout(name, dependency) && isAddress(name))) return undefined;
  const expected = evidence.missing.find(
    ({ name }) => isAbout(name, dependency) && isAddress(name),
  );
  return expected
    ? `${expected.name} is not set`
    : `nothing in its settings names a ${dependency.what} host`;
}

function match(evidence: Evidence): Match | undefined {
  const line = logTexts(evidence).find((text) => REFUSED.test(text) && LOOPBACK.test(text));
  const port = Number(line && LOOPBACK.exec(line)?.[1]);
  if (!line || !port) return undefined;
  const dependency = dependencyOn(port);
  const missing = unset(evidence, dependency);
  const related = evidence.missing.filter(({ name }) => dependency && isAbout(name, dependency));
  const [first] = related;
  const place = `localhost:${port}${dependency ? ` (${dependency.what})` : ''}`;
  return {
    category: 'app_config',
    confidence: missing ? 'high' : 'medium',
    title: `connects to localhost:${port}${missing ? `, ${missing}` : ''}`,
    cause: `It connects to ${place}, and nothing listens there inside the task${missing ? `: ${missing}` : ': the address was most likely left at its default'}`,
    evidence: [line],
    advice: [
      first
        ? `Set ${related.map(({ name }) => name).join(', ')} in ${evidence.taskDefinition?.arn.split('/').at(-1) ?? 'the task definition'}, as ${first.have.join(', ')} does, and deploy`
        : 'Set the variable that holds the host of this dependency in the task definition, and deploy',
      'If it is a sidecar that should listen there, let this container depend on the sidecar being HEALTHY',
    ],
    phase: 'run',
  };
}

/** A default address that no setting replaced: the application talks to itself. */
export const connectsToLoopback: Rule = {
  id: 'connects-to-loopback',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  match,
};
