/** A kind of dependency: how people name its settings, and what it is called. */
export interface Dependency {
  readonly what: string;
  /** Words of which one stands in the names of its environment variables, upper case. */
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
 * By the port that it listens on unless told otherwise.
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

export const dependencyOn = (port: number): Dependency | undefined => BY_PORT.get(port);

/** By the name that its clients print; the name of the port is not enough for "sql". */
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

/** The dependency that a message without a port is about, as far as its words tell. */
export const dependencyNamedIn = (text: string): Dependency | undefined =>
  BY_NAME.find(([pattern]) => pattern.test(text))?.[1];

const REFUSED =
  /connection ?refused|econnrefused|connect call failed|etimedout|ehostunreach|no route to host/i;
const ANSWER =
  /authenticat|authori[sz]|\bauth\b|using password|(?:wrong|invalid|incorrect|no|bad|expired) (?:password|credential)|password (?:for|authentication|is|was|expired)|access (?:is )?denied|forbidden|permission|pg_hba|\bssl\b|\btls\b|handshake|certificate|x509|too many|expired|polic(?:y|ies)\b|does not exist|noauth|wrongpass|invalid|not found in/i;
/** These are an answer even where the client calls it refused. */
const CERTAIN_ANSWER =
  /too many|certificate|x509|\bexpired\b|\bpolic(?:y|ies)\b|\b(?:ssl|tls)\b|password authentication|SASL|not authori[sz]ed|bad user/i;
const NAME_SERVER =
  /no such host|\blookup \S|getaddrinfo|enotfound|eai_again|name or service not known|translate host name|name resolution|unknown host/i;

/**
 * True when a message that begins like "failed to connect to" goes on to say that the dependency
 * answered, or that its name was never found: then it is another cause.
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
