import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';
import { UNRUNNABLE_COMMAND_FORMATS } from '../unrunnable-command.ts';

/** npm, pnpm, Bun and Yarn. */
const NO_SCRIPT: LogFormat = {
  title: 'its command asks for script $1, which is not there',
  cause: 'The command asks the package manager for a script that package.json does not have: $1',
  advice: 'Check the command of the task definition against the scripts in package.json',
  pattern: anyOf(
    /[Mm]issing script:? ?['"]?([\w:.-]{1,100})/,
    /Script not found "([\w:.-]{1,100})/,
    /Command "([\w:.-]{1,100})" not found\./,
  ),
};

const NO_PACKAGE_JSON: LogFormat = {
  title: 'no package.json where the command starts',
  cause: 'There is no package.json in the folder in which the command starts',
  pattern: anyOf(
    /Could not read package\.json/,
    /enoent This is related to npm not being able to find a file/,
  ),
};

const NO_APPLICATION: LogFormat = {
  title: 'its command names an application that cannot be loaded: $1',
  cause: 'The command names an application that the server cannot load: $1',
  pattern: anyOf(
    // uvicorn
    inOrder(
      /Error loading ASGI app\. /,
      /(?:Could not import module|Attribute .{1,60} not found in module) "([\w.]{1,100})/,
    ),
    // gunicorn
    /Failed to find attribute '([\w.]{1,100})' in/,
    /Failed to parse '([^']{1,100})' as an attribute/,
    // Flask: https://flask.palletsprojects.com/en/stable/cli/#application-discovery
    inOrder(
      /Could not (?:import|locate a Flask application|find a Flask)/,
      /(?: '([\w.]{1,100})')?/,
    ),
    // Celery
    /Unable to load celery application/,
    /The module ([\w.]{1,100}) was not found\./,
  ),
};

/** A runtime or a tool does not find what the command tells it to run. */
const NO_PROGRAM: LogFormat = {
  pattern: anyOf(
    // Java
    /no main manifest attribute, in ([\w./-]{1,200})/,
    /[Ii]nvalid or corrupt jarfile ([\w./-]{1,200})/,
    // .NET
    /The application to execute does not exist: '([\w./\\-]{1,200})/,
    /application '([\w./\\-]{1,200})' does not exist/,
    /Could not execute because the (?:specified command|application) .{0,40}not found/,
    // supervisord
    /can't find command '([\w./-]{1,200})'/,
    // click of Python
    /No such command ['"]?([\w:-]{1,60})/,
    // Bundler
    /Could not locate Gemfile/,
    // PHP
    /Could not open input file: ([\w./-]{1,200})/,
  ),
};

const UNKNOWN_ARGUMENT = {
  title: 'its command has an argument that the program does not know',
  cause: 'The program does not know an argument of its command: $1',
  advice: 'Compare the command in the task definition with what this version of the program takes',
};

const UNKNOWN_COMMAND: LogFormat = {
  ...UNKNOWN_ARGUMENT,
  pattern: anyOf(
    // rake
    /Don't know how to build task '([\w:-]{1,100})/,
    // npm and others
    /Unknown command:? ['"]?([\w:-]{1,60})/,
    // cobra of Go
    /unknown command "([\w:-]{1,60})"/,
    // Symfony and Laravel
    /Command "([\w:-]{1,60})" is not defined/,
  ),
};

const UNKNOWN_OPTION: LogFormat = {
  ...UNKNOWN_ARGUMENT,
  pattern: anyOf(
    // argparse and click of Python, cobra of Go, and most others
    inOrder(
      /(?:unrecognized|unrecognised|unexpected|unknown|invalid|illegal|no such) /i,
      /(?:command[- ]line )?(?:arguments?|options?|flags?|shorthand flag)(?: found)?/i,
      /:? ?.{0,4}?(-{1,2}[\w-]{1,60})/i,
    ),
    // Go: https://pkg.go.dev/flag
    /flag provided but not defined: (-{1,2}[\w-]{1,60})/i,
    /is not a valid (?:option|argument|flag|command)/i,
    // Node.js
    /bad option: ?(-{1,2}[\w-]{1,60})/i,
  ),
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
    'Check the command and entrypoint of the task definition: ' +
      'spelling, path, and one word for each list entry',
    'Run the image with the same command at home: `docker run`',
  ],
  // The tool of a health check is not the command of the task.
  hasOtherCause: (text, { stops }) =>
    stops.some(({ phase }) => phase === 'health') &&
    /\b(?:curl|wget|nc|pg_isready|redis-cli|mysqladmin|grpc_health_probe)\b/.test(text),
  formats: [
    ...UNRUNNABLE_COMMAND_FORMATS,
    NO_SCRIPT,
    NO_PACKAGE_JSON,
    NO_APPLICATION,
    NO_PROGRAM,
    UNKNOWN_COMMAND,
    UNKNOWN_OPTION,
  ],
});
