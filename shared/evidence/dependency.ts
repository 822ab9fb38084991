import { anyOf } from '../text/pattern.ts';

/** A kind of dependency, and how people name the settings for it. */
export interface Dependency {
  readonly what: string;
  /** Words in upper case; the name of each of its environment variables contains one of them. */
  readonly words: readonly string[];
}

const SQL = ['DB', 'DATABASE', 'DATASOURCE', 'JDBC', 'RDS', 'SQL', 'CONNECTIONSTRINGS'];
const AMQP = ['AMQP', 'RABBIT', 'RABBITMQ', 'BROKER'];

const POSTGRES = { what: 'PostgreSQL', words: [...SQL, 'PG', 'POSTGRES', 'POSTGRESQL'] };
const MYSQL = { what: 'MySQL', words: [...SQL, 'MYSQL', 'MARIADB'] };
const REDIS = {
  what: 'Redis',
  words: ['REDIS', 'VALKEY', 'CACHE', 'ELASTICACHE', 'BROKER', 'CELERY', 'SIDEKIQ'],
};
const MONGO = {
  what: 'MongoDB',
  words: ['MONGO', 'MONGODB', 'DOCUMENTDB', 'DOCDB', 'DB', 'DATABASE'],
};
const RABBIT = { what: 'RabbitMQ', words: AMQP };
const KAFKA = { what: 'Kafka', words: ['KAFKA', 'BOOTSTRAP', 'BROKER', 'MSK'] };
const MEMCACHED = {
  what: 'Memcached',
  words: ['MEMCACHE', 'MEMCACHED', 'CACHE', 'ELASTICACHE'],
};
const OPENSEARCH = {
  what: 'OpenSearch',
  words: ['ELASTIC', 'ELASTICSEARCH', 'OPENSEARCH', 'ES'],
};

/**
 * Dependencies by their default port.
 * Source: https://www.iana.org/assignments/service-names-port-numbers and each vendor's manual
 */
const BY_PORT: ReadonlyMap<number, Dependency> = new Map([
  [1433, { what: 'SQL Server', words: [...SQL, 'MSSQL'] }],
  [1521, { what: 'Oracle', words: [...SQL, 'ORACLE'] }],
  [2181, { what: 'ZooKeeper', words: ['ZOOKEEPER', 'ZK'] }],
  [3306, MYSQL],
  [4222, { what: 'NATS', words: ['NATS'] }],
  [5432, POSTGRES],
  [5671, RABBIT],
  [5672, RABBIT],
  [6379, REDIS],
  [8123, { what: 'ClickHouse', words: [...SQL, 'CLICKHOUSE'] }],
  [9042, { what: 'Cassandra', words: ['CASSANDRA', 'SCYLLA', 'KEYSPACES'] }],
  [9092, KAFKA],
  [9094, KAFKA],
  [9200, OPENSEARCH],
  [11_211, MEMCACHED],
  [27_017, MONGO],
]);

/** The dependency that listens on a port by default. */
export const dependencyOn = (port: number): Dependency | undefined => BY_PORT.get(port);

/** Dependencies by the name that their clients print. "sql" alone would fit several. */
const BY_NAME: readonly (readonly [RegExp, Dependency])[] = [
  [/mysql|mariadb/i, MYSQL],
  [/postgres|pgsql|npgsql/i, POSTGRES],
  [/redis|valkey/i, REDIS],
  [/mongo/i, MONGO],
  [/rabbitmq|amqp/i, RABBIT],
  [/kafka/i, KAFKA],
  [/memcached?/i, MEMCACHED],
  [/elasticsearch|opensearch/i, OPENSEARCH],
];

/** The dependency that a message without a port is about, judging by its words. */
export const dependencyNamedIn = (text: string): Dependency | undefined =>
  BY_NAME.find(([pattern]) => pattern.test(text))?.[1];

/** Nobody answered. */
const REFUSED =
  /connection ?refused|econnrefused|connect call failed|etimedout|ehostunreach|no route to host/i;
/** Somebody answered, unless the message says that it was refused. */
const ANSWER = anyOf(
  // Who asks.
  /authenticat|authori[sz]|\bauth\b|using password|noauth|wrongpass/i,
  /(?:wrong|invalid|incorrect|no|bad|expired) (?:password|credential)/i,
  /password (?:for|authentication|is|was|expired)/i,
  // What is allowed.
  /access (?:is )?denied|forbidden|permission|pg_hba|polic(?:y|ies)\b/i,
  // TLS.
  /\bssl\b|\btls\b|handshake|certificate|x509/i,
  // Anything else.
  /too many|expired|does not exist|invalid|not found in/i,
);
/** Somebody answered, even if the client calls it refused. */
const CERTAIN_ANSWER = anyOf(
  /password authentication|SASL|not authori[sz]ed|bad user|\bexpired\b|\bpolic(?:y|ies)\b/i,
  /certificate|x509|\b(?:ssl|tls)\b/i,
  /too many/i,
);
/** The name was not found, so nobody was asked. */
const NAME_SERVER = anyOf(
  /no such host|\blookup \S/i, // Go
  /getaddrinfo|enotfound|eai_again/i, // Node
  /name or service not known|name resolution/i, // glibc
  /translate host name/i, // libpq
  /unknown host/i, // Java
);

/**
 * Whether a message that begins like "failed to connect to" goes on to say that the dependency
 * answered, or that its name was never found. Then the cause is another one.
 */
export function isOtherThanSilence(line: string): boolean {
  const text = line.replaceAll(/\[REDACTED:[a-z-]{1,40}\]/g, '');
  return (
    CERTAIN_ANSWER.test(text) ||
    (!REFUSED.test(text) && (ANSWER.test(text) || NAME_SERVER.test(text)))
  );
}

/** The dependency that a message is about, by a port in it or by its words. */
export function dependencyIn(text: string): Dependency | undefined {
  const ports = text.slice(0, 4_000).matchAll(/[:, =](\d{4,5})(?!\d)/g);
  for (const [, port] of ports) {
    const dependency = dependencyOn(Number(port));
    if (dependency) return dependency;
  }
  return dependencyNamedIn(text);
}
