import { anyOf } from '../../text/pattern.ts';
import { CERTIFICATE_FORMATS } from '../certificate-formats.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const SERVER_WANTS_TLS: LogFormat = {
  title: 'the server wants TLS and it does not offer it',
  cause: 'The server only accepts encrypted connections, and the program does not ask for one',
  advice: 'Turn on TLS in the connection settings: sslmode=require, ssl: true, rediss://, tls=true',
  pattern: anyOf(
    // PostgreSQL: https://www.postgresql.org/docs/current/client-authentication-problems.html
    /no pg_hba\.conf entry.{0,200}(?:no encryption|SSL off)/i,
    // MySQL: https://dev.mysql.com/doc/refman/8.0/en/using-encrypted-connections.html
    /insecure transport/i,
    /require_secure_transport/i,
    // Any server
    /(?:SSL|TLS)(?:\/TLS)?(?: connection)? (?:is )?required/i,
    /requires? (?:SSL|TLS|encryption)/i,
    /(?:please|must) (?:use|connect (?:with|using)) (?:SSL|TLS)/i,
  ),
  // After a wrong password, libpq tries again without TLS: that second answer is not the cause.
  notNear: /password authentication failed/,
};

const SERVER_HAS_NO_TLS: LogFormat = {
  title: 'it wants TLS and the server does not speak it',
  cause: 'The program asks for TLS where the server does not speak it',
  advice: 'Check the port and the scheme; turn TLS off for this connection, or on at the server',
  pattern: anyOf(
    // PostgreSQL and its clients
    /does not support (?:SSL|TLS)/i,
    /(?:SSL|TLS) (?:is )?not (?:enabled|supported) (?:on|by)/i,
    /SSL negotiation packet/i,
    // OpenSSL: Python, Ruby, PHP, Node.js
    /wrong version number/i,
    /WRONG_VERSION_NUMBER/i,
    /packet length too long/i,
    // Go: https://pkg.go.dev/crypto/tls#RecordHeaderError
    /first record does not look like/i,
    /server gave HTTP response to HTTPS/i,
    // Java: the JDK and netty
    /Unsupported or unrecognized SSL message/i,
    /not an SSL\/TLS record/i,
    // rustls
    /InvalidContentType/i,
  ),
};

const OWN_FILE: LogFormat = {
  title: 'its certificate or key cannot be loaded',
  cause: 'The program cannot load its own certificate or key',
  advice:
    'Check that the file is there, readable, complete, ' +
    'and that key and certificate belong together',
  pattern: anyOf(
    // OpenSSL and nginx
    /cannot load certificate/i,
    /PEM_read_bio|BIO_new_file|SSL_CTX_use/i,
    /key values mismatch/i,
    /no start line/i,
    /no certificate or crl found/i,
    // Go: https://pkg.go.dev/crypto/tls#X509KeyPair
    /failed to find any PEM data/i,
    /private key does not match/i,
    /tls: failed to (?:find|parse)/i,
    // Java: https://docs.oracle.com/javase/8/docs/api/java/security/KeyStore.html
    /keystore (?:was tampered|password was incorrect)/i,
    /Invalid keystore format/i,
    // Apache
    /SSLCertificateFile: file/i,
    // Any program
    /unable to load (?:SSL )?(?:certificate|private key)/i,
  ),
};

/** A handshake that fails for any reason. */
const HANDSHAKE: LogFormat = {
  pattern: anyOf(
    // OpenSSL: Python, Ruby, PHP, Node.js, libpq
    /SSL routines/i,
    /handshake[_ ]failure/i,
    /SSL(?:_do)?_?handshake/i,
    /unsupported protocol version|no protocols? (?:available|in common)/i,
    /ssl\.SSL\w{0,20}Error|SSLError|SSL error/i,
    /\bEPROTO\b/i,
    /\bERR_(?:SSL|TLS)_/i,
    /SSL SYSCALL error/i,
    // Go: https://pkg.go.dev/crypto/tls
    /\bx509: /i,
    /\btls: \w/i,
    /remote error: tls/i,
    // Java
    /SSLHandshakeException|SSLPeerUnverified/i,
    // .NET
    /AuthenticationException: The remote certificate/i,
    /SSL connection could not be established/i,
    // rustls
    /InvalidCertificate/i,
    // Erlang
    /TLS (?:client|server|alert|connection)\b.{0,80}(?:fail|error|alert|clos)/i,
    // Any client
    /TLS handshake/i,
    /handshake(?: has)? failed/i,
  ),
};

/** An encrypted connection that cannot be set up. */
export const tlsError = logRule({
  id: 'tls-error',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
  category: 'tls_error',
  title: 'an encrypted connection fails',
  cause: 'The encrypted connection to a server cannot be set up',
  advice: [
    'Check which TLS versions, certificates and host name both sides expect',
    'Compare with the last revision that worked: certificates expire, and parameter groups change',
  ],
  // Clients of the program that break off a handshake: any public server sees them all day.
  unless: anyOf(
    /http: TLS handshake error from/i,
    /SSL_read/i,
    /while SSL handshaking, client/i,
    /client sent an HTTP request to an HTTPS server/i,
  ),
  formats: [SERVER_WANTS_TLS, SERVER_HAS_NO_TLS, ...CERTIFICATE_FORMATS, OWN_FILE, HANDSHAKE],
});
