import { ahead, anyOf, captured, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const NOT_FOUND = anyOf(
  /ENOENT/i,
  /No such file or directory/i,
  /FileNotFound\w{0,20}/i,
  /(?:cannot|could not) find/i,
  /could not (?:open|read)/i,
  /unable to (?:open|read|find|load)/i,
  /not found/i,
  /does not exist/i,
  // Go: open /etc/app/config.yaml: no such file or directory
  /open/i,
);

const EXTENSION = anyOf(
  /ya?ml|json|toml|ini|conf|cfg|config|properties|env|xml|hcl/i,
  // MySQL, PHPStan, Lua, Varnish, Prometheus, templates
  /cnf|neon|lua|vcl|rules|tmpl/i,
  // Certificates and keys
  /pem|crt|key|jks|p12|keytab/i,
);

/** A file with settings, or a key or certificate, that is not there. */
const MISSING_FILE: LogFormat = {
  title: 'its configuration file $1 is missing',
  cause: 'The program looks for its configuration file $1, which is not there',
  advice: 'Put $1 into the image or a volume, or name another one in the settings',
  pattern: inOrder(
    NOT_FOUND,
    /\b/i,
    // Without this check, a line of many dots would take as long as a whole log.
    ahead(inOrder(/[^\n]{0,300}?/i, anyOf(inOrder(/\./i, EXTENSION, /\b/i), /\/etc\//i))),
    /[^\n]{0,80}?/i,
    anyOf(
      inOrder(captured(inOrder(/[\w./@-]{0,200}\./i, EXTENSION)), /\b/i),
      /([\w./@-]{0,200}\/\.env)\b/i,
      /(\/etc\/[\w./-]{1,200})/i,
    ),
  ),
};

/** A file that the program reads and cannot use. */
const MISTAKE = {
  title: 'its configuration file has a mistake',
  cause: 'The configuration file of the program has a mistake, or names what does not exist',
  advice:
    'Check the file at the line that the message names; ' +
    'test it in the image (nginx -t, and the like)',
  pattern: anyOf(
    // nginx
    /\[emerg\] .{0,200} in \/[\w./-]{1,200}:\d+/i,
    /unknown directive/i,
    // Apache
    /AH\d{5}: Syntax error/i,
    /Invalid command '.{1,60}', perhaps/i,
    // HAProxy
    /\[ALERT\].{0,40}(?:config|parsing)/i,
    /Fatal errors found in configuration/i,
    /Error\(s\) found in configuration/i,
    // Caddy
    /adapting config/i,
    // Redis
    /FATAL CONFIG FILE ERROR/i,
    /Bad directive or wrong number/i,
    // PostgreSQL
    /unrecognized configuration parameter/i,
    // YAML: Go, then Java and .NET, then Python
    /yaml: (?:line \d+|unmarshal|mapping|control)/i,
    /YAML(?:Exception|Error|Syntax)/i,
    /ScannerError|ParserError/i,
    // TOML: Python, Rust
    /toml(?:ib|\.de)?\b.{0,40}error/i,
    // viper of Go and the libraries below it
    /Config File .{0,80}Not Found/i,
    /cannot unmarshal/i,
    /invalid keys?:/i,
    /error decoding '/i,
    // Traefik
    /field not found, node/i,
    // Spring Boot: https://docs.spring.io/spring-boot/reference/features/external-config.html
    /Config data resource .{0,200}does not exist/i,
    /No spring\.config\.import/i,
    // The OpenTelemetry Collector: https://opentelemetry.io/docs/collector/configuration/
    /unknown (?:exporter|receiver|processor)s?\b/i,
    // Any program
    /unknown (?:field|key|variable|configuration)s?\b/i,
    /unknown (?:option|setting|property)/i,
    inOrder(
      /error:? (?:loading|reading|parsing|initializing|unmarshal\w{0,4}|decoding|validating|in) /i,
      /(?:the )?(?:initial )?config/i,
    ),
    /could(?:n't| not) (?:load|open|read|parse) (?:the )?config/i,
    inOrder(
      /(?:load|read|pars|validat|process|apply)ing (?:the )?/i,
      /(?:config\w{0,20}|settings)(?: file)? failed/i,
    ),
    /config\w{0,20}(?: file)?.{0,60}(?:failed|is invalid|not valid|rejected)/i,
    /syntax error in configuration/i,
    /not a valid (?:configuration|setting)/i,
  ),
} satisfies LogFormat;

/** A configuration file that is missing or has a mistake. */
export const configurationFile = logRule({
  id: 'configuration-file',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html',
  category: 'app_config',
  title: MISTAKE.title,
  cause: MISTAKE.cause,
  advice: [
    MISTAKE.advice,
    'Look at what the build copies, and at the volumes that may hide what is in the image',
  ],
  formats: [MISSING_FILE, MISTAKE],
  unless: /\b(?:npm|yarn) notice|DeprecationWarning/,
});
