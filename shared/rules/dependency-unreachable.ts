import { type Evidence, logTexts } from '../evidence.ts';
import type { Match, Rule } from '../rule.ts';
import { dependencyOn } from '../well-known-ports.ts';

const LOOPBACK = /127\.0\.0\.1|localhost|::1/i;
const REFUSED = /connection ?refused|connect call failed|ECONNREFUSED|errno 111/i;
const TIMED_OUT =
  /ETIMEDOUT|connection timed out|connect timed out|i\/o timeout|timeout expired|ConnectTimeout|no route to host|EHOSTUNREACH/i;
/** `10.0.3.7:6379`, `db.internal:5432`, `('10.0.3.7', 6379)`. */
const ADDRESS =
  /((?:\d{1,3}\.){3}\d{1,3}|[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z0-9-]{2,63})['"]?(?::|,\s?|,? port )(\d{2,5})\b/i;

function match(evidence: Evidence): Match | undefined {
  for (const line of logTexts(evidence)) {
    const refused = REFUSED.test(line);
    if ((!refused && !TIMED_OUT.test(line)) || LOOPBACK.test(line)) continue;
    const [, host, port] = ADDRESS.exec(line) ?? [];
    if (!host || !port) continue;
    const dependency = dependencyOn(Number(port));
    const what = dependency ? `${dependency.what} at ${host}:${port}` : `${host}:${port}`;
    return {
      category: 'dependency_unreachable',
      confidence: 'high',
      title: `${host}:${port} ${refused ? 'refuses connections' : 'does not answer'}`,
      cause: refused
        ? `${what} refuses the connection: nothing listens there`
        : `${what} does not answer: most often a security group, a route or a stopped instance`,
      evidence: [line],
      advice: [
        refused
          ? `Check that ${what} is running and listens on this port`
          : `Check that the security group of ${what} admits the task's security group on port ${port}`,
        'If it was reachable before, look at what changed there at the time of the first failure',
      ],
      phase: 'run',
    };
  }
  return undefined;
}

/** A dependency at an address that was meant, which refuses or does not answer. */
export const dependencyUnreachable: Rule = {
  id: 'dependency-unreachable',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  match,
};
