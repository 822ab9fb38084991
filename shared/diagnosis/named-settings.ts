import { anyOf, inOrder } from '../text/pattern.ts';
import type { LogFormat } from './log-rule.ts';
import { UNSET_SETTING } from './unset-setting.ts';

const INVALID_SETTING = {
  title: 'the setting $1 is not valid',
  cause: 'The setting $1 has a value that the program cannot use',
  advice: 'Compare the value of $1 with what the message asks for, and deploy',
};

/** `DB_HOST` and the like. Codes of errors look the same, so they are excluded. */
const NAME =
  /((?!ERR?_|E2BIG|HTTP_|SQL_|SSL_|TLS_|UNABLE_|SIG)[A-Z][A-Z0-9]{0,30}_[A-Z0-9_]{1,60})/;

/** Any word, where the message says that it is an environment variable. */
const VARIABLE = /['"`]?([A-Za-z][\w.-]{1,80})['"`]?/;

/** "is not set", "must be provided", "has not been configured", "is required", "undefined". */
const ABSENT = inOrder(
  /(?:(?:is|was|are|has|must|should|have|needs?|to|be|been)(?:n't| not)? ){0,4}/,
  anyOf(
    /not (?:set|found|defined|provided|specified|configured|present|exist)/,
    /not (?:been set|be (?:empty|blank|null))/,
    /unset|undefined|missing|required|empty|blank/,
    /set|provided|defined|specified|configured|declared/,
  ),
);

/** Messages of shells and languages that name a variable they do not have. */
const UNSET_IN_LANGUAGE = anyOf(
  // Python: os.environ, https://docs.python.org/3/library/os.html#os.environ
  /\bKeyError: '([A-Z][A-Z0-9_]{2,80})'/,
  // Ruby: ENV.fetch, https://docs.ruby-lang.org/en/master/ENV.html#method-c-fetch
  /\bkey not found: "([A-Z][A-Z0-9_]{1,80})"/,
  // python-decouple
  /\bUndefinedValueError: ([\w.]{1,80}) not found/,
  // Shells, with set -u or with ${NAME:?}
  /: ([A-Z][A-Z0-9_]{1,80}): (?:unbound variable|parameter (?:null or )?not set)/,
  /^([A-Z][A-Z0-9_]{1,80}): parameter (?:null or )?not set/,
  // Starlette
  /Config '([\w.]{1,80})' is missing/,
);

/** Messages of frameworks that name a property they do not have. */
const UNSET_IN_FRAMEWORK = anyOf(
  // Spring: https://docs.spring.io/spring-framework/reference/core/beans/environment.html
  /Could not resolve placeholder '([\w.:-]{1,120})/i,
  // Quarkus, with SmallRye Config
  /config property ([\w.-]{1,120}) is required/i,
  /SRCFG\d{5}.{0,60}property ([\w.-]{1,100})/i,
  // Typesafe config
  /No configuration setting found for key '([\w.-]{1,100})/i,
  // Kafka
  /Missing required configuration (?:property |entry )?"([\w.-]{1,100})/i,
  // Spring Boot
  /'([\w-]{1,40})' attribute is not specified/i,
  // envconfig of Go
  inOrder(
    /required (?:key|property|option|config|setting|parameter|field) /i,
    /\[?['"]?([\w.-]{2,100})['"\]]? (?:is )?(?:missing|not)/i,
  ),
);

/** Any message about an environment variable without a value. */
const UNSET_VARIABLE = new RegExp(
  anyOf(
    // Prisma and Symfony
    /Environment variable not found: ["']?([A-Za-z]\w{1,80})/,
    inOrder(/environment variables? /, VARIABLE, / /, ABSENT),
    inOrder(VARIABLE, / environment variable /, ABSENT),
    inOrder(
      anyOf(
        /could not fetch|missing|unset|undefined|required|no/,
        /(?:set|define|provide|specify)(?: the)?/,
      ),
      / (?:required )?(?:value for )?(?:required )?/,
      /(?:env(?:ironment)?(?: ?var(?:iable)?)?s?)[ :]{1,3}/,
      VARIABLE,
    ),
  ),
  'i',
);

/** Any message that says of a name in capital letters that it has no value. */
const UNSET_NAME = inOrder(
  NAME,
  /['"`]?(?: (?:environment|env|config|configuration|setting|variable|option|key|value))*/,
  /:?(?: value| field)? /,
  ABSENT,
);

/** The same with the name at the end: "Missing required setting: DB_HOST". */
const UNSET_NAME_AT_END = inOrder(
  /\b/,
  anyOf(
    /[Mm]issing|[Uu]ndefined|[Uu]nset|[Rr]equired?s?|[Nn]o|[Ee]mpty/,
    /[Ss]et|[Dd]efine|[Pp]rovide|[Ss]pecify/,
    /MISSING|REQUIRED|UNSET/,
  ),
  /\b(?: [a-z]{1,15}){0,4}:? ['"`$]?/,
  NAME,
);

/** Lists of validators, one variable a line: joi, envalid, zod. */
const UNSET_IN_LIST = anyOf(
  /['"]([A-Z][A-Z0-9_]{2,80})['"]?(?:\])? is (?:required|not allowed to be empty|missing|not set)/,
  inOrder(
    /^\s{0,8}([A-Z][A-Z0-9_]{2,80}): /,
    /Required|Field required|Missing|undefined|Invalid|must be|expected/,
  ),
);

/** Any message that says of a name in capital letters that its value is wrong. */
const INVALID_NAME = anyOf(
  inOrder(
    /(?:[Ii]nvalid|[Mm]alformed|[Bb]ad|[Ii]llegal|parse|parsing|decode|convert)\b/,
    /(?: [A-Za-z]{1,15}){0,4}:? ['"`$]?/,
    NAME,
  ),
  inOrder(
    NAME,
    /['"`]?:? /,
    anyOf(
      /is (?:not a valid|invalid|malformed)/,
      /must (?:be|start|match|contain|have)/,
      /has an invalid|should be/,
    ),
  ),
);

/** A message that names the setting: it is missing or empty, or its value is wrong. */
export const NAMED_SETTING_FORMATS: readonly LogFormat[] = [
  { ...UNSET_SETTING, pattern: UNSET_IN_LANGUAGE },
  { ...UNSET_SETTING, pattern: UNSET_IN_FRAMEWORK },
  { ...UNSET_SETTING, pattern: UNSET_VARIABLE },
  { ...UNSET_SETTING, pattern: UNSET_NAME },
  { ...UNSET_SETTING, pattern: UNSET_NAME_AT_END },
  { ...UNSET_SETTING, pattern: UNSET_IN_LIST },
  { ...INVALID_SETTING, pattern: INVALID_NAME },
];
