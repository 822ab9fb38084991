import { anyOf, inOrder } from '../pattern.ts';

/** How a runtime prints a stack trace. */
export interface TraceFormat {
  readonly runtime: string;
  /** A line that begins a trace, whatever follows it. */
  readonly opens?: RegExp;
  /** A frame; the exception stands above the first one. */
  readonly frame: RegExp;
  /** Other lines that belong to a trace that has begun. */
  readonly inside?: RegExp;
  /** A line that names a further exception or cause. */
  readonly head?: RegExp;
  /** A line before the message; blank lines may come between them. */
  readonly announces?: RegExp;
  /** The exception stands below the frames, as in Python. */
  readonly isHeadBelow?: true;
}

/** A property of an error, as Node prints it below the stack. */
const NODE_PROPERTY = inOrder(
  /^\s+/,
  anyOf(
    /code|errno|syscall|address|port|hostname|path|cause|\[\w+\]|requireStack/, // Node itself
    /length|severity|detail|hint/, // pg
    /clientVersion|errorCode|meta/, // Prisma
    /fatal|sqlState|sqlMessage|sql/, // mysql2
    /parent|original/, // Sequelize
    /name|info|type|status/,
  ),
  /:? ?/,
);

/** The formats, the special ones before the general: `at ...` is a frame in five runtimes. */
export const traceFormats: readonly TraceFormat[] = [
  {
    runtime: 'python',
    opens: /^\s*(?:\+ |\| )*(?:Exception Group )?Traceback \(most recent call last\):/,
    frame: /^\s+(?:\| )*File "[^"]{1,400}", line \d+/,
    inside: anyOf(
      /^\s+\S|^$/,
      /^(?:During handling of the above exception|The above exception was the direct cause)/,
    ),
    isHeadBelow: true,
  },
  {
    runtime: 'go',
    opens: /^(?:panic: |fatal error: |\[signal SIG)/,
    frame: /^\s*\S{1,400}\.(?:go|s):\d+(?: \+0x[\da-f]+)?$|^goroutine \d+ \[/,
    inside: anyOf(
      /^$|^created by |^[\w./*()[\]{}·-]{3,300}\(.*\)$/,
      /^\[signal SIG|^exit status \d|^\s*panic: |^\t.*\[recovered\]/,
    ),
    head: /^\s*(?:panic|fatal error): /,
  },
  {
    runtime: 'rust',
    opens: /^thread '[^']{0,100}'(?: \(\d+\))? panicked at /,
    frame: /^\s{1,8}\d{1,4}: (?:0x[\da-f]+ - )?\S|^\s{6,}at \S+\.rs:\d/,
    inside: /^stack backtrace:|^note: |^\s{2,}at /,
    announces: /panicked at .*:$/,
  },
  {
    runtime: 'elixir',
    opens: /^\s*\*\* \((?!exit\b)/,
    frame: /^\s+(?:\([\w]+ [\w.+-]+\) )?\S+\.(?:exs?|erl):\d+: /,
    inside: /^\s+\S/,
    head: /^\s*\*\* \(/,
  },
  {
    runtime: 'php',
    opens: /(?:Uncaught \S|^(?:\[stacktrace\]|Stack trace:)$)/,
    frame: /^#\d+ \S/,
    inside: /^Stack trace:$|^\s+thrown in |^$|^Next \S+/,
    head: /^Next \S+/,
  },
  {
    runtime: 'ruby',
    opens: /^\S+:\d+:in [`'].*\([A-Z]\w*(?:::\w+)*\)$/,
    frame: /^\s*(?:\d+: )?from \S+:\d+:in |^\s*\S+\.rb:\d+:in [`']/,
    inside: /^\s+\d+: from /,
  },
  {
    runtime: 'spring boot',
    opens: /^APPLICATION FAILED TO START$/,
    frame: /^(?:Description|Action):$/,
    inside: /^(?:\*{5,}$|$|Reason: |\s|[A-Z'"])/,
    announces: /^Description:$/,
  },
  {
    runtime: 'c++',
    opens: /^terminate called /,
    frame: /^\s+what\(\): /,
    head: /^\s+what\(\): /,
  },
  {
    runtime: 'symfony, laravel, rails tasks',
    opens: /^\s*(?:In \S+\.php line \d+:|rails aborted!|rake aborted!)$/,
    frame: /^\S+\.rb:\d+:in |^#\d+ /,
    inside: /^$|^\s+\S/,
    head: /^Caused by:/,
    announces: /^\s*(?:In \S+\.php line \d+:|rails aborted!|rake aborted!|Caused by:)$/,
  },
  {
    runtime: 'java, .net, node',
    frame: /^\s+at \S|^at \S.*(?:\)|:\d+)$/,
    inside: anyOf(
      /^\s*\.{3} \d+ (?:more|common frames omitted)/, // Java
      /^\s*--- End of (?:inner exception|stack trace)/, // .NET
      NODE_PROPERTY,
      /^[{}]\s*,?$|^\s+[{}\]],?$|^Node\.js v\d/,
    ),
    head: /^\s*(?:Caused by: |Suppressed: |---> |\[?cause\]?: )\S/,
  },
];
