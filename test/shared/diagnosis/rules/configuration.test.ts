import { configuration } from '../../../../shared/diagnosis/rules/configuration.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(configuration, {
  category: 'app_config',
  says: [
    ['Python', "KeyError: 'PAYMENT_API_URL'", 'PAYMENT_API_URL'],
    [
      'Django',
      'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
    ],
    [
      'django-environ',
      'django.core.exceptions.ImproperlyConfigured: Set the DATABASE_URL environment variable',
      'DATABASE_URL',
    ],
    [
      'python-decouple',
      'decouple.UndefinedValueError: EMAIL_HOST not found. Declare it as envvar or define a default value.',
      'EMAIL_HOST',
    ],
    [
      'pydantic',
      'pydantic_core._pydantic_core.ValidationError: 2 validation errors for Settings\ndatabase_url\n  Field required [type=missing, input_value={}, input_type=dict]',
    ],
    ['environs', 'environs.EnvError: Environment variable "QUEUE_URL" not set', 'QUEUE_URL'],
    ['starlette', 'KeyError: "Config \'QUEUE_URL\' is missing, and has no default."', 'QUEUE_URL'],
    ['Fernet', 'ValueError: Fernet key must be 32 url-safe base64-encoded bytes.', 'key'],
    [
      'envalid',
      '================================\n Invalid environment variables:\n    DATABASE_URL: Required\n================================',
    ],
    [
      'zod',
      'ZodError: [\n  {\n    "code": "invalid_type",\n    "path": ["JWT_SECRET"],\n    "message": "Required"\n  }\n]\nError: Invalid environment variables',
    ],
    ['joi in NestJS', 'Error: Config validation error: "DB_HOST" is required', 'DB_HOST'],
    ['Prisma', 'error: Environment variable not found: DATABASE_URL.', 'DATABASE_URL'],
    ['jsonwebtoken', 'Error: secretOrPrivateKey must have a value', 'key'],
    ['passport-jwt', 'TypeError: JwtStrategy requires a secret or key', 'key'],
    [
      'Strapi',
      "Error: Middleware \"strapi::session\": App keys are required. Please set app.keys in config/server.js (ex: keys: ['myKeyA', 'myKeyB'])",
      'key',
    ],
    [
      'OpenAI',
      'OpenAIError: The OPENAI_API_KEY environment variable is missing or empty; either provide it, or instantiate the OpenAI client with an apiKey option',
      'OPENAI_API_KEY',
    ],
    ['a plain check', 'Error: STRIPE_KEY is not defined', 'STRIPE_KEY'],
    ['another plain check', 'Error: Missing required environment variable: SMTP_HOST', 'SMTP_HOST'],
    ['Ruby', 'KeyError: key not found: "REDIS_URL"', 'REDIS_URL'],
    ['Rails', "ArgumentError: Missing `secret_key_base` for 'production' environment", 'key'],
    [
      'Rails, its master key',
      "Missing encryption key to decrypt file with. Ask your team for your master key and write it to /app/config/master.key or put it in the ENV['RAILS_MASTER_KEY'].",
      'key',
    ],
    [
      'Spring',
      'java.lang.IllegalArgumentException: Could not resolve placeholder \'payment.url\' in value "#{payment.url}"',
      'payment.url',
    ],
    [
      'Spring Boot',
      "Description:\n\nFailed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.",
      'url',
    ],
    ['Spring Boot, a driver', 'Reason: Failed to determine a suitable driver class'],
    [
      'Spring Boot, a bind',
      "org.springframework.boot.context.properties.bind.BindException: Failed to bind properties under 'shop.timeout' to java.time.Duration",
    ],
    [
      'Quarkus',
      'io.smallrye.config.ConfigValidationException: Configuration validation failed:\n\\tjava.util.NoSuchElementException: SRCFG00014: The config property shop.url is required but it could not be found in any config source',
      'shop.url',
    ],
    [
      'Typesafe config',
      "com.typesafe.config.ConfigException$Missing: No configuration setting found for key 'kafka.brokers'",
      'kafka.brokers',
    ],
    [
      'Kafka',
      'org.apache.kafka.common.config.ConfigException: Missing required configuration "bootstrap.servers" which has no default value.',
      'bootstrap.servers',
    ],
    ['envconfig', 'required key DATABASE_URL missing value', 'DATABASE_URL'],
    ['caarlos0/env', 'env: required environment variable "PORT" is not set', 'PORT'],
    ['Go, a duration', 'time: invalid duration "10" in environment variable HTTP_TIMEOUT'],
    [
      '.NET, options',
      "Microsoft.Extensions.Options.OptionsValidationException: DataAnnotation validation failed for 'ShopOptions' members: 'Url' with the error: 'The Url field is required.'.",
    ],
    ['Laravel', 'RuntimeException: No application encryption key has been specified.', 'key'],
    [
      'Symfony',
      'Symfony\\\\Component\\\\DependencyInjection\\\\Exception\\\\EnvNotFoundException: Environment variable not found: "MAILER_DSN".',
      'MAILER_DSN',
    ],
    [
      'Phoenix',
      '** (RuntimeError) environment variable SECRET_KEY_BASE is missing.',
      'SECRET_KEY_BASE',
    ],
    [
      'Elixir',
      '** (System.EnvError) could not fetch environment variable "DATABASE_URL" because it is not set',
      'DATABASE_URL',
    ],
    [
      'Rust',
      "thread 'main' panicked at src/main.rs:12:5:\nDATABASE_URL must be set: NotPresent",
      'DATABASE_URL',
    ],
    ['PostgreSQL', 'Error: Database is uninitialized and superuser password is not specified.'],
    [
      'MySQL',
      '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
    ],
    ['Keycloak', 'ERROR: Strict hostname resolution configured but no hostname setting provided'],
    ['click', "Error: Invalid value for '--port': '$PORT' is not a valid integer."],
    [
      'Elasticsearch',
      'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
    ],
    [
      'AWS without a Region',
      'botocore.exceptions.NoRegionError: You must specify a region.',
      'Region',
    ],
    ['SDK for JavaScript', 'Error: Region is missing', 'Region'],
  ],
  doesNotSay: [
    [
      'an answer to a customer',
      'ERROR POST /cart 422: quantity is required\nINFO GET /health 200\nINFO GET /health 200',
    ],
    ['a deprecation', 'DeprecationWarning: the setting OLD_NAME is not set any more'],
    ['nothing', ''],
  ],
});
