/** How one runtime prints a trace. */
export interface TraceFormat {
  readonly runtime: string;
  /** A line that opens a trace whatever follows it. */
  readonly opens?: RegExp;
  /** A line that is a frame: the exception stands above the first one. */
  readonly frame: RegExp;
  /** Other lines that belong to it once it is open. */
  readonly inside?: RegExp;
  /** A line that names a further exception or cause. */
  readonly head?: RegExp;
  /** A line after which, blank ones apart, the message stands. */
  readonly announces?: RegExp;
  /** Python names the exception below its frames. */
  readonly isHeadBelow?: true;
}

/** The formats, the peculiar before the general: `at ...` is a frame in five runtimes. */
export const traceFormats: readonly TraceFormat[] = [
  {
    runtime: 'python',
    opens: /^\s*(?:\+ |\| )*(?:Exception Group )?Traceback \(most recent call last\):/,
    frame: /^\s+(?:\| )*File "[^"]{1,400}", line \d+/,
    inside:
      /^\s+\S|^$|^(?:During handling of the above exception|The above exception was the direct cause)/,
    isHeadBelow: true,
  },
  {
    runtime: 'go',
    opens: /^(?:panic: |fatal error: |\[signal SIG)/,
    frame: /^\s*\S{1,400}\.(?:go|s):\d+(?: \+0x[\da-f]+)?$|^goroutine \d+ \[/,
    inside:
      /^$|^created by |^[\w./*()[\]{}·-]{3,300}\(.*\)$|^\[signal SIG|^exit status \d|^\s*panic: |^\t.*\[recovered\]/,
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
    inside:
      /^\s*\.{3} \d+ (?:more|common frames omitted)|^\s*--- End of (?:inner exception|stack trace)|^\s+(?:code|errno|syscall|address|port|hostname|path|cause|\[\w+\]|requireStack|length|severity|detail|hint|clientVersion|errorCode|meta|fatal|sqlState|sqlMessage|sql|parent|original|name|info|type|status):? ?|^[{}]\s*,?$|^\s+[{}\]],?$|^Node\.js v\d/,
    head: /^\s*(?:Caused by: |Suppressed: |---> |\[?cause\]?: )\S/,
  },
];
