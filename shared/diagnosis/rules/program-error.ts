import { logRule, says } from '../log-rule.ts';

const UNCAUGHT = {
  title: 'its own error: $1',
  cause: 'The program ends with an error of its own that nothing catches: $1',
};
const START = {
  title: 'it fails while it starts',
  cause: 'The program fails while it starts, with an error of its own',
};
const CODE = {
  title: 'its source has a mistake',
  cause: 'The program cannot be parsed or compiled as it is in the image',
  advice:
    'Roll back; then compare the version of the language in the image with what the source needs',
};
const ROLLBACK =
  'Roll back to the last revision that ran, then look at the frames of the error that are in your own code';

/** The program's own error, where nothing tells of a cause outside it. */
export const programError = logRule({
  id: 'program-error',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html',
  category: 'app_crash',
  title: 'its own error',
  cause: 'The program ends with an error of its own',
  advice: [ROLLBACK, 'Compare code, data and settings with that revision'],
  rollbackAdvice: ROLLBACK,
  isLastResort: true,
  formats: [
    says(
      /\b(SyntaxError|IndentationError|TabError|NoMethodError|NameError|ParseError)\b[:(]|PHP Parse error|syntax error, unexpected|Unexpected token|error TS\d{4}:|SyntaxError\b/,
      CODE,
    ),
    says(
      /^panic: |goroutine \d+ \[running\]|all goroutines are asleep|panicked at|^fatal error: (?:concurrent|runtime|stack|sync|unexpected|found bad|too many)|segmentation violation code=|panic: runtime error/,
      {
        title: 'its own panic',
        cause: 'The program panics: an error of its own that nothing catches',
      },
    ),
    says(
      /Exception in thread "|[Uu]ncaught (?:PHP )?(?:[\w\\.]{0,80}(?:Exception|Error)\b)?|[Uu]nhandled (?:exception|rejection|promise rejection|error)|UnhandledPromiseRejection|ERR_UNHANDLED|triggerUncaughtException|terminate called|\*\* \(EXIT|\(exit\) |GenServer .{1,80} terminating|Kernel pid terminated|Runtime terminating during boot|init terminating in do_boot|crashed? with (?:an )?exception|Fatal error: |APPLICATION FAILED TO START|Application run failed|SpringApplication.{0,20}failed/,
      {
        title: 'its own error that nothing catches',
        cause: 'The program ends with an error of its own that nothing catches',
      },
    ),
    says(
      /^\s{0,8}(?:Caused by: )?(?:[\w$]{1,60}[.:\\]{1,2}){0,12}([A-Z]\w{0,80}(?:Error|Exception|Fault|Exit))\b(?:: | \[|\(|$)/,
      UNCAUGHT,
    ),
    says(/^(?:Uncaught )?(?:Error|Exception): /, {
      title: 'its own error that nothing catches',
      cause: 'The program ends with an error of its own that nothing catches',
      near: /^\s+at \S|^Node\.js v\d/,
      most: 'medium',
    }),
    says(/^\s{0,4}\*\* \(([A-Z][\w.]{1,100})\) /, UNCAUGHT),
    says(/\(([A-Z]\w{0,60}(?:::\w{1,60}){0,6})\)$/, { ...UNCAUGHT, most: 'medium' }),
    says(/\bCRASH REPORT\b|\bFATAL\b.{0,200}|"level":"(?:fatal|panic)"|^fatal(?: error)?:/i, {
      title: 'its own error',
      cause: 'The program ends with an error of its own',
      most: 'low',
    }),
    says(
      /entered FATAL state|exited too quickly|too many unstable restarts|spawn error|Worker failed to boot|Reached (?:max|maximum) restart|gave up: |Early termination of worker|(?:bean|context|application|server|service|module|plugin|worker|process|app)\b.{0,80}(?:failed to (?:start|initiali[sz]e|boot|load|launch)|could not (?:start|be started|initiali[sz]e)|startup (?:failed|aborted)|crashed)|(?:failed|unable) to (?:start|initiali[sz]e|boot|launch)\b|Error creating bean|Error starting (?:ApplicationContext|server|application|service)|rollback required|LifecycleException/i,
      { ...START, most: 'medium' },
    ),
    says(
      /.{0,20}\b(?:[Ee]rror|ERROR|[Ff]atal|[Ee]xception|FAILED|[Ff]ailed|cannot|Cannot|unable|Unable)\b/,
      { most: 'low' },
    ),
  ],
});
