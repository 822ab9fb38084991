/** A kind of dependency: how people name its settings, and what it is called. */
export interface Dependency {
  readonly what: string;
  /** Words of which one stands in the names of its environment variables, upper case. */
  readonly words: readonly string[];
}

const SQL = ['DB', 'DATABASE', 'RDS', 'SQL'];

/**
 * By the port that it listens on unless told otherwise.
 * Source: https://www.iana.org/assignments/service-names-port-numbers and each vendor's manual
 */
const BY_PORT: Readonly<Record<number, Dependency>> = {
  1433: { what: 'SQL Server', words: [...SQL, 'MSSQL'] },
  1521: { what: 'Oracle', words: [...SQL, 'ORACLE'] },
  2181: { what: 'ZooKeeper', words: ['ZOOKEEPER', 'ZK'] },
  3306: { what: 'MySQL', words: [...SQL, 'MYSQL', 'MARIADB'] },
  4222: { what: 'NATS', words: ['NATS'] },
  5432: { what: 'PostgreSQL', words: [...SQL, 'PG', 'POSTGRES', 'POSTGRESQL'] },
  5671: { what: 'RabbitMQ', words: ['AMQP', 'RABBIT', 'RABBITMQ', 'BROKER'] },
  5672: { what: 'RabbitMQ', words: ['AMQP', 'RABBIT', 'RABBITMQ', 'BROKER'] },
  6379: { what: 'Redis', words: ['REDIS', 'VALKEY', 'CACHE', 'BROKER', 'CELERY'] },
  8123: { what: 'ClickHouse', words: [...SQL, 'CLICKHOUSE'] },
  9042: { what: 'Cassandra', words: ['CASSANDRA', 'SCYLLA', 'KEYSPACES'] },
  9092: { what: 'Kafka', words: ['KAFKA', 'BOOTSTRAP', 'BROKER'] },
  9200: { what: 'OpenSearch', words: ['ELASTIC', 'ELASTICSEARCH', 'OPENSEARCH', 'ES'] },
  11211: { what: 'Memcached', words: ['MEMCACHE', 'MEMCACHED', 'CACHE'] },
  27017: { what: 'MongoDB', words: ['MONGO', 'MONGODB', 'DOCUMENTDB', 'DOCDB', 'DB', 'DATABASE'] },
};

export const dependencyOn = (port: number): Dependency | undefined => BY_PORT[port];

/** True when a setting of this name is about the dependency: `PGHOST`, `DB_URL`, `REDIS__HOST`. */
export function isAbout(name: string, { words }: Dependency): boolean {
  const parts = name.toUpperCase().split(/[^A-Z0-9]+/);
  return parts.some((part) =>
    words.some(
      (word) =>
        part === word ||
        (word.length > 3 && part.startsWith(word)) ||
        (/^PG[A-Z]+$/.test(part) && word === 'PG'),
    ),
  );
}

/** True when a setting of this name tells where to connect to. */
export const isAddress = (name: string): boolean =>
  /(HOST|HOSTNAME|URL|URI|DSN|ADDR|ADDRESS|ENDPOINT|SERVERS?|BROKERS?)S?$/.test(name.toUpperCase());
