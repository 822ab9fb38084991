import { addressSetting } from '../../../../shared/diagnosis/rules/address-setting.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(addressSetting, {
  category: 'app_config',
  says: [
    [
      'redis-py',
      'ValueError: Redis URL must specify one of the following schemes (redis://, rediss://, unix://)',
      'scheme',
    ],
    ['SQLAlchemy', "sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from string ''"],
    [
      'SQLAlchemy, a dialect',
      "sqlalchemy.exc.NoSuchModuleError: Can't load plugin: sqlalchemy.dialects:postgres",
    ],
    [
      'requests',
      "requests.exceptions.MissingSchema: Invalid URL 'api.shop.internal/v1': No scheme supplied. Perhaps you meant https://api.shop.internal/v1?",
      'scheme',
    ],
    [
      'httpx',
      "httpx.UnsupportedProtocol: Request URL is missing an 'http://' or 'https://' protocol.",
      'scheme',
    ],
    [
      'Prisma, a URL',
      'Error: P1012\nerror: Error validating datasource `db`: the URL must start with the protocol `postgresql://` or `postgres://`.',
      'scheme',
    ],
    ['Node.js', 'TypeError [ERR_INVALID_URL]: Invalid URL', 'scheme'],
    [
      'MongoDB',
      'MongoParseError: Invalid scheme, expected connection string to start with "mongodb://" or "mongodb+srv://"',
      'scheme',
    ],
    ['Sequelize', 'Error: Dialect needs to be explicitly supplied as of v4.0.0'],
    ['Ruby, a URI', 'URI::InvalidURIError: bad URI(is not URI?): "redis:// cache:6379"', 'scheme'],
    [
      'HikariCP',
      'java.lang.RuntimeException: Driver org.postgresql.Driver claims to not accept jdbcUrl, postgres://db/shop',
    ],
    ['Go, a URL', 'parse "cache:6379": first path segment in URL cannot contain colon', 'scheme'],
    ['go-redis', 'panic: redis: invalid URL scheme: ', 'scheme'],
    ['Go, an HTTP client', 'Post "/v1/charge": unsupported protocol scheme ""', 'scheme'],
    [
      '.NET',
      'System.ArgumentException: Format of the initialization string does not conform to specification starting at index 0.',
    ],
    [
      '.NET, a null',
      "System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')",
    ],
    ['a database that is not there', 'FATAL:  database "shop" does not exist', 'shop'],
    ['MySQL, a database', "ERROR 1049 (42000): Unknown database 'shop'", 'shop'],
    ['a host that is undefined', 'Error: getaddrinfo ENOTFOUND undefined'],
    ['gunicorn', "Error: '$PORT' is not a valid port number."],
  ],
  doesNotSay: [
    ['an address that is whole', 'ERROR GET https://api.example.org/cart 500'],
    ['nothing', ''],
  ],
});
