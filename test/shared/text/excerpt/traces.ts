/** One stack trace as its runtime prints it, and the line of it that says most. */
export interface PrintedTrace {
  readonly runtime: string;
  readonly lines: readonly string[];
  readonly error: string;
}

const trace = (runtime: string, error: string, text: string): PrintedTrace => ({
  runtime,
  error,
  lines: text.replace(/^\n|\n$/g, '').split('\n'),
});

export const traces: readonly PrintedTrace[] = [
  trace(
    'Python',
    "ModuleNotFoundError: No module named 'psycopg2'",
    `
Traceback (most recent call last):
  File "/usr/local/lib/python3.10/site-packages/gunicorn/arbiter.py", line 589, in spawn_worker
    worker.init_process()
  File "/app/main.py", line 3, in <module>
    import psycopg2
ModuleNotFoundError: No module named 'psycopg2'`,
  ),
  trace(
    'Python with a cause',
    "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
    `
Traceback (most recent call last):
  File "/app/db.py", line 10, in connect
    sock.connect(addr)
ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/main.py", line 3, in <module>
    run()
sqlalchemy.exc.OperationalError: could not connect`,
  ),
  trace(
    'Python during handling',
    'django.core.exceptions.ImproperlyConfigured: Set the DB_HOST environment variable',
    `
Traceback (most recent call last):
  File "/app/env.py", line 10, in get
    value = os.environ[var]
            ~~~~~~~~~~^^^^^
KeyError: 'DB_HOST'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/manage.py", line 3, in <module>
    main()
django.core.exceptions.ImproperlyConfigured: Set the DB_HOST environment variable`,
  ),
  trace(
    'Python with a message of several lines',
    'pydantic_core._pydantic_core.ValidationError: 2 validation errors for Settings',
    `
Traceback (most recent call last):
  File "/app/config.py", line 10, in <module>
    settings = Settings()
pydantic_core._pydantic_core.ValidationError: 2 validation errors for Settings
DB_HOST
  Field required [type=missing, input_value={}, input_type=dict]
DB_PORT
  Field required [type=missing, input_value={}, input_type=dict]`,
  ),
  trace(
    'Node',
    "Error: Cannot find module './routes'",
    `
Error: Cannot find module './routes'
Require stack:
- /app/index.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1075:15)
    at Module._load (node:internal/modules/cjs/loader:920:27) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/app/index.js' ]
}`,
  ),
  trace(
    'Node with a cause',
    '  [cause]: Error: connect ECONNREFUSED 127.0.0.1:5432',
    `
Error: query failed
    at async main (file:///app/main.js:3:1) {
  [cause]: Error: connect ECONNREFUSED 127.0.0.1:5432
      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {
    errno: -111,
    code: 'ECONNREFUSED'
  }
}`,
  ),
  trace(
    'Java',
    'Caused by: org.postgresql.util.PSQLException: Connection to localhost:5432 refused.',
    `
org.springframework.beans.factory.BeanCreationException: Error creating bean
	at org.springframework.A.b(A.java:1)
	at org.springframework.A.c(A.java:2) ~[spring.jar!/:6.0]
Caused by: org.postgresql.util.PSQLException: Connection to localhost:5432 refused.
	at org.postgresql.X.y(X.java:3)
	... 23 more
Caused by: java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method)
	... 30 common frames omitted`,
  ),
  trace(
    'Java in a thread',
    'Exception in thread "main" java.lang.NoClassDefFoundError: com/example/Missing',
    `
Exception in thread "main" java.lang.NoClassDefFoundError: com/example/Missing
	at com.example.Main.main(Main.java:5)`,
  ),
  trace(
    '.NET',
    'Unhandled exception. Npgsql.NpgsqlException (0x80004005): Failed to connect to 127.0.0.1:5432',
    `
Unhandled exception. Npgsql.NpgsqlException (0x80004005): Failed to connect to 127.0.0.1:5432
 ---> System.Net.Sockets.SocketException (111): Connection refused
   at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)
   --- End of inner exception stack trace ---
   at Program.<Main>$(String[] args) in /src/Program.cs:line 12`,
  ),
  trace(
    'Go',
    'panic: dial tcp 127.0.0.1:6379: connect: connection refused',
    `
panic: dial tcp 127.0.0.1:6379: connect: connection refused

goroutine 1 [running]:
main.(*Server).Start(0xc0000b2000, {0x7ff, 0x1})
	/app/server.go:12 +0x1d
main.main()
	/app/main.go:12 +0x1d
created by net/http.(*Server).Serve in goroutine 1
	/usr/local/go/src/net/http/server.go:3285 +0x4b4`,
  ),
  trace(
    'Go with a signal',
    'panic: runtime error: invalid memory address or nil pointer dereference',
    `
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x48 pc=0xece092]

goroutine 1 [running]:
github.com/rdforte/gomaxecs.init.0()
	/go/pkg/mod/github.com/rdforte/gomaxecs@v1.1.1/gomaxecs.go:32 +0xf`,
  ),
  trace(
    'Ruby',
    '/gems/pg/connection.rb:696:in `connect\': connection to server at "127.0.0.1", port 5432 failed (PG::ConnectionBad)',
    `
/gems/pg/connection.rb:696:in \`connect': connection to server at "127.0.0.1", port 5432 failed (PG::ConnectionBad)
	from /gems/pg/connection.rb:820:in \`new'
	from bin/rails:4:in \`<main>'`,
  ),
  trace(
    'a Rails task',
    'ActiveRecord::ConnectionNotEstablished: connection to server at "127.0.0.1", port 5432 failed',
    `
rails aborted!
ActiveRecord::ConnectionNotEstablished: connection to server at "127.0.0.1", port 5432 failed
/gems/activerecord/x.rb:10:in \`rescue in new_client'
/gems/activerecord/x.rb:11:in \`new_client'

Caused by:
PG::ConnectionBad: connection refused
/gems/pg/x.rb:1:in \`x'`,
  ),
  trace(
    'PHP',
    'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/db.php:12',
    `
PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/db.php:12
Stack trace:
#0 /app/db.php(12): PDO->__construct('mysql:host=127....')
#1 {main}
  thrown in /app/db.php on line 12`,
  ),
  trace(
    'Rust',
    'called `Result::unwrap()` on an `Err` value: Os { code: 111, kind: ConnectionRefused }',
    `
thread 'main' panicked at src/main.rs:12:10:
called \`Result::unwrap()\` on an \`Err\` value: Os { code: 111, kind: ConnectionRefused }
stack backtrace:
   0: rust_begin_unwind
             at /rustc/abc/library/std/src/panicking.rs:645:5
   1: app::main
             at ./src/main.rs:12:10`,
  ),
  trace(
    'Elixir',
    '** (DBConnection.ConnectionError) tcp connect (localhost:5432): connection refused - :econnrefused',
    `
** (DBConnection.ConnectionError) tcp connect (localhost:5432): connection refused - :econnrefused
    (ecto_sql 3.10.0) lib/ecto/adapters/sql.ex:1047: Ecto.Adapters.SQL.raise_sql_call_error/1
    (elixir 1.14.0) lib/enum.ex:1658: Enum."-map/2-lists^map/1-0-"/2`,
  ),
  trace(
    'C++',
    "  what():  open('config.json'): No such file or directory",
    `
terminate called after throwing an instance of 'std::runtime_error'
  what():  open('config.json'): No such file or directory`,
  ),
  trace(
    'Spring Boot',
    "Failed to configure a DataSource: 'url' attribute is not specified.",
    `
APPLICATION FAILED TO START
***************************

Description:

Failed to configure a DataSource: 'url' attribute is not specified.

Reason: Failed to determine a suitable driver class

Action:

Consider the following:`,
  ),
];
