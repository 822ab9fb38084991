import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';
import { UNDEFINED_HOST } from '../undefined-host.ts';

/** Excludes messages about other things that programs resolve. */
const NO_OTHER_THING = inOrder(
  // Frameworks with beans and placeholders
  /(?!(?:(?:all|the) )?(?:placeholder|property|type|class|bean|view|parameter|service for))/i,
  // Package managers, compilers, bundlers
  /(?!(?:(?:all|the) )?(?:dependenc|plugin|artifact|conflict|module|import|symbol|reference))/i,
  /(?!(?:(?:all|the) )?(?:variable|entry|path|template|component|substitution|config))/i,
  // GraphQL
  /(?!(?:(?:all|the) )?(?:query|schema))/i,
);

/** Words before the name: "the host name", "address", "DNS name". */
const KIND_OF_NAME = inOrder(
  /(?:the )?(?:host(?:name)?|address|server|proxy|DNS name|domain)?/i,
  /(?: address| name)?:? ?['"`]?/i,
);

/** The name, at the end of the line or of its part of the sentence. */
const HOST_NAME = inOrder(
  /(?!(?:the|host|hostname|address|name|server|proxy|dns|domain)\b)/i,
  /((?:[\w-]{1,63}\.){0,10}[\w-]{1,63})(?=['"`]?\.?(?:$|[\s:,;)]))/i,
);

/** The message contains the name. */
const WITH_NAME: LogFormat = {
  pattern: anyOf(
    // Node.js: https://nodejs.org/api/dns.html#error-codes
    /(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL|ENODATA|ESERVFAIL)\s(?:_[\w.]{1,60}\.)?([\w.-]{1,253})/i,
    // Go: https://pkg.go.dev/net#DNSError
    inOrder(
      /lookup ([\w.-]{1,253})(?: on [\w.:[\]]{1,60})?: /i,
      anyOf(
        /no such host|server misbehaving|i\/o timeout|read udp/i,
        /Temporary failure|device or resource/i,
      ),
    ),
    // nginx
    /host not found in (?:upstream|resolver) "?([\w.-]{1,253})/i,
    // libpq
    /translate host name "([\w.-]{1,253})"/i,
    // Java
    /UnknownHost(?:Exception)?:? '?([\w.-]{1,253})/i,
    // MySQL: https://dev.mysql.com/doc/mysql-errors/8.0/en/client-error-reference.html
    /Unknown (?:MySQL server )?host:? '([\w.-]{1,253})'/i,
    // PHP
    /getaddrinfo for ([\w.-]{1,253}) failed/i,
    // curl and any other program
    inOrder(
      /(?:could not|couldn't|cannot|can't|failed to|unable to) (?:resolve|lookup|look up) /i,
      NO_OTHER_THING,
      KIND_OF_NAME,
      HOST_NAME,
    ),
    // urllib3 of Python
    /Failed to resolve '([\w.-]{1,253})'/i,
    // The C library: https://man7.org/linux/man-pages/man3/gai_strerror.3.html
    inOrder(
      /([\w.-]{1,253}): /i,
      anyOf(
        /Name (?:or service not known|does not resolve)/i,
        /Temporary failure in name resolution/i,
        /nodename nor servname/i,
        /No address associated/i,
      ),
    ),
    // nginx, with a resolver
    /([\w.-]{1,253}) could not be resolved/i,
    // HAProxy
    /could not resolve address '([\w.-]{1,253})/i,
    // Ruby
    /getaddrinfo: .{0,40}\(([\w.-]{1,253})/i,
    // Elixir
    /connect \(([\w.-]{1,253}):\d{2,5}\): non-existing domain/i,
  ),
};

const WITHOUT_NAME: LogFormat = {
  title: 'a host name does not resolve',
  cause: 'The host name of something that the program depends on does not resolve',
  advice: 'Check the host name in the settings, and that the VPC resolves it',
  pattern: anyOf(
    // The C library: https://man7.org/linux/man-pages/man3/gai_strerror.3.html
    /getaddrinfo|gaierror/i,
    /name or service not known/i,
    /name does not resolve/i,
    /nodename nor servname/i,
    /\bname resolution/i,
    /no address associated/i,
    // Node.js: https://nodejs.org/api/dns.html#error-codes
    /\bENOTFOUND\b|EAI_AGAIN/i,
    /query(?:Srv|Txt|A) E\w+/i,
    // Go
    /no such host/i,
    // Java and its Kafka client
    /UnknownHost|unknown host/i,
    /resolvable bootstrap/i,
    // urllib3 of Python
    /NameResolutionError/i,
    // Erlang and Elixir
    /:?nxdomain/i,
    // Rust
    /failed to lookup address/i,
    // gRPC
    /name resolver error/i,
    /produced zero addresses/i,
    // nslookup and host
    /server can't find/i,
    /host .{1,80} not found: \d/i,
    // Any program
    /\bhost not found/i,
    /unable to resolve host/i,
    /dns (?:lookup|resolution|error)/i,
    inOrder(/(?:could not|couldn't|failed to) resolve /i, NO_OTHER_THING),
  ),
};

/** A host name that no name server knows. */
export const dnsResolution = logRule({
  id: 'dns-resolution',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/' +
    'service-connect-concepts-deploy.html',
  category: 'dns_resolution',
  title: 'the name $1 does not resolve',
  cause: 'The host name $1 does not resolve from inside the task',
  advice: [
    'Check the spelling of $1 in the settings, ' +
      'and that the name exists in a zone or namespace that the VPC sees',
    'Names of docker compose services and host.docker.internal do not exist on ECS: ' +
      'use Service Connect, Cloud Map or localhost',
  ],
  unless: anyOf(
    /SERVFAIL .{0,40}cached/,
    /context canceled/,
    // The host is not set: that is the cause of another rule.
    UNDEFINED_HOST,
  ),
  formats: [WITH_NAME, WITHOUT_NAME],
});
