import { anyOf } from '../text/pattern.ts';

/** A server refuses the user or the password, and the message does not name the user. */
export const REFUSED_LOGIN = anyOf(
  // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
  /\b28P01\b|\b28000\b/i,
  /Peer authentication|Ident authentication/i,
  // MySQL
  /ER_ACCESS_DENIED/i,
  // Prisma: https://www.prisma.io/docs/orm/reference/error-reference
  /\bP1000\b/i,
  // Oracle
  /ORA-01017/i,
  // Redis: https://redis.io/docs/latest/commands/auth/
  /\bWRONGPASS\b|\bNOAUTH\b/i,
  /invalid username-password/i,
  /ERR (?:AUTH|Client sent AUTH)/i,
  /ERR .{0,20}without any password/i,
  // MongoDB
  /bad auth\b/i,
  // RabbitMQ and MQTT
  /ACCESS_REFUSED/i,
  /refused: (?:not authori[sz]ed|bad user)/i,
  // Kafka
  /SASL.{0,40}(?:fail|error|denied)/i,
  /SaslAuth/i,
  // Elasticsearch and OpenSearch
  /missing authentication credentials/i,
  /AuthenticationException/i,
  // LDAP: https://ldap.com/ldap-result-code-reference/
  /LDAP: error code 49/i,
  // Any client
  /AuthenticationFail(?:ed|ure)/i,
  /authentication (?:has )?fail(?:ed|ure)/i,
  /Authentication (?:is )?required/i,
  /(?:failed to|unable to|could not) authenticate/i,
  /not authenticated/i,
  /invalid credentials/i,
  /invalid password/i,
  /invalid (?:user ?name|login) or password/i,
  /incorrect (?:user ?name|password)/i,
  /(?:wrong|bad) (?:user ?name|password|credentials)/i,
  /unauthorized access to/i,
);
