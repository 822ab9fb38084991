import { dependencyIn } from '../../evidence/dependency.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { anyOf, inOrder } from '../../text/pattern.ts';
import type { LogProof } from '../log-proof.ts';
import { type LogFormat, logRule } from '../log-rule.ts';
import { REFUSED_LOGIN } from '../refused-login.ts';
import { namesAbout } from '../setting-advice.ts';

/** Advice that names the settings that may hold the user and the password. */
function adviseOnCredentials({ text, later }: LogProof, evidence: Evidence): string | undefined {
  const dependency = dependencyIn([text, ...later.slice(0, 3)].join(' '));
  const names = namesAbout(evidence, dependency, 'credential');
  if (names.length === 0) return undefined;
  const revision = evidence.taskDefinition?.arn.split('/').at(-1);
  return (
    `Compare ${names.join(', ')} of ${revision} with what the server knows; ` +
    'running tasks keep the value they started with'
  );
}

const USER_REFUSED: LogFormat = {
  title: 'the database refuses user $1',
  cause: 'The database refuses user $1: the password is wrong or the user does not exist',
  pattern: anyOf(
    // PostgreSQL
    inOrder(
      /authentication failed for (?:user|role|the user|login)? ?:?['"`]?/i,
      /(?!(?:user|role|login)\b)([\w.@-]{1,100})/i,
    ),
    /Authentication failed for user ([\w.-]{1,100})/i,
    /role "([\w.-]{1,100})" does not exist/i,
    // MySQL: https://dev.mysql.com/doc/refman/8.0/en/problems-connecting.html
    /Access denied for user ['"`]?([\w.-]{1,100})/i,
    // SQL Server
    /Login failed for user ['"`]?([\w.\\@-]{1,100})/i,
    // RabbitMQ: https://www.rabbitmq.com/docs/access-control
    /login was refused .{0,60}user ['"]?([\w.-]{1,100})/i,
  ),
};

const CLIENT_NOT_ADMITTED: LogFormat = {
  title: 'the server does not admit this client',
  cause: 'The server has no rule that admits this user, host and database',
  advice: 'Add the host and user to pg_hba.conf or to the grants of the server',
  pattern: anyOf(
    // PostgreSQL: https://www.postgresql.org/docs/current/client-authentication-problems.html
    /no pg_hba\.conf entry for host .{0,80}user "([\w.-]{1,100})/i,
    // MySQL
    /is not allowed to connect to this (?:MySQL|MariaDB)/i,
  ),
};

const METHOD_UNKNOWN: LogFormat = {
  title: 'client and server agree on no way to log in',
  cause: 'The client library does not know the way of logging in that the server asks for',
  advice: 'Update the client library, or change the authentication method of the user',
  pattern: anyOf(
    // Any client
    inOrder(
      /authentication (?:method|plugin|protocol|type) .{0,60}/i,
      /(?:not|un)\s?(?:supported|known|loaded|requested)/i,
    ),
    // MySQL: https://dev.mysql.com/doc/refman/8.0/en/caching-sha2-pluggable-authentication.html
    /does not support authentication protocol/i,
    /ER_NOT_SUPPORTED_AUTH_MODE/i,
    /caching_sha2_password/i,
    /Public Key Retrieval is not allowed/i,
    // PostgreSQL: https://www.postgresql.org/docs/current/auth-password.html
    /SCRAM authentication (?:is not supported|requires)/i,
  ),
};

const NO_PASSWORD: LogFormat = {
  title: 'it gives the server no password',
  cause: 'The server asks for a password, and the program has none',
  advice:
    'Check that the secret with the password is in the task definition, ' +
    'under the name that the program reads',
  pattern: anyOf(
    // libpq
    /no password supplied/i,
    // node-postgres
    /client password must be a string/i,
    // The server of PostgreSQL
    /empty password returned/i,
    // MySQL
    /using password: NO/i,
    // Redis
    /called without any password configured/i,
    // Any client
    /password must be (?:provided|supplied|set)/i,
  ),
};

const LOCKED_OUT: LogFormat = {
  title: 'the password is expired, or the user locked',
  cause: 'The password of the user is expired, or the user is locked',
  pattern: anyOf(
    /password (?:has |is )?expired/i,
    /account (?:is |has been )?locked/i,
    // Oracle
    /ORA-28000|ORA-28001/i,
    // RDS with IAM, whose tokens expire after 15 minutes:
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
    /PAM authentication failed/i,
    /IAM.{0,20}authentication failed/i,
  ),
};

const NO_PRIVILEGE: LogFormat = {
  title: 'its database user lacks a privilege',
  cause: 'The user of the program lacks a privilege in the database',
  advice: 'Grant the privilege to the user, or run the migration as the owner',
  pattern: anyOf(
    // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
    inOrder(
      /permission denied (?:for|to) /i,
      /table|schema|relation|sequence|database|function|view|create|column|set/i,
    ),
    /42501/i,
    // MySQL: https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html
    /(?:INSERT|SELECT) command denied/i,
    /command denied to user/i,
    /1227\b.{0,20}Access denied/i,
    // Redis: https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
    /NOPERM/i,
    // MongoDB
    /User .{0,60}not authorized (?:on|to)/i,
  ),
};

const SERVICE_REFUSES: LogFormat = {
  title: 'a service does not accept its credentials',
  cause: 'A service that the program calls does not accept its credentials',
  advice: 'Find the service in the line, and check the key or token that the program is given',
  pattern: anyOf(
    // HTTP
    /\b401 Unauthorized\b/i,
    /status(?: code|Code)?:? 401\b/i,
    /invalid (?:api key|token)/i,
    // gRPC: https://grpc.io/docs/guides/status-codes/
    /code ?= ?Unauthenticated/i,
  ),
  atMost: 'medium',
};

/** A server that answers and does not let the program in. */
export const dbAuth = logRule({
  id: 'db-auth',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_how.html',
  category: 'db_auth',
  title: 'the server refuses its user or password',
  cause: 'The server refuses the user or the password of the program',
  firstAdvice: adviseOnCredentials,
  advice: [
    'Check the user name and the password in the secret, and whether it was rotated: ' +
      'a task keeps the value it started with',
    'Log in by hand with the same secret from the same network',
  ],
  unless: /docker|\bECR\b|\bgit\b|arn:aws|registry|\bproxy authentication|no encryption|SSL off/i,
  formats: [
    USER_REFUSED,
    CLIENT_NOT_ADMITTED,
    METHOD_UNKNOWN,
    NO_PASSWORD,
    LOCKED_OUT,
    NO_PRIVILEGE,
    { pattern: REFUSED_LOGIN },
    SERVICE_REFUSES,
  ],
});
