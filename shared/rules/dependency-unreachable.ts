import type { Evidence } from '../evidence.ts';
import { logProofs, type Match, type Rule, weaker } from '../rule.ts';
import { dependencyOn, isOtherThanSilence } from '../well-known-ports.ts';

const REFUSED =
  /connection ?refused|connect call failed|econnrefused|actively refused|\brefused\b\.|os error 111|errno 111/i;
const TIMED_OUT =
  /etimedout|timed out|connect ?timeout|i\/o timeout|timeout expired|no route to host|ehostunreach|network is unreachable|enetunreach|did not properly respond|(?:can't|cannot|couldn't|could not|unable to|failed to) (?:connect|reach)|could not be established/i;

/**
 * `10.0.3.7:6379`, `db.internal:5432`, `("10.0.3.7", 6379)`, `to redis:6379`,
 * `host='db.x', port=5432`; not the own end of `a:1->b:2`.
 */
const ADDRESS =
  /((?:\d{1,3}\.){3}\d{1,3}|[a-z0-9](?:[a-z0-9_-]{0,62}\.){1,10}[a-z][a-z0-9-]{1,62}|(?<=(?:\bto|\bat|\bhost[=:]|\/\/|@)\s?["'`]?)[a-z][a-z0-9_-]{1,62})["'`)]{0,2}(?: \([^)]{0,40}\)|\/[\w.]{1,40})?(?::["'`]?|,\s?(?:["']?[Pp]ort["']?\s?[:=]\s?)?|,? [Pp]ort[ =]\s?)(\d{2,5})(?!\d|\.\d|->)/g;
/** `main.go:42`, `server.js:7`: a place in the source, not in the network. */
const SOURCE_FILE = /\.(?:go|py|rb|rs|php|cs|java|kt|scala|exs?|erl|[cm]?[jt]sx?|cc?|cpp)$/;
const LOOPBACK = /^(?:127\.|localhost$)/;
/** The system gives these to clients; nobody listens there. */
const FIRST_EPHEMERAL = 32_768;
/** What a program says when it got there in the end. */
const CONNECTED =
  /(?<!not )\bconnected to|connection (?:established|successful|restored)|successfully connected/i;

interface Address {
  readonly host: string;
  readonly port: number;
}

function addressesIn(text: string): Address[] {
  return [...text.matchAll(ADDRESS)]
    .map(([, host = '', port]) => ({ host, port: Number(port) }))
    .filter(({ host, port }) => port < FIRST_EPHEMERAL && !SOURCE_FILE.test(host));
}

/** What is said of an address that was meant. */
function atAddress({ host, port }: Address, refused: boolean): Omit<Match, 'evidence'> {
  const dependency = dependencyOn(port);
  const what = dependency ? `${dependency.what} at ${host}:${port}` : `${host}:${port}`;
  return {
    category: 'dependency_unreachable',
    confidence: 'high',
    title: `${host}:${port} ${refused ? 'refuses connections' : 'does not answer'}`,
    cause: refused
      ? `${what} refuses the connection: nothing listens there`
      : `${what} does not answer: most often a security group, a route or a stopped instance`,
    advice: [
      refused
        ? `Check that ${what} is running and listens on this port`
        : `Check that the security group of ${what} admits the task's security group on port ${port}`,
      'If it was reachable before, look at what changed there at the time of the first failure',
    ],
    phase: 'run',
  };
}

/** A refusal whose address the line does not tell: only what ended the program is believed. */
const somewhere: Omit<Match, 'evidence'> = {
  category: 'dependency_unreachable',
  confidence: 'medium',
  title: 'something that it depends on refuses connections',
  cause:
    'Something that the program depends on refuses the connection; its log does not tell where',
  advice: [
    'Look at the lines around the error for what it was about to connect to, and check that this runs',
    'Check the host and port that the task definition gives it',
  ],
  phase: 'run',
};

function match(evidence: Evidence): Match | undefined {
  for (const { text, confidence, later } of logProofs(evidence)) {
    const refused = REFUSED.test(text);
    if ((!refused && !TIMED_OUT.test(text)) || isOtherThanSilence(text)) continue;
    const all = addressesIn(text);
    const others = all.filter(({ host }) => !LOOPBACK.test(host));
    const address = others.find(({ port }) => dependencyOn(port)) ?? others[0];
    const isAlone =
      all.length === 0 && refused && confidence === 'high' && !/::1|localhost/.test(text);
    const said = address ? atAddress(address, refused) : isAlone ? somewhere : undefined;
    if (!said) continue;
    const isSurvived = later.some((line) => CONNECTED.test(line));
    return {
      ...said,
      confidence: isSurvived ? 'low' : weaker(confidence, said.confidence),
      evidence: [text],
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
