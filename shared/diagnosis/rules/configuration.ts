import { logRule, says } from '../log-rule.ts';
import { adviseOnNames } from '../setting-advice.ts';

const UNSET = {
  title: 'the setting $1 is missing',
  cause: 'The setting $1 is missing or empty',
  advice: 'Add $1 to the environment or the secrets of the task definition, and deploy',
};
const INVALID = {
  title: 'the setting $1 is not valid',
  cause: 'The setting $1 has a value that the program cannot use',
  advice: 'Compare the value of $1 with what the message asks for, and deploy',
};
const SETTINGS = {
  title: 'its settings are not complete',
  cause: 'The program checks its settings at start and refuses them',
  advice:
    'Compare the names in the message with the environment and secrets of the task definition',
};
const KEY = {
  title: 'its secret key is missing or of the wrong form',
  cause: 'A key that the program signs or encrypts with is missing, or of the wrong form',
  advice:
    'Generate the key as the framework says, store it as a secret, and name it in the task definition',
};

/** `DB_HOST` and the like; the codes of errors look like it. */
const NAME =
  '((?!ERR?_|E2BIG|HTTP_|SQL_|SSL_|TLS_|UNABLE_|SIG)[A-Z][A-Z0-9]{0,30}_[A-Z0-9_]{1,60})';
const VARIABLE = '[\'"`]?([A-Za-z][\\w.-]{1,80})[\'"`]?';
const ABSENT =
  "(?:(?:is|was|are|has|must|should|have|needs?|to|be|been)(?:n't| not)? ){0,4}(?:not (?:set|found|defined|provided|specified|configured|present|exist|been set|be (?:empty|blank|null))|unset|undefined|missing|required|empty|blank|set|provided|defined|specified|configured|declared)";

/** A setting that is missing, or that the program cannot use. */
export const configuration = logRule({
  id: 'configuration',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  category: 'app_config',
  ...SETTINGS,
  names: adviseOnNames,
  advice: [
    SETTINGS.advice,
    'Compare with the last revision that worked, and with services that have the setting',
  ],
  formats: [
    says(
      /\bKeyError: '([A-Z][A-Z0-9_]{2,80})'|\bkey not found: "([A-Z][A-Z0-9_]{1,80})"|\bUndefinedValueError: ([\w.]{1,80}) not found|: ([A-Z][A-Z0-9_]{1,80}): (?:unbound variable|parameter (?:null or )?not set)|^([A-Z][A-Z0-9_]{1,80}): parameter (?:null or )?not set|Config '([\w.]{1,80})' is missing/,
      UNSET,
    ),
    says(
      /Could not resolve placeholder '([\w.:-]{1,120})|config property ([\w.-]{1,120}) is required|SRCFG\d{5}.{0,60}property ([\w.-]{1,100})|No configuration setting found for key '([\w.-]{1,100})|Missing required configuration (?:property |entry )?"([\w.-]{1,100})|'([\w-]{1,40})' attribute is not specified|required (?:key|property|option|config|setting|parameter|field) \[?['"]?([\w.-]{2,100})['"\]]? (?:is )?(?:missing|not)/i,
      UNSET,
    ),
    says(
      new RegExp(
        `Environment variable not found: ["']?([A-Za-z]\\w{1,80})|environment variables? ${VARIABLE} ${ABSENT}|${VARIABLE} environment variable ${ABSENT}|(?:could not fetch|missing|unset|undefined|required|no|set(?: the)?|define(?: the)?|provide(?: the)?|specify(?: the)?) (?:required )?(?:value for )?(?:required )?(?:env(?:ironment)?(?: ?var(?:iable)?)?s?)[ :]{1,3}${VARIABLE}`,
        'i',
      ),
      UNSET,
    ),
    says(
      new RegExp(
        `${NAME}['"\`]?(?: (?:environment|env|config|configuration|setting|variable|option|key|value))*:?(?: value| field)? ${ABSENT}`,
      ),
      UNSET,
    ),
    says(
      new RegExp(
        `\\b(?:[Mm]issing|[Uu]ndefined|[Uu]nset|[Rr]equired?s?|[Ss]et|[Dd]efine|[Pp]rovide|[Ss]pecify|[Nn]o|[Ee]mpty|MISSING|REQUIRED|UNSET)\\b(?: [a-z]{1,15}){0,4}:? ['"\`$]?${NAME}`,
      ),
      UNSET,
    ),
    says(
      /['"]([A-Z][A-Z0-9_]{2,80})['"]?(?:\])? is (?:required|not allowed to be empty|missing|not set)|^\s{0,8}([A-Z][A-Z0-9_]{2,80}): (?:Required|Field required|Missing|undefined|Invalid|must be|expected)/,
      UNSET,
    ),
    says(
      new RegExp(
        `(?:[Ii]nvalid|[Mm]alformed|[Bb]ad|[Ii]llegal|parse|parsing|decode|convert)\\b(?: [A-Za-z]{1,15}){0,4}:? ['"\`$]?${NAME}|${NAME}['"\`]?:? (?:is (?:not a valid|invalid|malformed)|must (?:be|start|match|contain|have)|has an invalid|should be)`,
      ),
      INVALID,
    ),
    says(
      /environment variables?\b.{0,80}(?:not|missing|required|must|invalid|unset|undefined|failed|empty)|(?:missing|required|invalid|unset|undefined|empty|following)\b.{0,80}\benv(?:ironment)?[ _-]?var|missing env\b|MissingRequiredEnv|EnvNotFound|EnvError|EnvVarError|Missing(?:AppKey|Keys|Env\w{0,20})Exception|VarError|\bNotPresent\b|environment variable not found|missing required (?:config|setting|option|parameter|argument|key|value|propert|field|flag)|\bconfig(?:uration)?: .{0,80}(?:not a valid|invalid|required|must be|missing)|config(?:uration)? (?:validation|error|invalid|is (?:invalid|missing|incomplete))|invalid (?:config|configuration|settings?)\b|validation errors? for \w{0,40}(?:Settings|Config|Env\w*)\b|OptionsValidationException|ConfigurationErrorsException|ImproperlyConfigured|InvalidConfiguration|ConfigurationError|ConfigException|ConfigError|BindException: Failed to bind|Failed to bind properties|Binding to target .{0,200}failed|BindValidationException|Config validation error|Failed to configure a DataSource|Failed to determine a suitable driver class|Property .{0,80}(?:was bound|required)|failed to (?:load|read|parse|process|decode|validate) (?:the )?(?:env|config|settings)/i,
    ),
    says(
      /(?:option|argument|flag|parameter)s? ['"`]?(-{1,2}[\w-]{1,60})['"`]?[^\n]{0,20} (?:is|are) (?:required|missing)|following arguments are required: ([\w-]{1,60})|Missing (?:option|argument|parameter) ['"`]?([\w-]{1,60})/i,
      UNSET,
    ),
    says(
      /Unrecognized (?:VM )?option '?([\w:+-]{1,80})|(?:Invalid|Conflicting) .{0,30}(?:heap size|collector)|initialization of VM|Could not create the Java Virtual Machine/,
      {
        title: 'the Java VM refuses its options',
        cause: 'The Java VM refuses its options: $1',
        advice:
          'Check JAVA_TOOL_OPTIONS, JAVA_OPTS and the command against the Java version of the image',
        settings: ['JAVA_TOOL_OPTIONS', 'JAVA_OPTS'],
      },
    ),
    // Keys.
    says(
      /secret_?key_?base|SECRET_KEY setting must not be empty|No application encryption key|Unsupported cipher or incorrect key|secretOrPrivateKey|requires a secret or key|App keys are required|NO_SECRET|MissingSecret|encryption key .{0,40}(?:missing|not|must|invalid|required)|Fernet key must be|Invalid key ?(?:length|size|format)?\b|MessageEncryptor::InvalidMessage|Ask your team for your master key|key (?:size|length) (?:must|is|too)|IDX107\d\d|DECODER routines::unsupported|failed to parse (?:private|public) key|could not parse PEM|api[_ -]?key.{0,40}(?:missing|required|not (?:set|provided|found)|must be|is empty|invalid)|(?:missing|no|provide|specify).{0,20}\bapi[_ -]?key|(?:secret|token|key|salt|password|credential)s? (?:is|are|was|must be|needs to be|should be) (?:missing|not set|required|set|provided|specified|empty|configured|defined|at least)/i,
      KEY,
    ),
    says(
      /(?:must|need to|you should) specify (?:a )?region|Missing ?Region|Region is missing|unable to (?:find|determine) (?:a )?region|NoRegionError|region .{0,30}(?:not (?:set|configured|specified)|required|must be)/i,
      {
        title: 'it does not know its AWS Region',
        cause: 'The program does not know which AWS Region to use',
        advice: 'Set AWS_REGION in the task definition',
        settings: ['AWS_REGION'],
      },
    ),
    says(
      /password option is not specified|superuser password is not specified|vm\.max_map_count|bootstrap checks? fail|default discovery settings|database files are incompatible|hostname is not configured|strict hostname resolution|Key material not provided|deprecated environment|ALLOWED_HOSTS|Blocked hosts?:|Invalid HTTP_HOST|You need to specify one of|Please (?:set|specify|provide|configure)\b|must be (?:set|provided|configured|specified)\b|(?:is|are|has|was|were) not (?:been )?configured\b|No (?:default )?(?:server )?certificate was specified|invalid value .{0,40}for (?:option|flag|parameter|argument|config|'--?|"--?)|Invalid value for '?-|malformed (?:setting|config|environment)|not a valid integer|\bno ['"`]?[\w.-]{2,60}['"`]? (?:is )?(?:configured|specified|provided|defined)\b|missing (?:configuration )?field|missing required/i,
    ),
    says(
      /parsing "[^"]{0,60}": invalid syntax|invalid literal for int\(\) with base 10: ''|NumberFormatException: For input string: "(?:\$\{|")|not a valid (?:boolean|duration|number)/,
      {
        title: 'a setting is no number',
        cause: 'A value that should be a number is not one',
        most: 'medium',
      },
    ),
  ],
  unless: /\b(?:npm|yarn) notice|DeprecationWarning/,
});
