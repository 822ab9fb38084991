import { logRule, says } from '../log-rule.ts';

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
/** A configuration file that is missing, or has a mistake. */
export const configurationFile = logRule({
  id: 'configuration-file',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html',
  category: 'app_config',
  title: CONTENT.title,
  cause: CONTENT.cause,
  advice: [
    CONTENT.advice,
    'Look at what the build copies, and at the volumes that may hide what is in the image',
  ],
  formats: [
    says(
      /(?:ENOENT|No such file or directory|FileNotFound\w{0,20}|cannot find|could not (?:open|find|read)|not found|does not exist|unable to (?:open|read|find|load)|open)\b[^\n]{0,80}?(?:([\w./@-]{0,200}\.(?:ya?ml|json|toml|ini|conf|cfg|config|properties|env|xml|hcl|cnf|neon|pem|crt|key|jks|p12|keytab|lua|vcl|rules|tmpl))\b|([\w./@-]{0,200}\/\.env)\b|(\/etc\/[\w./-]{1,200}))/i,
      FILE,
    ),
    says(
      /\[emerg\] .{0,200} in \/[\w./-]{1,200}:\d+|AH\d{5}: Syntax error|Invalid command '.{1,60}', perhaps|unknown directive|\[ALERT\].{0,40}(?:config|parsing)|Fatal errors found in configuration|Error\(s\) found in configuration|adapting config|field not found, node|error:? (?:loading|reading|parsing|initializing|unmarshal\w{0,4}|decoding|validating|in) (?:the )?(?:initial )?config|could(?:n't| not) (?:load|open|read|parse) (?:the )?config|(?:load|read|pars|validat|process|apply)ing (?:the )?(?:config\w{0,20}|settings)(?: file)? failed|config\w{0,20}(?: file)?.{0,60}(?:failed|is invalid|not valid|rejected)|FATAL CONFIG FILE ERROR|Bad directive or wrong number|yaml: (?:line \d+|unmarshal|mapping|control)|cannot unmarshal|YAML(?:Exception|Error|Syntax)|ScannerError|ParserError|toml(?:ib|\.de)?\b.{0,40}error|Config File .{0,80}Not Found|Config data resource .{0,200}does not exist|No spring\.config\.import|unknown (?:field|key|variable|configuration|setting|exporter|receiver|processor|option)s?\b.{0,60}|unrecognized configuration parameter|Unknown (?:option|setting|property)|invalid keys?:|error decoding '|syntax error in configuration|not a valid (?:configuration|setting)/i,
      CONTENT,
    ),
  ],
  unless: /\b(?:npm|yarn) notice|DeprecationWarning/,
});
