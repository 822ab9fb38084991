import type { Evidence } from '../evidence.ts';
import type { LogProof } from '../log-proof.ts';
import { logRule, says } from '../log-rule.ts';
import { namesAbout } from '../setting-names.ts';
import { dependencyIn } from '../well-known-ports.ts';

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
const FILE = {
  title: 'its configuration file $1 is missing',
  cause: 'The program looks for its configuration file $1, which is not there',
  advice: 'Put $1 into the image or a volume, or name another one in the settings',
};
const CONTENT = {
  title: 'its configuration file has a mistake',
  cause: 'The configuration file of the program has a mistake, or names what does not exist',
  advice:
    'Check the file at the line that the message names; test it in the image (nginx -t, and the like)',
};
const DATABASE = {
  title: 'there is no database $1',
  cause: 'The server is reached, and has no database named $1',
  advice: 'Check the database name in the settings, and whether the database was created',
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
const ADDRESS = /\b(?:url|uri|scheme|dsn|connection ?string|protocol|jdbc)\b/i;
const ABSENT =
  "(?:(?:is|was|are|has|must|should|have|needs?|to|be|been)(?:n't| not)? ){0,4}(?:not (?:set|found|defined|provided|specified|configured|present|exist|been set|be (?:empty|blank|null))|unset|undefined|missing|required|empty|blank|set|provided|defined|specified|configured|declared)";

/** Where the setting that the message is about comes from; names only. */
function names({ text, around }: LogProof, evidence: Evidence): string | undefined {
  const { taskDefinition, missing } = evidence;
  if (!taskDefinition) return undefined;
  const words = new Set(text.match(/\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b|\b[A-Z]{3,}\b/g));
  const isSaid = (name: string) => words.has(name);
  const lacks = missing.find(({ name }) => isSaid(name));
  if (lacks) return `Set ${lacks.name}, as ${lacks.have.join(', ')} have it, and deploy`;
  const secret = taskDefinition.secretNames.find(isSaid);
  if (secret) {
    return `${secret} is fed by a secret: check that its value is what the message asks for`;
  }
  const set = taskDefinition.environmentNames.find(isSaid);
  if (set) return `${set} is in the task definition: check its value against the message`;
  if (!ADDRESS.test(text)) return undefined;
  const dependency = dependencyIn(text) ?? dependencyIn(around.join(' '));
  const feeding = dependency ? namesAbout(evidence, dependency, 'address') : [];
  if (feeding.length === 0) return undefined;
  const revision = taskDefinition.arn.split('/').at(-1);
  return `${feeding.join(', ')} of ${revision} feeds it, most likely: check that its value is a whole address`;
}

/** A setting that is missing, or that the program cannot use. */
export const configuration = logRule({
  id: 'configuration',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  category: 'app_config',
  ...SETTINGS,
  names,
  advice: [
    SETTINGS.advice,
    'Compare with the last revision that worked, and with services that have the setting',
  ],
  formats: [
    says(
      /database ['"]?([\w.-]{1,80})['"]? does not exist|Unknown database '([\w.-]{1,80})|\b(?:3D000|ER_BAD_DB_ERROR)\b|Cannot open database "([\w.-]{1,80})|\bP1003\b/i,
      DATABASE,
    ),
    // Runtimes and their settings libraries.
    says(
      /\bKeyError: '([A-Z][A-Z0-9_]{2,80})'|\bKeyError: key not found: "([A-Z][A-Z0-9_]{1,80})"|\bUndefinedValueError: ([\w.]{1,80}) not found|Config '([\w.]{1,80})' is missing/,
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
        `${NAME}['"\`]?(?: (?:environment|env|config|configuration|setting|variable|option|key|value))*:? ${ABSENT}`,
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
      /environment variables?\b.{0,80}(?:not|missing|required|must|invalid|unset|undefined|failed|empty)|(?:missing|required|invalid|unset|undefined|empty|following)\b.{0,80}\benv(?:ironment)?[ _-]?var|missing env\b|MissingRequiredEnv|EnvNotFound|EnvError|EnvVarError|Missing(?:AppKey|Keys|Env\w{0,20})Exception|VarError|\bNotPresent\b|environment variable not found|missing required (?:config|setting|option|parameter|argument|key|value|propert|field|flag)|config(?:uration)? (?:validation|error|invalid|is (?:invalid|missing|incomplete))|invalid (?:config|configuration|settings?)\b|validation errors? for \w{0,40}(?:Settings|Config|Env\w*)\b|OptionsValidationException|ConfigurationErrorsException|ImproperlyConfigured|InvalidConfiguration|ConfigurationError|ConfigException|ConfigError|BindException: Failed to bind|Failed to bind properties|Binding to target .{0,200}failed|BindValidationException|Config validation error|Failed to configure a DataSource|Failed to determine a suitable driver class|Property .{0,80}(?:was bound|required)|failed to (?:load|read|parse|process|decode|validate) (?:the )?(?:env|config|settings)/i,
    ),
    // Addresses.
    says(
      /must specify one of the following schemes|Invalid scheme, expected|scheme must be|must (?:begin|start) with (?:either )?['"`]?(?:the protocol|jdbc|https?:|redis|mongodb|postgres|amqp|mysql)|missing protocol scheme|No scheme supplied|missing an 'https?:\/\/'|unsupported protocol scheme|invalid URL scheme|Expected amqp|AMQP scheme must|relative URL without a base|first path segment in URL|Invalid URL|ERR_INVALID_URL|bad URI|InvalidURI|MalformedURL|no protocol: |URI is not absolute|Invalid URI|MissingSchema|UnsupportedProtocol|Illegal character in (?:scheme|authority|path)/i,
      {
        title: 'an address in its settings is not a complete URL',
        cause: 'An address in the settings has no scheme, or not the one that the program expects',
        advice:
          'Write it whole, with scheme, host and port: redis://host:6379, postgresql://host:5432/name',
      },
    ),
    says(
      /Could not parse (?:SQLAlchemy |rfc1738 )?URL|Can't load plugin: sqlalchemy\.dialects|(?:invalid|malformed|cannot parse|could not parse|error parsing|failed to parse|unable to parse|no|missing) .{0,40}(?:connection ?string|connection URI|database url|dsn\b|jdbc ?(?:url|string)|redis url|url\b|uri\b)|initialization string does not conform|ConnectionString property has not been|connection ?string .{0,40}(?:not|null|missing|invalid|empty|required)|jdbcUrl is required|claims to not accept jdbcUrl|P1012|P1013|invalid port\b|port (?:number )?(?:should be|must be|could not be cast|out of range)|not a valid port|invalid integer value .{0,20}for connection option|Database connection \[.{0,40}\] not configured|AdapterNotSpecified|invalid (?:host|address|url|uri|endpoint)\b|dialect needs to be explicitly|hibernate\.dialect|Parameter 'connectionString'/i,
      {
        title: 'the address of its database is not valid',
        cause: 'An address in the settings is missing or cannot be parsed',
        advice:
          'Check the URL or connection string in the settings: scheme, host, port, and special characters in the password',
      },
    ),
    says(
      /(?:ENOTFOUND|EAI_AGAIN|lookup|host name|host) ['"]?(?:undefined|null|None|nil|\$\{?[A-Z_]+)\b/,
      {
        title: 'the host that it connects to is not set',
        cause: 'The program connects to a host that is literally undefined: its setting is missing',
        advice: 'Set the variable that holds this host in the task definition, and deploy',
      },
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
      },
    ),
    // Servers that are configured by files.
    says(
      /(?:ENOENT|No such file or directory|FileNotFound\w{0,20}|cannot find|could not (?:open|find|read)|not found|does not exist|unable to (?:open|read|find|load)|open)\b[^\n]{0,80}?(?:([\w./@-]{0,200}\.(?:ya?ml|json|toml|ini|conf|cfg|config|properties|env|xml|hcl|cnf|neon|pem|crt|key|jks|p12|keytab|lua|vcl|rules|tmpl))\b|([\w./@-]{0,200}\/\.env)\b)/i,
      FILE,
    ),
    says(
      /\[emerg\] .{0,200} in \/[\w./-]{1,200}:\d+|AH\d{5}: Syntax error|Invalid command '.{1,60}', perhaps|unknown directive|\[ALERT\].{0,40}(?:config|parsing)|Fatal errors found in configuration|Error\(s\) found in configuration|adapting config|error (?:loading|reading|parsing|initializing|unmarshal\w{0,4}|decoding|validating|in) (?:the )?(?:initial )?config|could(?:n't| not) (?:load|open|read|parse) (?:the )?config|(?:load|read|pars|validat|process|apply)ing (?:the )?(?:config\w{0,20}|settings)(?: file)? failed|config\w{0,20}(?: file)?.{0,60}(?:failed|is invalid|not valid|rejected)|FATAL CONFIG FILE ERROR|Bad directive or wrong number|yaml: (?:line \d+|unmarshal|mapping|control)|cannot unmarshal|YAML(?:Exception|Error|Syntax)|ScannerError|ParserError|toml(?:ib|\.de)?\b.{0,40}error|Config File .{0,80}Not Found|Config data resource .{0,200}does not exist|No spring\.config\.import|unknown (?:field|key|variable|configuration|setting|exporter|receiver|processor|option)s?\b.{0,60}|unrecognized configuration parameter|Unknown (?:option|setting|property)|invalid keys?:|error decoding '|syntax error in configuration|not a valid (?:configuration|setting)/i,
      CONTENT,
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
