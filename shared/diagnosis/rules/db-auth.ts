import { dependencyIn } from '../../evidence/dependency.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { LogProof } from '../log-proof.ts';
import { logRule, says } from '../log-rule.ts';
import { namesAbout } from '../setting-advice.ts';

const USER = {
  title: 'the database refuses user $1',
  cause: 'The database refuses user $1: the password is wrong or the user does not exist',
};
const SERVER = {
  title: 'the server refuses its user or password',
  cause: 'The server refuses the user or the password of the program',
};
const METHOD = {
  title: 'client and server agree on no way to log in',
  cause: 'The client library does not know the way of logging in that the server asks for',
  advice: 'Update the client library, or change the authentication method of the user',
};

/** "These hold it: DB_PASSWORD" when the task definition has such names. */
function names({ text, later }: LogProof, evidence: Evidence): string | undefined {
  const dependency = dependencyIn([text, ...later.slice(0, 3)].join(' '));
  const found = namesAbout(evidence, dependency, 'credential');
  if (found.length === 0) return undefined;
  return `Compare ${found.join(', ')} of ${evidence.taskDefinition?.arn.split('/').at(-1)} with what the server knows; running tasks keep the value they started with`;
}

/** A server that answers, and does not let the program in. */
export const dbAuth = logRule({
  id: 'db-auth',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_how.html',
  category: 'db_auth',
  title: SERVER.title,
  cause: SERVER.cause,
  names,
  advice: [
    'Check the user name and the password in the secret, and whether it was rotated: a task keeps the value it started with',
    'Log in by hand with the same secret from the same network',
  ],
  unless: /docker|\bECR\b|\bgit\b|arn:aws|registry|\bproxy authentication|no encryption|SSL off/i,
  formats: [
    says(
      /authentication failed for (?:user|role|the user|login)? ?:?['"`]?(?!(?:user|role|login)\b)([\w.@-]{1,100})|Access denied for user ['"`]?([\w.-]{1,100})|Login failed for user ['"`]?([\w.\\@-]{1,100})|login was refused .{0,60}user ['"]?([\w.-]{1,100})|role "([\w.-]{1,100})" does not exist|Authentication failed for user ([\w.-]{1,100})/i,
      USER,
    ),
    says(
      /no pg_hba\.conf entry for host .{0,80}user "([\w.-]{1,100})|is not allowed to connect to this (?:MySQL|MariaDB)/i,
      {
        title: 'the server does not admit this client',
        cause: 'The server has no rule that admits this user, host and database',
        advice: 'Add the host and user to pg_hba.conf or to the grants of the server',
      },
    ),
    says(
      /authentication (?:method|plugin|protocol|type) .{0,60}(?:not|un)\s?(?:supported|known|loaded|requested)|does not support authentication protocol|ER_NOT_SUPPORTED_AUTH_MODE|caching_sha2_password|SCRAM authentication (?:is not supported|requires)|Public Key Retrieval is not allowed/i,
      METHOD,
    ),
    says(
      /no password supplied|client password must be a string|empty password returned|password must be (?:provided|supplied|set)|using password: NO|called without any password configured/i,
      {
        title: 'it gives the server no password',
        cause: 'The server asks for a password, and the program has none',
        advice:
          'Check that the secret with the password is in the task definition, under the name that the program reads',
      },
    ),
    says(
      /password (?:has |is )?expired|ORA-28001|account (?:is |has been )?locked|ORA-28000|PAM authentication failed|IAM.{0,20}authentication failed/i,
      {
        title: 'the password is expired, or the user locked',
        cause: 'The password of the user is expired, or the user is locked',
      },
    ),
    says(
      /permission denied (?:for|to) (?:table|schema|relation|sequence|database|function|view|create|column|set)|NOPERM|INSERT command denied|SELECT command denied|command denied to user|User .{0,60}not authorized (?:on|to)|42501|1227\b.{0,20}Access denied/i,
      {
        title: 'its database user lacks a privilege',
        cause: 'The user of the program lacks a privilege in the database',
        advice: 'Grant the privilege to the user, or run the migration as the owner',
      },
    ),
    says(
      /\b28P01\b|\b28000\b|ER_ACCESS_DENIED|\bWRONGPASS\b|\bNOAUTH\b|invalid username-password|invalid password|ERR (?:AUTH|Client sent AUTH)|ERR .{0,20}without any password|ACCESS_REFUSED|ORA-01017|bad auth\b|AuthenticationFail(?:ed|ure)|authentication (?:has )?fail(?:ed|ure)|SASL.{0,40}(?:fail|error|denied)|SaslAuth|failed to authenticate|unable to authenticate|could not authenticate|Authentication (?:is )?required|missing authentication credentials|invalid credentials|invalid (?:user ?name|login) or password|incorrect (?:user ?name|password)|(?:wrong|bad) (?:user ?name|password|credentials)|not authenticated|\bP1000\b|AuthenticationException|LDAP: error code 49|refused: (?:not authori[sz]ed|bad user)|Peer authentication|Ident authentication|unauthorized access to/i,
    ),
    says(
      /\b401 Unauthorized\b|status(?: code|Code)?:? 401\b|code ?= ?Unauthenticated|invalid (?:api key|token)/i,
      {
        title: 'a service does not accept its credentials',
        cause: 'A service that the program calls does not accept its credentials',
        advice:
          'Find the service in the line, and check the key or token that the program is given',
        most: 'medium',
      },
    ),
  ],
});
