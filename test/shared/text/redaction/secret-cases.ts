/** A line, and the part of it that must disappear. */
export type Caught = readonly [line: string, secret: string];

/**
 * Secrets by the pattern that catches them. A token of a vendor is put together from halves, so that
 * no scanner reports this file as a leak.
 */
export const caught: Readonly<Record<string, readonly Caught[]>> = {
  'url-password': [
    ['connecting to postgres://app:hunter2@db.internal:5432/app', 'hunter2'],
    ['postgres://app:p@ss/w0rd@db.internal:5432/app', 'w0rd'],
    ['mysql://root:a?b#c@127.0.0.1/x', 'a?b#c'],
    ['redis://:s3cr3t@cache:6379/0', 's3cr3t'],
    ['could not translate host name "w0rd@db.internal" to address', 'w0rd'],
    ['Error: getaddrinfo ENOTFOUND app:w0rd@db.internal', 'w0rd'],
    ['java.net.UnknownHostException: w0rd@db.internal', 'w0rd'],
    ["Could not parse rfc1738 URL from string 'app:w0rd@db:5432/x'", 'w0rd'],
    ["invalid literal for int() with base 10: 'w0rd@db.internal:5432'", 'w0rd'],
    ["ValueError: Port could not be cast to integer value as 'w0rd'", 'w0rd'],
    ['parse "redis://h": invalid port ":w0rd" after host', 'w0rd'],
    ['mongodb+srv://u:pa$$w0rd@cluster0.abc.mongodb.net/x?retryWrites=true', 'pa$$w0rd'],
    ['amqp://guest:guestpw@rabbit:5672/%2f', 'guestpw'],
    ['DATABASE_URL=postgres://u:hunter2@h/db', 'hunter2'],
    ['{"url":"https://bob:hunter2@example.com/x","mail":"a@b.c"}', 'hunter2'],
    ["fatal: unable to access 'https://x:hunter2@github.com/o/r.git/'", 'hunter2'],
    ['root:hunter2@tcp(10.0.0.1:3306)/db', 'hunter2'],
    ['DB_DSN=user:hunter2@tcp(db:3306)/app?parseTime=true', 'hunter2'],
    ['open {"dsn":"root:p@s:s/w0rd@unix(/tmp/mysql.sock)/db"}', 'p@s:s/w0rd'],
    ['root:hunter1@tcp(a:3306)/db,root:hunter2@tcp(b:3306)/db', 'hunter2'],
    ['pull image bob:hunter2@registry.example.com:5000/team/app:1.2 failed', 'hunter2'],
    [`image=AWS:${'a1B2/+'.repeat(200)}==@1.dkr.ecr.eu-west-1.amazonaws.com/app`, 'a1B2/+'],
    ['oauth2:abc123@gitlab.com/group/project.git', 'abc123'],
    ['bob:hunter2@10.0.0.5:5000/app, bob:hunter3@10.0.0.6/app', 'hunter3'],
    ['cannot log in to bob:hunter2@docker.example.com', 'hunter2'],
    ['kafka://u:hunter2@h1:9092,kafka://u:hunter3@h2:9092', 'hunter3'],
  ],
  'mysql-password': [
    ['mysql -phunter2', 'hunter2'],
    ['+ mysqldump -u root -phunter2 app', 'hunter2'],
    ["mariadb-admin -p'hunter 2' ping", 'hunter 2'],
    ['["mysql", "-uroot", "-phunter2"]', 'hunter2'],
  ],
  'redis-password': [
    ['redis-cli -a S3cretPass', 'S3cretPass'],
    ['redis-cli -h cache -a "S3cret Pass" ping', 'S3cret Pass'],
    ['["redis-cli", "-a", "S3cretPass", "ping"]', 'S3cretPass'],
  ],
  'redis-directive': [
    ['requirepass hunter2', 'hunter2'],
    ['masterauth "hunter2"', 'hunter2'],
    ['> AUTH default hunter2', 'hunter2'],
    ['C: AUTH PLAIN AGJvYgBodW50ZXIy', 'AGJvYg'],
  ],
  'login-password': [
    ['docker login -u bob -p hunter2 registry.example.com', 'hunter2'],
    ['+ sshpass -phunter2 ssh bob@host', 'hunter2'],
    ["az login --service-principal -p 'hunter 2'", 'hunter 2'],
  ],
  'oracle-logon': [['sqlplus -s scott/tiger@orcl', 'tiger']],
  'aws-secret-key': [
    ['aws rejected wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is the secret', 'wJalrXUtnFEMI'],
    ['id AKIAIOSFODNN7EXAMPLE and wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY of AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI'],
  ],
  'aws-access-key': [
    ['key AKIAIOSFODNN7EXAMPLE is not active', 'AKIAIOSFODNN7EXAMPLE'],
    ['ASIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'],
    ['AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
  ],
  'aws-session-token': [
    [`token is IQoJb3JpZ2lu${'X2VjEAAaCXVzLWVhc3QtMSJHMEUCIQ'}`, 'X2VjEAAaCXVz'],
  ],
  'url-signature': [
    [`https://b.s3.amazonaws.com/k?X-Amz-Date=1&X-Amz-Signature=${'0a'.repeat(32)}`, '0a0a'],
    ['https://b/k?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20240101%2Fus-east-1', 'AKIA'],
    ['https://a.blob.core.windows.net/c?sv=1&sig=abcdefghijklmnop%3D', 'abcdefghij'],
  ],
  jwt: [
    ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', 'dozjgNryP4'],
    ['eyJhbGciOiJSU0EtT0FFUCJ9.OKOawDo13gRp2ojaHV7LFpZcgV7T.48V1_ALb6US04U3b.5eym8', '5eym8'],
  ],
  'github-token': [
    [`git clone with ghp_${'a1B2'.repeat(9)}`, 'a1B2a1B2'],
    [`github_pat_${'a1B2'.repeat(9)}`, 'a1B2a1B2'],
  ],
  'gitlab-token': [[`glpat-${'a1B2'.repeat(5)}`, 'a1B2a1B2']],
  'slack-token': [[`using ${'xox'}b-123456789012-abcdefABCDEF`, 'abcdefABCDEF']],
  'webhook-url': [
    [`POST https://hooks.slack.com/services/T0/B0/${'xY1z'.repeat(6)} 404`, 'xY1zxY1z'],
    [`https://discord.com/api/webhooks/123/${'xY1z'.repeat(6)}`, 'xY1zxY1z'],
  ],
  'stripe-key': [[`${'sk'}_live_${'a1B2'.repeat(6)}`, 'a1B2a1B2']],
  'sendgrid-key': [[`SG.${'a1B2'.repeat(5)}.${'c3D4'.repeat(10)}`, 'c3D4c3D4']],
  'twilio-key': [[`SK${'0a'.repeat(16)}`, '0a0a0a']],
  'package-registry-token': [
    [`npm_${'a1B2'.repeat(9)}`, 'a1B2a1B2'],
    [`pypi-${'AgEIcHlw'.repeat(6)}`, 'AgEIcHlw'],
  ],
  'google-key': [[`https://maps.googleapis.com/?key=AIza${'a1B2x'.repeat(7)}`, 'a1B2xa1B2x']],
  'model-api-key': [
    [`Incorrect API key provided: sk-proj-${'a1B2'.repeat(8)}`, 'a1B2a1B2'],
    [`sk-ant-api03-${'a1B2'.repeat(8)}`, 'a1B2a1B2'],
    [`hf_${'a1B2'.repeat(9)}`, 'a1B2a1B2'],
  ],
  'vendor-token': [
    [`mailgun key-${'0a'.repeat(16)}`, '0a0a0a'],
    [`dop_v1_${'0a'.repeat(32)}`, '0a0a0a'],
    [`hvs.${'a1B2'.repeat(8)}`, 'a1B2a1B2'],
  ],
  'platform-token': [[`vercel_blob_rw_${'a1B2'.repeat(8)}`, 'a1B2a1B2']],
  'service-token': [[`pat-na1-${'0a1b2c3d'}-1111-2222-3333-444455556666`, '444455556666']],
  'telegram-token': [[`https://api.telegram.org/bot123456789:AA${'a1B'.repeat(11)}/x`, 'a1Ba1B']],
  'password-hash': [
    [`bob:$2y$05${'$'}${'abcdefghij'.repeat(5)}`, 'abcdefghij'],
    [`root:$6$salt$${'abcdefghij'.repeat(5)}:19000`, 'abcdefghij'],
  ],
  'bearer-token': [
    ['curl -H "Authorization: Bearer abc.def-123456"', 'abc.def'],
    ["(b'authorization', b'Bearer abcdef123456')", 'abcdef123456'],
  ],
  'basic-credentials': [['sent Basic dXNlcjpwYXNz to the proxy', 'dXNlcjpwYXNz']],
  'header-list': [
    ["rawHeaders: [ 'Host', 'x', 'Cookie', 'sid=abc; theme=dark' ]", 'sid=abc'],
    ["[(b'host', b'x'), (b'x-api-key', b'k3y-1234')]", 'k3y-1234'],
  ],
  'command-user': [['+ curl -u bob:hunter2 https://example.com', 'hunter2']],
  'sql-password': [
    ["CREATE USER app WITH PASSWORD 'hunter2'", 'hunter2'],
    ["ALTER USER 'a'@'%' IDENTIFIED WITH mysql_native_password BY 'hunter2'", 'hunter2'],
    ['Invalid password "hunter2"', 'hunter2'],
  ],
  'oracle-password': [['jdbc:oracle:thin:scott/tiger@//h:1521/svc', 'tiger']],
  pgpass: [['db.internal:5432:app:bob:hunter2', 'hunter2']],
  'xml-secret': [['<add><db.password>hunter2</db.password></add>', 'hunter2']],
  'private-key': [
    [
      '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\\n-----END PRIVATE KEY-----',
      'MIIE',
    ],
    [
      '"key": "-----BEGIN RSA PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\\nab==\\n"',
      'ab==',
    ],
  ],
};
