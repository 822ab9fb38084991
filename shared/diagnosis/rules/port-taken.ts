import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const KNOWN_PORT: LogFormat = {
  title: 'its port $1 is taken',
  cause: 'The program cannot listen on port $1, because something listens there already',
  pattern: anyOf(
    // Node.js: https://nodejs.org/api/errors.html#common-system-errors
    /EADDRINUSE[^\n]{0,60}?:(\d{2,5})\b/i,
    // Spring Boot and others
    inOrder(
      /port[ :]?(\d{2,5}) (?:is |was )?(?:already |currently )?/i,
      /in use|being used|allocated|taken|occupied/i,
    ),
    // Go, nginx, .NET
    inOrder(
      /(?:bind|listen)\S{0,20} .{0,80}?:(\d{2,5})\b.{0,40}/i,
      /address (?:already )?in use|only one usage/i,
    ),
  ),
};

const UNKNOWN_PORT: LogFormat = {
  pattern: anyOf(
    // The system: https://man7.org/linux/man-pages/man2/bind.2.html
    /EADDRINUSE/i,
    /address (?:is )?already in use|address in use/i,
    // Rust and Python; EADDRINUSE is 98 on Linux and 48 on macOS
    /\b(?:os error|errno) (?:98|48)\b/i,
    // Windows
    /only one usage of each socket address/i,
    // Docker and others
    /port is already (?:in use|allocated)/i,
    /another process is (?:already )?(?:listening|using) (?:on )?(?:the |this )?port/i,
  ),
};

const STALE_PROCESS_FILE: LogFormat = {
  title: 'a stale process file says that it runs already',
  cause: 'A process file of an earlier run says that the server is running already',
  advice: 'Remove tmp/pids/server.pid at the start, and keep it out of the image and volumes',
  // Rails
  pattern: /A server is already running.{0,60}(?:pid|Check)/i,
  atMost: 'medium',
};

/** A port on which something else in the task or on the host already listens. */
export const portTaken = logRule({
  id: 'port-taken',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
  category: 'port_conflict',
  title: 'its port is taken',
  cause: 'The program cannot listen on its port, because something listens there already',
  advice: [
    'Look for a second process or container of the task with the same port: ' +
      'all containers of an awsvpc task share one address',
    'Give one of them another port, or start the program once only',
  ],
  formats: [KNOWN_PORT, UNKNOWN_PORT, STALE_PROCESS_FILE],
});
