import { anyOf, inOrder } from '../pattern.ts';

const SHUTDOWN = inOrder(
  /\b/i,
  anyOf(
    /shutting down|shut down|shutdown (?:initiated|started|hook|in progress|complete)/i,
    /graceful(?:ly)? (?:shutdown|stop|exit)/i,
    /received (?:signal )?(?:SIG)?(?:TERM|INT|QUIT)|SIGTERM/i,
    /closing (?:\w+ )?(?:connections?|server|pool|jpa|hikari)/i,
    /HikariPool-\d+ - Shutdown/i,
    /exit(?:ing)? (?:hook|handler)/i,
    /cleaning up/i,
    /stopping (?:\w+ )?(?:service|server|worker|reloader)/i,
  ),
);

/**
 * Whether a process begins to shut down with this line. What fails after it is not the cause of the
 * shutdown.
 */
export function isShutdown(text: string): boolean {
  return SHUTDOWN.test(text.slice(0, 4_000));
}
