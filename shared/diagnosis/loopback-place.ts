import {
  type Dependency,
  dependencyNamedIn,
  dependencyOn,
  isOtherThanSilence,
} from '../evidence/dependency.ts';
import { anyOf, inOrder } from '../text/pattern.ts';
import type { LogProof } from './log-proof.ts';

/** A server that a program expects inside its own task. */
export interface LoopbackPlace {
  readonly port?: number | undefined;
  readonly dependency: Dependency | undefined;
  /** The lines that prove it. */
  readonly lines: readonly string[];
  readonly isSocket?: boolean;
}

const REFUSED = anyOf(
  // Any program
  /refused/i,
  /(?:can't|cannot|couldn't|could not|unable to|failed to|not possible to) (?:connect|reach)/i,
  /(?:error|failed) connecting/i,
  /connection failed/i,
  // The system: https://man7.org/linux/man-pages/man2/connect.2.html
  /econnrefused/i,
  /eaddrnotavail/i,
  /cannot assign requested address/i,
  // asyncio of Python
  /connect call failed/i,
  // redis-py
  /error 99 connecting/i,
  // StackExchange.Redis
  /unabletoconnect/i,
  // The Kafka client of Java
  /could not be established/i,
);

/** A program that cannot listen has another problem. */
const LISTENS = /\bbind\b|\blisten(?:ing)?\b/i;

const HOST = inOrder(
  /(?<![\w:.-])/i,
  anyOf(/127\.0\.0\.1|localhost/i, /\[?(?:::ffff:127\.0\.0\.1|::1)\]?/i),
  /['"`)\s]{0,3}/i,
);

/** From the host to its port. */
const PORT = inOrder(
  // ` (127.0.0.1)`, `/127.0.0.1`, `/<unresolved>`
  /(?:\([^)]{0,40}\)\s?|\/<?[\w.]{1,40}>?)?/i,
  anyOf(
    // `:5432`, `', 5432`
    /[:,]\s?['"`]?/i,
    // `, port 5432`, ` port=5432`, `","port":5432`, `, Port: 5432`
    /,?\s?['"]?port['"]?\s?[:=]?\s?/i,
    // ` and accepting TCP/IP connections on port 5432`
    /and accepting.{1,30}port /i,
  ),
  /(\d{2,5})(?![\d.]*\.\d)/i,
);
const ADDRESS = inOrder(HOST, PORT);

/** Without a host, libpq and the clients of MySQL connect to a socket in the file system. */
const SOCKET = anyOf(
  inOrder(/socket\s?["'][^"']{0,200}/i, /(\.s\.PGSQL\.\d{4,5}|mysqld?\.sock|mariadb\.sock)["']/i),
  /\[2002\] No such file or directory/i,
);

/** Ports of agents for traces, metrics and logs. No program ends because an agent is missing. */
const TELEMETRY = new Set([2000, 4317, 4318, 6831, 8125, 8126, 9411, 14_268, 24_224, 25_888]);

/** A health check connects to its own container. If nobody answers, that is a consequence. */
const HEALTH_CHECK = /^(?:curl: \(|wget: )|health ?-?check|\/(?:healthz?|livez|readyz|ping)\b/i;

/** The server inside the task to which a program cannot connect, if the line is about one. */
export function loopbackPlace({ text, later }: LogProof): LoopbackPlace | undefined {
  const socket = SOCKET.exec(text);
  if (socket) {
    const dependency = dependencyOn(/PGSQL/i.test(socket[0]) ? 5432 : 3306);
    return { dependency, lines: [text], isSocket: true };
  }
  if (!REFUSED.test(text) || LISTENS.test(text) || isOtherThanSilence(text)) return undefined;

  // Up to version 13, libpq asks on the next two lines whether the server runs on that host.
  const asked = later.slice(0, 2).filter((line) => /server running on|TCP\/IP/.test(line));
  const lines = HOST.test(text) ? [text] : [text, ...asked];
  const whole = lines.join(' ');
  const port = Number(ADDRESS.exec(whole)?.[1]);
  if (port) {
    const dependency = dependencyOn(port);
    const isNoCause = TELEMETRY.has(port) || (HEALTH_CHECK.test(text) && !dependency);
    return isNoCause ? undefined : { port, dependency, lines };
  }
  const dependency = HOST.test(whole) ? dependencyNamedIn(whole) : undefined;
  return dependency && { dependency, lines };
}
