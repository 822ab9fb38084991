/** From here on the process only takes itself down, and what fails then is no cause. */
const SHUTDOWN =
  /\b(?:shutting down|shut down|shutdown (?:initiated|started|hook|in progress|complete)|graceful(?:ly)? (?:shutdown|stop|exit)|received (?:signal )?(?:SIG)?(?:TERM|INT|QUIT)|SIGTERM|closing (?:\w+ )?(?:connections?|server|pool|jpa|hikari)|HikariPool-\d+ - Shutdown|exit(?:ing)? (?:hook|handler)|cleaning up|stopping (?:\w+ )?(?:service|server|worker|reloader))/i;

/** Whether the process starts to take itself down with this line. */
export function isShutdown(text: string): boolean {
  return SHUTDOWN.test(text.slice(0, 4_000));
}
