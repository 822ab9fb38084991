import { anyOf, captured, inOrder } from '../text/pattern.ts';

/** Where a server listens, by name or by IPv4 address. */
export interface NetworkAddress {
  readonly host: string;
  readonly port: number;
}

const IPV4 = /(?:\d{1,3}\.){3}\d{1,3}/;
const DNS_NAME = /[a-z0-9](?:[a-z0-9_-]{0,62}\.){1,10}[a-z][a-z0-9-]{1,62}/;
/** A name without a dot could be any word. It counts only after one of these words. */
const SHORT_NAME = /(?<=(?:\bto|\bat|\bhost[=:]|\/\/|@)\s?["'`]?)[a-z][a-z0-9_-]{1,62}/;

/**
 * `10.0.3.7:6379`, `db.internal:5432`, `("10.0.3.7", 6379)`, `to redis:6379`,
 * `host='db.x', port=5432`; not the client's end of `a:1->b:2`.
 */
const ADDRESS = new RegExp(
  inOrder(
    captured(anyOf(IPV4, DNS_NAME, SHORT_NAME)),
    /["'`)]{0,2}/,
    // What the name resolved to: ` (10.0.3.7)`, `/10.0.3.7`
    /(?: \([^)]{0,40}\)|\/[\w.]{1,40})?/,
    anyOf(/:["'`]?/, /,\s?(?:["']?[Pp]ort["']?\s?[:=]\s?)?/, /,? [Pp]ort[ =]\s?/),
    /(\d{2,5})(?!\d|\.\d|->)/,
  ),
  'g',
);

/** `main.go:42`, `server.js:7`: a place in the source, not in the network. */
const SOURCE_FILE = /\.(?:go|py|rb|rs|php|cs|java|kt|scala|exs?|erl|[cm]?[jt]sx?|cc?|cpp)$/;

/**
 * From this port on, Linux gives ports to clients. An address with such a port counts as a server
 * only if the words before it are about connecting to it.
 * Source: https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range)
 */
const FIRST_EPHEMERAL_PORT = 32_768;
const CONNECTS_TO =
  /\b(?:dial|connect|connecting|connection|connecting to|call|reach|to|at|host)\b[^\n]{0,40}$/i;
/** Words before the address of a client. */
const CLIENT = /\b(?:from|read|write|client|accept|handshake|peer)\b[^\n]{0,60}$/i;

function isServer(text: string, index: number, port: number): boolean {
  if (port < FIRST_EPHEMERAL_PORT) return true;
  const before = text.slice(Math.max(0, index - 60), index);
  return CONNECTS_TO.test(before) && !CLIENT.test(before);
}

/** Finds the addresses of servers in a line, in their order. */
export const networkAddressesIn = (text: string): NetworkAddress[] =>
  [...text.matchAll(ADDRESS)].flatMap(({ 1: host = '', 2: port, index }) =>
    isServer(text, index, Number(port)) && !SOURCE_FILE.test(host)
      ? { host, port: Number(port) }
      : [],
  );
