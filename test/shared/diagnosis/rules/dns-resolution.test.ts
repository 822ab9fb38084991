import { dnsResolution } from '../../../../shared/diagnosis/rules/dns-resolution.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(dnsResolution, {
  category: 'dns_resolution',
  says: [
    ['Node.js', 'Error: getaddrinfo ENOTFOUND db.shop.internal', 'db.shop.internal'],
    ['Node.js, again', 'Error: getaddrinfo EAI_AGAIN redis', 'redis'],
    ['Go', 'dial tcp: lookup db.shop.internal on 10.0.0.2:53: no such host', 'db.shop.internal'],
    [
      'psycopg',
      'psycopg2.OperationalError: could not translate host name "db" to address: Name or service not known',
      'db',
    ],
    [
      'redis-py',
      'redis.exceptions.ConnectionError: Error -2 connecting to redis:6379. Name or service not known.',
    ],
    ['Python', 'socket.gaierror: [Errno -3] Temporary failure in name resolution'],
    [
      'requests',
      "urllib3.exceptions.NameResolutionError: <urllib3.connection.HTTPConnection object at 0x7f>: Failed to resolve 'auth' ([Errno -2] Name or service not known)",
      'auth',
    ],
    ['Java', 'java.net.UnknownHostException: kafka: Name or service not known', 'kafka'],
    ['JDBC', 'Caused by: java.net.UnknownHostException: db.shop.internal', 'db.shop.internal'],
    [
      'Kafka',
      'org.apache.kafka.common.config.ConfigException: No resolvable bootstrap urls given in bootstrap.servers',
    ],
    [
      'mysql2',
      'pymysql.err.OperationalError: (2005, "Unknown MySQL server host \'db\' (-2)")',
      'db',
    ],
    [
      'PDO',
      'SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for db failed: Name or service not known',
      'db',
    ],
    ['Ruby', "Mysql2::Error::ConnectionError: Unknown MySQL server host 'db' (-2)", 'db'],
    ['Ruby sockets', 'SocketError: getaddrinfo: Name or service not known'],
    [
      '.NET',
      'System.Net.Sockets.SocketException (00000005, 0xFFFDFFFF): Name or service not known',
    ],
    [
      'Elixir',
      '** (DBConnection.ConnectionError) tcp connect (db:5432): non-existing domain - :nxdomain',
    ],
    ['Rust', 'error: failed to lookup address information: Name or service not known'],
    [
      'nginx',
      'nginx: [emerg] host not found in upstream "api:8080" in /etc/nginx/conf.d/default.conf:12',
      'api',
    ],
    [
      'HAProxy',
      "[ALERT] (1) : config : [/usr/local/etc/haproxy/haproxy.cfg:21] : 'server app/s1' : could not resolve address 'api'.",
      'api',
    ],
    ['curl', 'curl: (6) Could not resolve host: api.shop.internal', 'api.shop.internal'],
    ['MongoDB SRV', 'Error: querySrv ENOTFOUND _mongodb._tcp.cluster0.example.mongodb.net'],
    ['ioredis', '[ioredis] Unhandled error event: Error: getaddrinfo ENOTFOUND cache', 'cache'],
    ['gRPC', 'rpc error: code = Unavailable desc = name resolver error: produced zero addresses'],
  ],
  doesNotSay: [
    ['a page', 'ERROR page not found: /host'],
    ['a refusal', 'Error: connect ECONNREFUSED 10.0.3.7:5432'],
    ['nothing', ''],
  ],
});
