import { logRule, says } from '../log-rule.ts';

/** A port that something else in the task, or on the host, listens on already. */
export const portTaken = logRule({
  id: 'port-taken',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
  category: 'port_conflict',
  title: 'its port is taken',
  cause: 'The program cannot listen on its port, because something listens there already',
  advice: [
    'Look for a second process or container of the task with the same port: all containers of an awsvpc task share one address',
    'Give one of them another port, or start the program once only',
  ],
  formats: [
    says(
      /EADDRINUSE[^\n]{0,60}?:(\d{2,5})\b|port[ :]?(\d{2,5}) (?:is |was )?(?:already |currently )?(?:in use|being used|allocated|taken|occupied)|(?:bind|listen)\S{0,20} .{0,80}?:(\d{2,5})\b.{0,40}(?:address (?:already )?in use|only one usage)/i,
      {
        title: 'its port $1 is taken',
        cause: 'The program cannot listen on port $1, because something listens there already',
      },
    ),
    says(
      /EADDRINUSE|address (?:is )?already in use|address in use|only one usage of each socket address|port is already (?:in use|allocated)|\b(?:os error|errno) (?:98|48)\b|another process is (?:already )?(?:listening|using) (?:on )?(?:the |this )?port/i,
    ),
    says(/A server is already running.{0,60}(?:pid|Check)/i, {
      title: 'a stale process file says that it runs already',
      cause: 'A process file of an earlier run says that the server is running already',
      advice: 'Remove tmp/pids/server.pid at the start, and keep it out of the image and volumes',
      most: 'medium',
    }),
  ],
});
