/** Logs of programs that start well, with warnings: no rule may be sure about anything in them. */
export const healthyLogs: Readonly<Record<string, string>> = {
  nginx: `/docker-entrypoint.sh: Configuration complete; ready for start up
2026/02/03 08:00:41 [notice] 1#1: using the "epoll" event method
2026/02/03 08:00:41 [notice] 1#1: start worker process 29
10.0.1.9 - - [03/Feb/2026:08:00:44 +0000] "GET /health HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"`,
  gunicorn: `[2026-02-03 08:00:41 +0000] [1] [INFO] Starting gunicorn 23.0.0
[2026-02-03 08:00:41 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)
[2026-02-03 08:00:41 +0000] [7] [INFO] Booting worker with pid: 7
[2026-02-03 08:00:42 +0000] [7] [INFO] uvloop is not installed (No module named 'uvloop'), using asyncio
[2026-02-03 08:00:43 +0000] [7] [WARNING] optional tracing is off: ModuleNotFoundError: No module named 'ddtrace'
[2026-02-03 08:00:44 +0000] [7] [INFO] Application startup complete.`,
  'spring boot': `2026-02-03T08:00:41.120Z  INFO 1 --- [main] com.shop.Application : Starting Application v1.4.2 using Java 21.0.5
2026-02-03T08:00:44.511Z DEBUG 1 --- [main] o.s.b.a.l.ConditionEvaluationReportLogger : java.lang.ClassNotFoundException: org.aspectj.weaver.Advice
2026-02-03T08:00:45.020Z  INFO 1 --- [main] com.zaxxer.hikari.HikariDataSource : HikariPool-1 - Start completed.
2026-02-03T08:00:46.777Z  INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port 8080 (http) with context path '/'
2026-02-03T08:00:46.790Z  INFO 1 --- [main] com.shop.Application : Started Application in 6.2 seconds`,
  'jvm flags': `[2026-02-03T08:00:41,120][INFO ][o.e.n.Node] JVM arguments [-Xms1g, -Xmx1g, -XX:+HeapDumpOnOutOfMemoryError, -XX:+ExitOnOutOfMemoryError]
[2026-02-03T08:00:49,120][INFO ][o.e.n.Node] started`,
  'node that waits for its database': `[app] waiting for postgres at 127.0.0.1:5432
[app] connect ECONNREFUSED 127.0.0.1:5432, trying again in 1000 ms
[app] connect ECONNREFUSED 127.0.0.1:5432, trying again in 2000 ms
[app] connected to postgres
[app] server listening on http://0.0.0.0:3000`,
  'a remote database that is late': `level=info msg="starting worker" version=1.8.0
level=warn msg="dial tcp 10.0.3.7:5432: connect: connection refused" attempt=1
level=info msg="connected to database" host=10.0.3.7
level=info msg="ready"`,
  'tracing without an agent': `INFO  worker started, 4 threads
WARN  [dd.trace] Failed to send traces to http://localhost:8126/v0.4/traces: Connection refused
ERROR opentelemetry exporter: failed to connect to localhost:4317: connection refused
INFO  polling queue orders`,
  postgres: `2026-02-03 08:00:41.120 UTC [1] LOG:  listening on IPv4 address "0.0.0.0", port 5432
2026-02-03 08:00:41.130 UTC [1] LOG:  database system is ready to accept connections`,
  redis: `1:C 03 Feb 2026 08:00:41.120 # WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition.
1:M 03 Feb 2026 08:00:41.130 * Ready to accept connections tcp`,
  'a server whose clients leave': `2026/02/03 08:00:41 listening on :8443
2026/02/03 08:05:12 http: TLS handshake error from 10.0.1.9:41512: read tcp 10.0.2.5:8443->10.0.1.9:41512: i/o timeout
2026/02/03 08:06:12 http: TLS handshake error from 10.0.1.9:51212: EOF`,
  'a counter of refusals': `{"level":"info","msg":"stats","connection_refused":0,"timeouts":0,"errors":null}
{"level":"info","msg":"GET /health","status":200}`,
};
