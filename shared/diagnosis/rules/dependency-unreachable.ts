import { dependencyNamedIn, dependencyOn, isOtherThanSilence } from '../../evidence/dependency.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { anyOf, inOrder } from '../../text/pattern.ts';
import { logProofs } from '../log-proof.ts';
import { type NetworkAddress, networkAddressesIn } from '../network-address.ts';
import { type Match, type Rule, weaker } from '../rule.ts';
import { UNREACHABLE_SERVER } from '../unreachable-server.ts';

const REFUSED = anyOf(
  /connection ?(?:was )?refused/i,
  /refused the connection/i,
  /actively refused/i,
  // JDBC: Connection to db.shop.internal:5432 refused.
  /\brefused\b\./i,
  /econnrefused/i,
  // Rust and Python: https://man7.org/linux/man-pages/man3/errno.3.html
  /os error 111/i,
  /errno 111/i,
  /connect call failed/i,
);

const TIMED_OUT = anyOf(
  /timed out/i,
  /timeout expired/i,
  /connect ?time-?out/i,
  /did not properly respond/i,
  /deadline exceeded/i,
  /waiting \d+ seconds for/i,
  // Codes and texts of the system: https://man7.org/linux/man-pages/man3/errno.3.html
  /etimedout/i,
  /ehostunreach|no route to host/i,
  /enetunreach|network is unreachable/i,
  /econnreset|connection reset/i,
  // Go
  /i\/o timeout/i,
  // Any client
  inOrder(
    /(?:can't|cannot|couldn't|could not|unable to|failed to|error|failed) /i,
    /connect|connecting|reach|establish/i,
  ),
  /could not be established/i,
  /not possible to connect/i,
);

/** The line is about a connection, even if it gives no address. */
const CANNOT_CONNECT = anyOf(
  inOrder(
    anyOf(
      /can't|cannot|couldn't|could not|unable to/i,
      /failed to|not possible to|error|failed|timeout/i,
    ),
    / (?:connect|connecting|reach|establish)/i,
  ),
  /connect(?:ion)? ?(?:attempt )?timed? ?-?out/i,
  /connect E(?:TIMEDOUT|HOSTUNREACH|NETUNREACH)/i,
  /ECONNRESET|connection reset by peer/i,
);

/** Problems of the program itself, in which something is refused or times out as well. */
const OTHER_PROBLEM = anyOf(
  // A health check asks its own container.
  /^(?:curl: \(\d+\)|wget: ).{0,80}(?:localhost|127\.0\.0\.1)/i,
  /health ?-?check/i,
  // A job or a statement that is too slow.
  /worker timeout/i,
  /statement timeout/i,
  // A server that cannot listen.
  /\bbind\b/i,
  /\blisten(?:ing)? (?:on|tcp)\b/i,
);

const LOOPBACK = /^(?:127\.|localhost$)/;

/** In characters. Of a longer line only the beginning is read. */
const LONGEST = 4_000;

/** The match when the line gives the address. */
function atAddress({ host, port }: NetworkAddress, isRefused: boolean): Omit<Match, 'evidence'> {
  const dependency = dependencyOn(port);
  const what = dependency ? `${dependency.what} at ${host}:${port}` : `${host}:${port}`;
  return {
    category: 'dependency_unreachable',
    confidence: 'high',
    title: `${host}:${port} ${isRefused ? 'refuses connections' : 'does not answer'}`,
    cause: isRefused
      ? `${what} refuses the connection: nothing listens there`
      : `${what} does not answer: most often a security group, a route or a stopped instance`,
    advice: [
      isRefused
        ? `Check that ${what} is running and listens on this port`
        : `Check that the security group of ${what} ` +
          `admits the task's security group on port ${port}`,
      'If it was reachable before, look at what changed there at the time of the first failure',
    ],
    phase: 'run',
  };
}

/** The match when the line gives no address. */
function somewhere(text: string, isRefused: boolean): Omit<Match, 'evidence'> {
  const what = dependencyNamedIn(text)?.what ?? 'something that it depends on';
  const cause = dependencyNamedIn(text)?.what ?? 'Something that the program depends on';
  return {
    category: 'dependency_unreachable',
    confidence: 'medium',
    title: `${what} ${isRefused ? 'refuses connections' : 'cannot be reached'}`,
    cause: isRefused
      ? `${cause} refuses the connection; the log does not tell where`
      : `${cause} cannot be reached; the log does not tell where`,
    advice: [
      'Look at the lines around the error for what it was about to connect to, ' +
        'and check that this runs',
      'Check the host and port that the task definition gives it, ' +
        'and the security groups between them',
    ],
    phase: 'run',
  };
}

function match(evidence: Evidence): Match | undefined {
  for (const { text, confidence } of logProofs(evidence)) {
    const head = text.slice(0, LONGEST);
    if (OTHER_PROBLEM.test(head)) continue;
    const isRefused = REFUSED.test(text);
    const isOfClient = UNREACHABLE_SERVER.test(head);
    if (!isRefused && !isOfClient && !TIMED_OUT.test(text)) continue;
    if (isOtherThanSilence(text)) continue;
    const all = networkAddressesIn(text);
    const others = all.filter(({ host }) => !LOOPBACK.test(host));
    const address = others.find(({ port }) => dependencyOn(port)) ?? others[0];
    // Without an address, the line must be a client's message, or more than a possible error.
    const isAboutConnection =
      isOfClient || (confidence !== 'medium' && (isRefused || CANNOT_CONNECT.test(text)));
    const hasNoAddress = all.length === 0 && !/::1|localhost|127\.0\.0\./.test(text);
    const found = address
      ? atAddress(address, isRefused)
      : isAboutConnection && hasNoAddress
        ? somewhere(text, isRefused)
        : undefined;
    if (!found) continue;
    return { ...found, confidence: weaker(confidence, found.confidence), evidence: [text] };
  }
  return undefined;
}

/** A dependency outside the task that refuses connections or does not answer. */
export const dependencyUnreachable: Rule = {
  id: 'dependency-unreachable',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  match,
};
