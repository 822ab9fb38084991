import { logRule, says } from '../log-rule.ts';

const SCRIPT = {
  title: 'its command asks for script $1, which is not there',
  cause: 'The command asks the package manager for a script that package.json does not have: $1',
  advice: 'Check the command of the task definition against the scripts in package.json',
};
const ARGUMENT = {
  title: 'its command has an argument that the program does not know',
  cause: 'The program does not know an argument of its command: $1',
  advice: 'Compare the command in the task definition with what this version of the program takes',
};
const NOT_RUNNABLE = {
  title: 'its entrypoint may not be executed',
  cause: 'The file that the command names is not executable: $1',
  advice: 'Set the executable bit in the image (COPY --chmod=755), or call it through its shell',
};
const LINE_ENDS = {
  title: 'its entrypoint has Windows line ends',
  cause: 'The script has Windows line ends, so that its interpreter is not found',
  advice: 'Save the script with LF line ends (.gitattributes: *.sh text eol=lf) and build again',
};

/** A command that cannot be run as it is written. */
export const entrypoint = logRule({
  id: 'entrypoint',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  category: 'entrypoint_error',
  title: 'its command names $1, which cannot be run',
  cause: 'The command names $1, which is not in the image under this name',
  advice: [
    'Check the command and entrypoint of the task definition: spelling, path, and one word for each list entry',
    'Run the image with the same command at home: `docker run`',
  ],
  // The check's own tool is not the command.
  unlessSo: (text, { stops }) =>
    stops.some(({ phase }) => phase === 'health') &&
    /\b(?:curl|wget|nc|pg_isready|redis-cli|mysqladmin|grpc_health_probe)\b/.test(text),
  formats: [
    says(
      /(?:\\r|\^M)['’"]?: (?:command not found|No such file)|\^M: bad interpreter|\\r': /,
      LINE_ENDS,
    ),
    says(
      /(?:exec|fork\/exec|start|run|tini \(\d+\)\] exec|su-exec|gosu)[: ] ?["']?([\w./@-]{1,200})["']?(?: failed)?: permission denied|^(?:\/bin\/|\/usr\/bin\/)?(?:ba|da|a)?sh: (?:line )?(?:\d+: )?([\w./@-]{1,200}): permission denied$/i,
      NOT_RUNNABLE,
    ),
    says(/exec user process caused:? "?permission denied/i, NOT_RUNNABLE),
    says(
      /(?:exec|fork\/exec|tini \(\d+\)\] exec|su-exec|gosu|dumb-init\]|chpst: fatal: unable to run)[: ] ?["']?([\w./@ -]{1,200}?)["']?(?: failed)?: (?:no such file|executable file not found|file does not exist|not found)/i,
    ),
    says(/exec user process caused:? "?no such file|executable file not found in/i),
    says(
      /(?:^|[\s:])(?:\/[\w./-]{1,100}\/)?(?:ba|da|a|z|k)?sh: (?:line )?(?:\d{1,5}: )?(?:exec: )?([\w./@+-]{1,200}): (?:command )?not found|^[\w./-]{1,200}: (?:line )?\d{1,5}: (?:exec: )?([\w./@+-]{1,200}): (?:command )?not found/i,
    ),
    says(/(?:^|[\s/])env: (?:can't execute )?['‘"]?([\w./@+-]{1,100})['’"]?: No such file/),
    says(
      /(?:^|: )([\w.@+-]{1,100}): command not found$|command not found: ([\w.@+-]{1,100})|(can only run as pid 1)/,
    ),
    says(
      /(?:ba|da|a)?sh: (?:\d{1,5}: )?(?:[Cc]an't|[Cc]annot) open '?([\w./-]{1,200})'?|can't open file '([\w./-]{1,300})'|bad interpreter: No such file/,
    ),
    says(
      /[Mm]issing script:? ?['"]?([\w:.-]{1,100})|Script not found "([\w:.-]{1,100})|Command "([\w:.-]{1,100})" not found\./,
      SCRIPT,
    ),
    says(
      /(?:Could not read package\.json|enoent This is related to npm not being able to find a file)/,
      {
        title: 'no package.json where the command starts',
        cause: 'There is no package.json in the folder in which the command starts',
      },
    ),
    says(
      /Error loading ASGI app\. (?:Could not import module|Attribute .{1,60} not found in module) "([\w.]{1,100})|Failed to find attribute '([\w.]{1,100})' in|Failed to parse '([^']{1,100})' as an attribute|Could not (?:import|locate a Flask application|find a Flask)(?: '([\w.]{1,100})')?|Unable to load celery application|The module ([\w.]{1,100}) was not found\./,
      {
        title: 'its command names an application that cannot be loaded: $1',
        cause: 'The command names an application that the server cannot load: $1',
      },
    ),
    says(
      /no main manifest attribute, in ([\w./-]{1,200})|[Ii]nvalid or corrupt jarfile ([\w./-]{1,200})|The application to execute does not exist: '([\w./\\-]{1,200})|application '([\w./\\-]{1,200})' does not exist|Could not execute because the (?:specified command|application) .{0,40}not found|can't find command '([\w./-]{1,200})'|No such command ['"]?([\w:-]{1,60})|Could not locate Gemfile|Could not open input file: ([\w./-]{1,200})/,
    ),
    says(
      /Don't know how to build task '([\w:-]{1,100})|Unknown command:? ['"]?([\w:-]{1,60})|unknown command "([\w:-]{1,60})"|Command "([\w:-]{1,60})" is not defined/,
      ARGUMENT,
    ),
    says(
      /(?:unrecognized|unrecognised|unexpected|unknown|invalid|illegal|no such) (?:command[- ]line )?(?:arguments?|options?|flags?|shorthand flag)(?: found)?:? ?.{0,4}?(-{1,2}[\w-]{1,60})|flag provided but not defined: (-{1,2}[\w-]{1,60})|is not a valid (?:option|argument|flag|command)|bad option: ?(-{1,2}[\w-]{1,60})/i,
      ARGUMENT,
    ),
  ],
});
