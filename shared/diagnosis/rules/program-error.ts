import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const SOURCE_CODE: LogFormat = {
  title: 'its source has a mistake',
  cause: 'The program cannot be parsed or compiled as it is in the image',
  advice:
    'Roll back; then compare the version of the language in the image with what the source needs',
  pattern: anyOf(
    // Python, JavaScript and Ruby name the error first.
    /\b(?:SyntaxError|IndentationError|TabError|NoMethodError|NameError|ParseError)\b[:(]/,
    // PHP and Ruby
    /PHP Parse error/,
    /syntax error, unexpected/,
    // JavaScript
    /Unexpected token/,
    // TypeScript
    /error TS\d{4}:/,
    /SyntaxError\b/,
  ),
};

const ROLLBACK =
  'Roll back to the last revision that ran, ' +
  'then look at the frames of the error that are in your own code';

/** A panic of Go or Rust. */
const PANIC: LogFormat = {
  title: 'its own panic',
  cause: 'The program panics: an error of its own that nothing catches',
  pattern: anyOf(
    // Go: https://go.dev/ref/spec#Handling_panics
    /^panic: /,
    /panic: runtime error/,
    /goroutine \d+ \[running\]/,
    /all goroutines are asleep/,
    /^fatal error: (?:concurrent|runtime|stack|sync|unexpected|found bad|too many)/,
    /segmentation violation code=/,
    // Rust: https://doc.rust-lang.org/std/macro.panic.html
    /panicked at/,
  ),
};

const UNCAUGHT = {
  title: 'its own error that nothing catches',
  cause: 'The program ends with an error of its own that nothing catches',
};

/** The runtime reports an error that nothing catches. */
const UNCAUGHT_BY_RUNTIME: LogFormat = {
  ...UNCAUGHT,
  pattern: anyOf(
    // Java and Spring
    /Exception in thread "/,
    /APPLICATION FAILED TO START/,
    /Application run failed/,
    /SpringApplication.{0,20}failed/,
    // Node.js: https://nodejs.org/api/errors.html
    /UnhandledPromiseRejection/,
    /ERR_UNHANDLED/,
    /triggerUncaughtException/,
    // C++
    /terminate called/,
    // Erlang and Elixir
    /\*\* \(EXIT|\(exit\) /,
    /GenServer .{1,80} terminating/,
    /Kernel pid terminated/,
    /Runtime terminating during boot/,
    /init terminating in do_boot/,
    // PHP
    /Fatal error: /,
    // .NET, JavaScript and others
    /[Uu]ncaught /,
    /[Uu]nhandled (?:exception|rejection|promise rejection|error)/,
    /crashed? with (?:an )?exception/,
  ),
};

const NAMED = {
  title: 'its own error: $1',
  cause: 'The program ends with an error of its own that nothing catches: $1',
};

/** The message begins with the name of an error, as most languages print it. */
const NAMED_FORMATS: readonly LogFormat[] = [
  {
    ...NAMED,
    pattern: inOrder(
      /^\s{0,8}(?:Caused by: )?(?:[\w$]{1,60}[.:\\]{1,2}){0,12}/,
      /([A-Z]\w{0,80}(?:Error|Exception|Fault|Exit))\b(?:: | \[|\(|$)/,
    ),
  },
  {
    ...UNCAUGHT,
    // JavaScript
    pattern: /^(?:Uncaught )?(?:Error|Exception): /,
    near: /^\s+at \S|^Node\.js v\d/,
    atMost: 'medium',
  },
  // Elixir
  { ...NAMED, pattern: /^\s{0,4}\*\* \(([A-Z][\w.]{1,100})\) / },
  // Ruby
  { ...NAMED, pattern: /\(([A-Z]\w{0,60}(?:::\w{1,60}){0,6})\)$/, atMost: 'medium' },
];

const FATAL: LogFormat = {
  pattern: anyOf(
    // Erlang
    /\bCRASH REPORT\b/i,
    /\bFATAL\b/i,
    /"level":"(?:fatal|panic)"/i,
    /^fatal(?: error)?:/i,
  ),
  atMost: 'low',
};

const START: LogFormat = {
  title: 'it fails while it starts',
  cause: 'The program fails while it starts, with an error of its own',
  pattern: anyOf(
    // supervisord: https://supervisord.org/subprocess.html#process-states
    /entered FATAL state/i,
    /exited too quickly/i,
    /gave up: /i,
    /spawn error/i,
    // PM2
    /too many unstable restarts/i,
    // gunicorn, Puma
    /Worker failed to boot/i,
    /Early termination of worker/i,
    // Spring and Tomcat
    /Error creating bean/i,
    /LifecycleException/i,
    // Any program
    /Reached (?:max|maximum) restart/i,
    inOrder(
      anyOf(
        /(?:bean|context|application|server|service)\b.{0,80}/i,
        /(?:module|plugin|worker|process|app)\b.{0,80}/i,
      ),
      anyOf(
        /failed to (?:start|initiali[sz]e|boot|load|launch)/i,
        /could not (?:start|be started|initiali[sz]e)/i,
        /startup (?:failed|aborted)|crashed/i,
      ),
    ),
    /(?:failed|unable) to (?:start|initiali[sz]e|boot|launch)\b/i,
    /Error starting (?:ApplicationContext|server|application|service)/i,
    /rollback required/i,
  ),
  atMost: 'medium',
};

const ANY_ERROR: LogFormat = {
  pattern: anyOf(
    /\b(?:[Ee]rror|ERROR|[Ff]atal|[Ee]xception)\b/,
    /\b(?:FAILED|[Ff]ailed|cannot|Cannot|unable|Unable)\b/,
  ),
  atMost: 'low',
};

/** The program's own error, where nothing points to a cause outside it. */
export const programError = logRule({
  id: 'program-error',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html',
  category: 'app_crash',
  title: 'its own error',
  cause: 'The program ends with an error of its own',
  advice: [ROLLBACK, 'Compare code, data and settings with that revision'],
  rollbackAdvice: ROLLBACK,
  isLastResort: true,
  formats: [SOURCE_CODE, PANIC, UNCAUGHT_BY_RUNTIME, ...NAMED_FORMATS, FATAL, START, ANY_ERROR],
});
