import { anyOf, inOrder } from '../text/pattern.ts';

/** Messages of clients whose server cannot be reached. Most contain no address. */
export const UNREACHABLE_SERVER = anyOf(
  // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
  /database system is (?:starting up|shutting down|in recovery)/i,
  /terminating connection due to administrator/i,
  /server closed the connection/i,
  /\b08(?:001|006)\b/i,
  // node-postgres
  /Connection terminated unexpectedly/i,
  // MySQL: https://dev.mysql.com/doc/mysql-errors/8.0/en/client-error-reference.html
  /Communications link failure/i,
  /Lost connection to (?:MySQL|server|backend)/i,
  /server has gone away/i,
  /SQLSTATE\[HY000\] \[200[236]\]/i,
  // PDO of PHP
  /SQLSTATE\[08\d{3}\]/i,
  // Oracle: https://docs.oracle.com/en/error-help/db/
  /ORA-(?:12170|12541|12537|12543|12547|17002)/i,
  // SQL Server
  /network-related or instance-specific error/i,
  // Redis
  /LOADING Redis/i,
  /MASTERDOWN|CLUSTERDOWN/i,
  // Its clients: Jedis, Lettuce, StackExchange.Redis
  /RedisConnection(?:Failure)?Exception/i,
  /RedisTimeoutException|RedisCommandTimeout/i,
  /UnableToConnect/i,
  // MongoDB: https://www.mongodb.com/docs/manual/core/read-preference-mechanics/
  /ServerSelection(?:Timeout)?Error/i,
  /server selection (?:timeout|timed out|error)/i,
  /No servers available/i,
  /waiting for a server/i,
  /MongoNetworkError|MongoNetworkTimeout|MongoTimeoutException/i,
  /MongoSocket\w{1,30}Exception/i,
  // Mongoose
  /buffering timed out/i,
  // Kafka
  /NoBrokersAvailable/i,
  /broker may not be available/i,
  /brokers? (?:are )?(?:down|not available|transport failure)/i,
  /Timed out waiting for a node/i,
  /node assignment/i,
  // RabbitMQ: pika of Python, then the client for .NET
  /AMQPConnectionError/i,
  /BrokerUnreachable/i,
  // Elasticsearch and OpenSearch
  /None of the (?:specified|configured) (?:endpoints|nodes)/i,
  /No living connections/i,
  /NoNodeAvailable/i,
  /No alive nodes/i,
  // Prisma: https://www.prisma.io/docs/orm/reference/error-reference
  /\bP100[12]\b/i,
  // Sequelize
  /SequelizeConnection(?:Refused|TimedOut|Acquire)\w{0,10}Error/i,
  /SequelizeHostNotReachable|SequelizeHostNotFound/i,
  /ConnectionAcquireTimeout/i,
  // Pools: HikariCP, Knex, SQLAlchemy, DBConnection of Elixir
  /Connection is not available, request timed out/i,
  /Timeout acquiring a connection/i,
  /QueuePool limit/i,
  /connection not available and request was dropped/i,
  // gRPC: https://grpc.io/docs/guides/status-codes/
  /code ?= ?Unavailable/i,
  /UNAVAILABLE: /i,
  /failed to connect to all addresses/i,
  // Envoy and nginx
  /no healthy upstream/i,
  /upstream connect error/i,
  /while connecting to upstream/i,
  // Node.js and its undici: https://nodejs.org/api/errors.html
  /UND_ERR_CONNECT/i,
  /socket hang up/i,
  // Python: requests and httpx
  /ConnectTimeout|ConnectError|ConnectionError\b/i,
  // Scripts that wait for a dependency before they start the program
  /Timeout occurred (?:after|while) waiting/i,
  /Timeout after \S{1,10} waiting/i,
  /waiting on dependenc/i,
  // Any client
  /Connection (?:was )?closed unexpectedly/i,
  /Connection attempt (?:timed out|failed)/i,
  /Unable to connect to (?:any|the) /i,
  /host is unreachable/i,
  /no (?:nodes|hosts?|servers?) (?:are )?(?:available|reachable)/i,
  inOrder(
    /(?:database|db|redis|server|host|broker) (?:is )?/i,
    /(?:unreachable|unavailable|not reachable|not available|down)\b/i,
  ),
  inOrder(
    /timed? ?out .{0,30}/i,
    /connect|waiting for .{0,30}(?:database|db|postgres|mysql|redis|rabbit|kafka|mongo)/i,
  ),
);
