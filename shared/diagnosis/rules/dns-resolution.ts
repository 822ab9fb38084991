import { logRule, says } from '../log-rule.ts';

/** A host name that no name server knows. */
export const dnsResolution = logRule({
  id: 'dns-resolution',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html',
  category: 'dns_resolution',
  title: 'the name $1 does not resolve',
  cause: 'The host name $1 does not resolve from inside the task',
  advice: [
    'Check the spelling of $1 in the settings, and that the name exists in a zone or namespace that the VPC sees',
    'Names of docker compose services and host.docker.internal do not exist on ECS: use Service Connect, Cloud Map or localhost',
  ],
  unless:
    /SERVFAIL .{0,40}cached|context canceled|(?:ENOTFOUND|EAI_AGAIN|lookup|host name|host) ['"]?(?:undefined|null|None|nil|\$\{?[A-Z_]+)\b/,
  formats: [
    says(
      /(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL|ENODATA|ESERVFAIL)\s(?:_[\w.]{1,60}\.)?([\w.-]{1,253})|lookup ([\w.-]{1,253})(?: on [\w.:[\]]{1,60})?: (?:no such host|server misbehaving|i\/o timeout|Temporary failure|read udp|device or resource)|host not found in (?:upstream|resolver) "?([\w.-]{1,253})|translate host name "([\w.-]{1,253})"|UnknownHost(?:Exception)?:? '?([\w.-]{1,253})|Unknown (?:MySQL server )?host:? '([\w.-]{1,253})'|getaddrinfo for ([\w.-]{1,253}) failed|(?:could not|couldn't|cannot|can't|failed to|unable to) (?:resolve|lookup|look up) (?!(?:(?:all|the) )?(?:placeholder|type|service for|dependenc|reference|module|substitution|parameter|class|bean|view|import|property|variable|symbol|plugin|artifact|entry|template|path|config|component|conflict|query|schema))(?:the )?(?:host(?:name)?|address|server|proxy|DNS name|domain)?(?: address| name)?:? ?['"`]?(?!(?:the|host|hostname|address|name|server|proxy|dns|domain)\b)((?:[\w-]{1,63}\.){0,10}[\w-]{1,63})(?=['"`]?\.?(?:$|[\s:,;)]))|Failed to resolve '([\w.-]{1,253})'|([\w.-]{1,253}): (?:Name (?:or service not known|does not resolve)|Temporary failure in name resolution|nodename nor servname|No address associated)|([\w.-]{1,253}) could not be resolved|could not resolve address '([\w.-]{1,253})|getaddrinfo: .{0,40}\(([\w.-]{1,253})|connect \(([\w.-]{1,253}):\d{2,5}\): non-existing domain/i,
    ),
    says(
      /getaddrinfo|gaierror|\bENOTFOUND\b|EAI_AGAIN|name or service not known|nodename nor servname|\bname resolution|no address associated|no such host|UnknownHost|unknown host|\bhost not found|:?nxdomain|name does not resolve|failed to lookup address|dns (?:lookup|resolution|error)|resolvable bootstrap|NameResolutionError|(?:could not|couldn't|failed to) resolve (?!(?:(?:all|the) )?(?:placeholder|type|service for|dependenc|reference|module|substitution|parameter|class|bean|view|import|property|variable|symbol|plugin|artifact|entry|template|path|config|component|conflict|query|schema))|query(?:Srv|Txt|A) E\w+|server can't find|host .{1,80} not found: \d|unable to resolve host|name resolver error|produced zero addresses/i,
      {
        title: 'a host name does not resolve',
        cause: 'The host name of something that the program depends on does not resolve',
        advice: 'Check the host name in the settings, and that the VPC resolves it',
      },
    ),
  ],
});
