import { logRule, says } from '../log-rule.ts';
import { addressMeant, adviseOnNames } from '../setting-advice.ts';

const DATABASE = {
  title: 'there is no database $1',
  cause: 'The server is reached, and has no database named $1',
  advice: 'Check the database name in the settings, and whether the database was created',
};
/** An address in the settings that is no address, or leads to nothing that exists. */
export const addressSetting = logRule({
  id: 'address-setting',
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3',
  category: 'app_config',
  title: 'an address in its settings is not valid',
  cause: 'An address in the settings is missing or cannot be parsed',
  setting: addressMeant,
  names: adviseOnNames,
  advice: [
    'Check the URL or connection string in the settings: scheme, host, port, and special characters in the password',
    'Compare with the last revision that worked, and with services that use the same server',
  ],
  formats: [
    says(
      /database ['"]?([\w.-]{1,80})['"]? does not exist|Unknown database '([\w.-]{1,80})|\b(?:3D000|ER_BAD_DB_ERROR)\b|Cannot open database "([\w.-]{1,80})|\bP1003\b/i,
      DATABASE,
    ),
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
  ],
});
