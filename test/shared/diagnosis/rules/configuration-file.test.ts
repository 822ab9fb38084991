import { configurationFile } from '../../../../shared/diagnosis/rules/configuration-file.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(configurationFile, {
  category: 'app_config',
  says: [
    ['viper', 'Config File "config" Not Found in "[/app /etc/app]"'],
    [
      'a file of Go',
      'panic: open /etc/app/config.yaml: no such file or directory',
      '/etc/app/config.yaml',
    ],
    ['YAML in Go', 'yaml: line 12: mapping values are not allowed in this context'],
    ['nginx', 'nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/conf.d/default.conf:7'],
    [
      'nginx, a variable',
      'nginx: [emerg] invalid port in upstream "api:$PORT" in /etc/nginx/conf.d/default.conf:3',
    ],
    ['Apache', 'AH00526: Syntax error on line 12 of /usr/local/apache2/conf/httpd.conf:'],
    ['HAProxy', '[ALERT]    (1) : config : Fatal errors found in configuration.'],
    [
      'Caddy',
      'Error: adapting config using caddyfile: Caddyfile:3: unrecognized directive: reverse_prox',
    ],
    [
      'Envoy',
      "error initializing configuration '/etc/envoy/envoy.yaml': Unable to parse JSON as proto",
    ],
    ['Redis', '*** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***'],
    [
      'OpenTelemetry',
      'Error: failed to get config: cannot unmarshal the configuration: 1 error(s) decoding:',
    ],
    [
      'Grafana',
      'Error: ✗ failed to parse "/etc/grafana/grafana.ini": open /etc/grafana/grafana.ini: no such file or directory',
    ],
    [
      'Temporal',
      'unable to load configuration: config file corrupted: yaml: line 3: mapping values are not allowed',
    ],
  ],
  doesNotSay: [
    ['a page', '[GIN] 2026/02/03 - 08:00:41 | 404 | 12µs | 10.0.1.9 | GET "/.env"'],
    ['a file that was read', 'INFO read /etc/app/config.yaml'],
    ['nothing', ''],
  ],
});
