import type { Caught } from './secret-cases.ts';

/** Secrets behind their name, without a colon or an equals sign in between. */
export const named: Readonly<Record<string, readonly Caught[]>> = {
  'pairs and calls': [
    ['("DB_PASSWORD", "hunter2")', 'hunter2'],
    ["('password', 'hunter2')", 'hunter2'],
    ["('password', 'correcthorse')", 'correcthorse'],
    ['os.Setenv("DB_PASSWORD", "hunter2")', 'hunter2'],
    ['log("user", "bob", "password", "hunter2", "port", 1)', 'hunter2'],
    ['{"msg":"(\\"DB_PASSWORD\\", \\"hunter2\\")"}', 'hunter2'],
  ],
  arrows: [
    ['Map(password -> hunter2)', 'hunter2'],
    ['Map(user -> bob, password -> hunter2, port -> 5432)', 'hunter2'],
    ['password → hunter2', 'hunter2'],
  ],
  'a value on the next line': [
    ['"password":\n  "hunter2",', 'hunter2'],
    ['"password":\nhunter2', 'hunter2'],
  ],
  'a name in capitals, or the name of a header': [
    ['DB_PASSWORD hunter2secret', 'hunter2secret'],
    ["Invalid DB_PASSWORD 'hunter2'", 'hunter2'],
    ['bad value for DB_PASSWORD (hunter2)', 'hunter2'],
    ['x-api-key hunter2abc', 'hunter2abc'],
  ],
  salts: [['ENCRYPTION_SALT=hunter2', 'hunter2']],
};

/** Evidence behind such a name. */
export const namedKept: Readonly<Record<string, readonly string[]>> = {
  'sentences about a name': [
    'DB_PASSWORD is not set',
    'DB_PASSWORD missing',
    "Invalid DB_PASSWORD 'DB_PASSWORD2_FILE'",
    'DB_PASSWORD (required) API_TOKEN (string) SECRET_KEY (optional)',
    'JWT RS256 is not allowed, SECRET base64 expected',
    'DB_PASSWORD arn:aws:secretsmanager:us-east-1:1:secret:x1-AbCdEf',
    'x-api-key header missing',
    'x-request-id abc12345',
    'MAX_TOKENS a1b2c3d4',
  ],
  'lists of names, and code': [
    '["username", "password", "host"]',
    "missing keys ('password', 'username')",
    '("API_TOKEN", "DB_PASSWORD")',
    'INSERT INTO users ("id", "password", "email")',
    '$token->value $this->secret->load()',
    'token -> token.isValid()',
    'state: open -> closed, 10.0.0.1 -> 10.0.0.2',
  ],
  'a next line of its own': [
    '"password":\n"host":',
    '"password":\nauthentication failed for user',
    '"password":\n{',
  ],
  'commands without a password': [
    'mysql -p app',
    'mysql -u root -p -h db',
    'docker run --name mysql -p3306:3306 mysql:8',
    'ssh -p2222 host; tar -phunter2',
    'redis-cli -h cache ping; ls -a dir',
    'redis-cli -a $REDIS_PASSWORD',
    'docker login; docker run -p 8080:80 nginx',
    'AUTH called without any password configured for the default user',
    'AUTH failed, 3 attempts',
    'dial root@tcp(10.0.0.1:3306)/db and root:@tcp(db:3306)/x',
  ],
  'forty characters': [
    'aws commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    'secret commit 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B',
    'digest wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'aws /ecs/service/deployments/application/latestx',
  ],
  salts: ['salt: minion started', 'salt_length=16'],
};
