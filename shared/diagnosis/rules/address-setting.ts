import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';
import { addressMeant, adviseOnNames } from '../setting-advice.ts';
import { UNDEFINED_HOST } from '../undefined-host.ts';

/** The server answers, but has no database of this name. */
const NO_DATABASE: LogFormat = {
  title: 'there is no database $1',
  cause: 'The server is reached, and has no database named $1',
  advice: 'Check the database name in the settings, and whether the database was created',
  pattern: anyOf(
    // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
    /database ['"]?([\w.-]{1,80})['"]? does not exist/i,
    /\b3D000\b/i,
    // MySQL: https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html
    /Unknown database '([\w.-]{1,80})/i,
    /\bER_BAD_DB_ERROR\b/i,
    // SQL Server
    /Cannot open database "([\w.-]{1,80})/i,
    // Prisma: https://www.prisma.io/docs/orm/reference/error-reference
    /\bP1003\b/i,
  ),
};

/** A URL without a scheme, or with one that the client does not know. */
const NO_URL: LogFormat = {
  title: 'an address in its settings is not a complete URL',
  titleWith: (setting) => `${setting} is not a complete URL`,
  cause: 'An address in the settings has no scheme, or not the one that the program expects',
  advice:
    'Write it whole, with scheme, host and port: redis://host:6379, postgresql://host:5432/name',
  pattern: anyOf(
    // Any client
    inOrder(
      /must (?:begin|start) with (?:either )?['"`]?/i,
      anyOf(/the protocol|jdbc/i, /https?:|redis|mongodb|postgres|amqp|mysql/i),
    ),
    /scheme must be/i,
    /invalid URL scheme/i,
    /Invalid URL/i,
    /Invalid URI/i,
    // redis-py
    /must specify one of the following schemes/i,
    // The MongoDB driver of Node.js
    /Invalid scheme, expected/i,
    // amqplib of Node.js, the RabbitMQ client of Go
    /Expected amqp/i,
    /AMQP scheme must/i,
    // Go: https://pkg.go.dev/net/url and https://pkg.go.dev/net/http
    /missing protocol scheme/i,
    /unsupported protocol scheme/i,
    /first path segment in URL/i,
    // Python: requests and httpx
    /No scheme supplied/i,
    /MissingSchema/i,
    /missing an 'https?:\/\/'/i,
    /UnsupportedProtocol/i,
    // Node.js: https://nodejs.org/api/errors.html#err_invalid_url
    /ERR_INVALID_URL/i,
    // Ruby
    /bad URI/i,
    /InvalidURI/i,
    // Java: https://docs.oracle.com/javase/8/docs/api/java/net/MalformedURLException.html
    /MalformedURL/i,
    /no protocol: /i,
    /URI is not absolute/i,
    /Illegal character in (?:scheme|authority|path)/i,
    // The crate url of Rust
    /relative URL without a base/i,
  ),
};

const CANNOT_PARSE = anyOf(
  /(?:cannot|could not|failed to|unable to) parse/i,
  /error parsing/i,
  /invalid|malformed|missing|no/i,
);
const ADDRESS = anyOf(
  /connection ?string|connection URI|database url|redis url/i,
  /jdbc ?(?:url|string)/i,
  /dsn\b|url\b|uri\b/i,
);

/** A connection string or URL of a database that its client cannot parse. */
const NOT_PARSED = {
  title: 'the address of its database is not valid',
  titleWith: (setting) => `${setting} is not valid`,
  cause: 'An address in the settings is missing or cannot be parsed',
  advice:
    'Check the URL or connection string in the settings: scheme, host, port, ' +
    'and special characters in the password',
  pattern: anyOf(
    // Any client
    inOrder(CANNOT_PARSE, / .{0,40}/i, ADDRESS),
    /connection ?string .{0,40}(?:not|null|missing|invalid|empty|required)/i,
    /invalid (?:host|address|url|uri|endpoint)\b/i,
    /invalid port\b/i,
    /not a valid port/i,
    /port (?:number )?(?:should be|must be|could not be cast|out of range)/i,
    // SQLAlchemy: https://docs.sqlalchemy.org/en/20/core/engines.html
    /Could not parse (?:SQLAlchemy |rfc1738 )?URL/i,
    /Can't load plugin: sqlalchemy\.dialects/i,
    // .NET and its Entity Framework
    /initialization string does not conform/i,
    /ConnectionString property has not been/i,
    /Parameter 'connectionString'/i,
    // Java: HikariCP and Hibernate
    /jdbcUrl is required/i,
    /claims to not accept jdbcUrl/i,
    /hibernate\.dialect/i,
    // Prisma: https://www.prisma.io/docs/orm/reference/error-reference
    /P1012|P1013/i,
    // Sequelize
    /dialect needs to be explicitly/i,
    // libpq: https://www.postgresql.org/docs/current/libpq-connect.html
    /invalid integer value .{0,20}for connection option/i,
    // Laravel and Rails
    /Database connection \[.{0,40}\] not configured/i,
    /AdapterNotSpecified/i,
  ),
} satisfies LogFormat;

const HOST_NOT_SET: LogFormat = {
  title: 'the host that it connects to is not set',
  cause: 'The program connects to a host that is literally undefined: its setting is missing',
  advice: 'Set the variable that holds this host in the task definition, and deploy',
  pattern: UNDEFINED_HOST,
};

/** An address in the settings that is malformed, or that leads to nothing that exists. */
export const addressSetting = logRule({
  id: 'address-setting',
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3',
  category: 'app_config',
  title: 'an address in its settings is not valid',
  cause: NOT_PARSED.cause,
  setting: addressMeant,
  firstAdvice: adviseOnNames,
  advice: [
    NOT_PARSED.advice,
    'Compare with the last revision that worked, and with services that use the same server',
  ],
  formats: [NO_DATABASE, NO_URL, NOT_PARSED, HOST_NOT_SET],
});
