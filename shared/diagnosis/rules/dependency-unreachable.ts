import { dependencyNamedIn, dependencyOn, isOtherThanSilence } from '../../evidence/dependency.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { logProofs } from '../log-proof.ts';
import { type Match, type Rule, weaker } from '../rule.ts';

const REFUSED =
  /connection ?(?:was )?refused|connect call failed|econnrefused|actively refused|\brefused\b\.|refused the connection|os error 111|errno 111/i;
const TIMED_OUT =
  /etimedout|timed out|connect ?time-?out|i\/o timeout|timeout expired|no route to host|ehostunreach|network is unreachable|enetunreach|did not properly respond|(?:can't|cannot|couldn't|could not|unable to|failed to|error|failed) (?:connect|connecting|reach|establish)|could not be established|deadline exceeded|econnreset|connection reset|not possible to connect|waiting \d+ seconds for/i;
/** What clients say of a server that is not there, mostly without an address. */
const CLIENTS =
  /Communications link failure|Connection is not available, request timed out|ServerSelection(?:Timeout)?Error|server selection (?:timeout|timed out|error)|No servers available|NoBrokersAvailable|broker may not be available|Timed out waiting for a node|node assignment|brokers? (?:are )?(?:down|not available|transport failure)|all brokers (?:are )?down|\bP100[12]\b|Lost connection to (?:MySQL|server|backend)|server has gone away|server closed the connection|Connection terminated unexpectedly|Connection (?:was )?closed unexpectedly|RedisConnection(?:Failure)?Exception|RedisTimeoutException|RedisCommandTimeout|BrokerUnreachable|AMQPConnectionError|None of the (?:specified|configured) (?:endpoints|nodes)|No living connections|NoNodeAvailable|No alive nodes|UND_ERR_CONNECT|Timeout acquiring a connection|ConnectionAcquireTimeout|QueuePool limit|connection not available and request was dropped|ORA-(?:12170|12541|12537|12543|12547|17002)|network-related or instance-specific error|database system is (?:starting up|shutting down|in recovery)|terminating connection due to administrator|LOADING Redis|MASTERDOWN|CLUSTERDOWN|code ?= ?Unavailable|UNAVAILABLE: |failed to connect to all addresses|no healthy upstream|upstream connect error|while connecting to upstream|host is unreachable|SequelizeConnection(?:Refused|TimedOut|Acquire)\w{0,10}Error|SequelizeHostNotReachable|SequelizeHostNotFound|MongoNetworkError|MongoTimeoutException|buffering timed out|MongoSocket\w{1,30}Exception|waiting for a server|MongoNetworkTimeout|Timeout occurred (?:after|while) waiting|Timeout after \S{1,10} waiting|waiting on dependenc|Connection attempt (?:timed out|failed)|ConnectTimeout|ConnectError|ConnectionError\b|socket hang up|UnableToConnect|Unable to connect to (?:any|the) |no (?:nodes|hosts?|servers?) (?:are )?(?:available|reachable)|(?:database|db|redis|server|host|broker) (?:is )?(?:unreachable|unavailable|not reachable|not available|down)\b|SQLSTATE\[08\d{3}\]|SQLSTATE\[HY000\] \[200[236]\]|\b08(?:001|006)\b|timed? ?out .{0,30}(?:connect|waiting for .{0,30}(?:database|db|postgres|mysql|redis|rabbit|kafka|mongo))/i;

/**
 * `10.0.3.7:6379`, `db.internal:5432`, `("10.0.3.7", 6379)`, `to redis:6379`,
 * `host='db.x', port=5432`; not the own end of `a:1->b:2`.
 */
const ADDRESS =
  /((?:\d{1,3}\.){3}\d{1,3}|[a-z0-9](?:[a-z0-9_-]{0,62}\.){1,10}[a-z][a-z0-9-]{1,62}|(?<=(?:\bto|\bat|\bhost[=:]|\/\/|@)\s?["'`]?)[a-z][a-z0-9_-]{1,62})["'`)]{0,2}(?: \([^)]{0,40}\)|\/[\w.]{1,40})?(?::["'`]?|,\s?(?:["']?[Pp]ort["']?\s?[:=]\s?)?|,? [Pp]ort[ =]\s?)(\d{2,5})(?!\d|\.\d|->)/g;
/** `main.go:42`, `server.js:7`: a place in the source, not in the network. */
const SOURCE_FILE = /\.(?:go|py|rb|rs|php|cs|java|kt|scala|exs?|erl|[cm]?[jt]sx?|cc?|cpp)$/;
const LOOPBACK = /^(?:127\.|localhost$)/;
/** The system gives these to clients; who listens there says that it is connected to. */
const FIRST_EPHEMERAL = 32_768;
const MEANT =
  /\b(?:dial|connect|connecting|connection|connecting to|call|reach|to|at|host)\b[^\n]{0,40}$/i;
/** A client that left, or a read from one, has the client's address. */
const CLIENT = /\b(?:from|read|write|client|accept|handshake|peer)\b[^\n]{0,60}$/i;
/** Words that are about a connection, though no address is told. */
const CANNOT_CONNECT =
  /(?:can't|cannot|couldn't|could not|unable to|failed to|not possible to|error|failed|timeout) (?:connect|connecting|reach|establish)|connect(?:ion)? ?(?:attempt )?timed? ?-?out|connect E(?:TIMEDOUT|HOSTUNREACH|NETUNREACH)|ECONNRESET|connection reset by peer/i;
/** A health check asks its own container; a job or a statement that is slow has no address. */
const OTHER =
  /^(?:curl: \(\d+\)|wget: ).{0,80}(?:localhost|127\.0\.0\.1)|worker timeout|\bbind\b|\blisten(?:ing)? (?:on|tcp)\b|health ?-?check|statement timeout/i;

interface Address {
  readonly host: string;
  readonly port: number;
}

function isMeant(text: string, index: number, port: number): boolean {
  if (port < FIRST_EPHEMERAL) return true;
  const before = text.slice(Math.max(0, index - 60), index);
  return MEANT.test(before) && !CLIENT.test(before);
}

function addressesIn(text: string): Address[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ 1: host = '', 2: port, index }) =>
    isMeant(text, index, Number(port)) && !SOURCE_FILE.test(host)
      ? { host, port: Number(port) }
      : [],
  );
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
function somewhere(text: string, refused: boolean): Omit<Match, 'evidence'> {
  const what = dependencyNamedIn(text)?.what ?? 'something that it depends on';
  const cause = dependencyNamedIn(text)?.what ?? 'Something that the program depends on';
  return {
    category: 'dependency_unreachable',
    confidence: 'medium',
    title: `${what} ${refused ? 'refuses connections' : 'cannot be reached'}`,
    cause: refused
      ? `${cause} refuses the connection; the log does not tell where`
      : `${cause} cannot be reached; the log does not tell where`,
    advice: [
      'Look at the lines around the error for what it was about to connect to, and check that this runs',
      'Check the host and port that the task definition gives it, and the security groups between them',
    ],
    phase: 'run',
  };
}

function match(evidence: Evidence): Match | undefined {
  for (const { text, confidence } of logProofs(evidence)) {
    if (OTHER.test(text.slice(0, 4_000))) continue;
    const refused = REFUSED.test(text);
    const isClient = CLIENTS.test(text.slice(0, 4_000));
    if (!refused && !isClient && !TIMED_OUT.test(text)) continue;
    if (isOtherThanSilence(text)) continue;
    const all = addressesIn(text);
    const others = all.filter(({ host }) => !LOOPBACK.test(host));
    const address = others.find(({ port }) => dependencyOn(port)) ?? others[0];
    const isAboutOne =
      isClient || (confidence !== 'medium' && (refused || CANNOT_CONNECT.test(text)));
    const isAlone = all.length === 0 && isAboutOne && !/::1|localhost|127\.0\.0\./.test(text);
    const said = address
      ? atAddress(address, refused)
      : isAlone
        ? somewhere(text, refused)
        : undefined;
    if (!said) continue;
    return { ...said, confidence: weaker(confidence, said.confidence), evidence: [text] };
  }
  return undefined;
}

/** A dependency at an address that was meant, which refuses or does not answer. */
export const dependencyUnreachable: Rule = {
  id: 'dependency-unreachable',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  match,
};
