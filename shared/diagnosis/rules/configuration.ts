import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';
import { NAMED_SETTING_FORMATS } from '../named-settings.ts';
import { REFUSED_SETTINGS } from '../refused-settings.ts';
import { SECRET_KEY } from '../secret-key.ts';
import { adviseOnNames } from '../setting-advice.ts';
import { UNSET_SETTING } from '../unset-setting.ts';

/** An option or argument of the command that the program requires. */
const MISSING_OPTION: LogFormat = {
  ...UNSET_SETTING,
  pattern: anyOf(
    inOrder(
      /(?:option|argument|flag|parameter)s? ['"`]?(-{1,2}[\w-]{1,60})['"`]?/i,
      /[^\n]{0,20} (?:is|are) (?:required|missing)/i,
    ),
    // argparse of Python: https://docs.python.org/3/library/argparse.html
    /following arguments are required: ([\w-]{1,60})/i,
    // click of Python: https://click.palletsprojects.com/
    /Missing (?:option|argument|parameter) ['"`]?([\w-]{1,60})/i,
  ),
};

/** Messages of HotSpot about the options of the Java VM. */
const JAVA_VM: LogFormat = {
  title: 'the Java VM refuses its options',
  cause: 'The Java VM refuses its options: $1',
  advice:
    'Check JAVA_TOOL_OPTIONS, JAVA_OPTS and the command against the Java version of the image',
  settings: ['JAVA_TOOL_OPTIONS', 'JAVA_OPTS'],
  pattern: anyOf(
    /Unrecognized (?:VM )?option '?([\w:+-]{1,80})/,
    /(?:Invalid|Conflicting) .{0,30}(?:heap size|collector)/,
    /initialization of VM/,
    /Could not create the Java Virtual Machine/,
  ),
};

/** The AWS SDKs. Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html */
const AWS_REGION: LogFormat = {
  title: 'it does not know its AWS Region',
  cause: 'The program does not know which AWS Region to use',
  advice: 'Set AWS_REGION in the task definition',
  settings: ['AWS_REGION'],
  pattern: anyOf(
    // Python
    /NoRegionError/i,
    /(?:must|need to|you should) specify (?:a )?region/i,
    // JavaScript and Go
    /Region is missing/i,
    /Missing ?Region/i,
    // Java
    /unable to (?:find|determine) (?:a )?region/i,
    // Any other
    /region .{0,30}(?:not (?:set|configured|specified)|required|must be)/i,
  ),
};

/** Messages of single programs, and words that are not only about settings: asked last. */
const OTHER: LogFormat = {
  pattern: anyOf(
    // The images of PostgreSQL and MySQL:
    // https://hub.docker.com/_/postgres and https://hub.docker.com/_/mysql
    /superuser password is not specified/i,
    /database files are incompatible/i,
    /password option is not specified/i,
    /You need to specify one of/i,
    // Elasticsearch and OpenSearch:
    // https://www.elastic.co/guide/en/elasticsearch/reference/current/bootstrap-checks.html
    /vm\.max_map_count/i,
    /bootstrap checks? fail/i,
    /default discovery settings/i,
    // Keycloak: https://www.keycloak.org/server/hostname
    /hostname is not configured/i,
    /strict hostname resolution/i,
    /Key material not provided/i,
    // Django: https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts
    /ALLOWED_HOSTS/i,
    /Invalid HTTP_HOST/i,
    // Rails: https://guides.rubyonrails.org/configuring.html
    /Blocked hosts?:/i,
    // Kestrel of ASP.NET Core
    /No (?:default )?(?:server )?certificate was specified/i,
    // click of Python
    /Invalid value for '?-/i,
    // Any program
    /invalid value .{0,40}for (?:option|flag|parameter|argument|config|'--?|"--?)/i,
    /malformed (?:setting|config|environment)/i,
    /not a valid integer/i,
    /deprecated environment/i,
    /Please (?:set|specify|provide|configure)\b/i,
    /must be (?:set|provided|configured|specified)\b/i,
    /(?:is|are|has|was|were) not (?:been )?configured\b/i,
    /\bno ['"`]?[\w.-]{2,60}['"`]? (?:is )?(?:configured|specified|provided|defined)\b/i,
    /missing (?:configuration )?field/i,
    /missing required/i,
  ),
};

/** A value of the wrong type. It may also come from a user, so the line is not sure proof. */
const NO_NUMBER: LogFormat = {
  title: 'a setting is no number',
  cause: 'A value that should be a number is not one',
  pattern: anyOf(
    // Go: https://pkg.go.dev/strconv#NumError
    /parsing "[^"]{0,60}": invalid syntax/,
    // Python
    /invalid literal for int\(\) with base 10: ''/,
    // Java
    /NumberFormatException: For input string: "(?:\$\{|")/,
    /not a valid (?:boolean|duration|number)/,
  ),
  atMost: 'medium',
};

/** A setting that is missing, or that the program cannot use. */
export const configuration = logRule({
  id: 'configuration',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  category: 'app_config',
  title: 'its settings are not complete',
  cause: 'The program checks its settings at start and refuses them',
  firstAdvice: adviseOnNames,
  advice: [
    'Compare the names in the message with the environment and secrets of the task definition',
    'Compare with the last revision that worked, and with services that have the setting',
  ],
  formats: [
    ...NAMED_SETTING_FORMATS,
    { pattern: REFUSED_SETTINGS },
    MISSING_OPTION,
    JAVA_VM,
    SECRET_KEY,
    AWS_REGION,
    OTHER,
    NO_NUMBER,
  ],
  unless: /\b(?:npm|yarn) notice|DeprecationWarning/,
});
