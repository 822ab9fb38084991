import { logRule, says } from '../log-rule.ts';

const WANTS_TLS = {
  title: 'the server wants TLS and it does not offer it',
  cause: 'The server only accepts encrypted connections, and the program does not ask for one',
  advice: 'Turn on TLS in the connection settings: sslmode=require, ssl: true, rediss://, tls=true',
  // libpq tries again without TLS after a wrong password: that second answer is no cause.
  notNear: /password authentication failed/,
};
const NO_TLS = {
  title: 'it wants TLS and the server does not speak it',
  cause: 'The program asks for TLS where the server does not speak it',
  advice: 'Check the port and the scheme; turn TLS off for this connection, or on at the server',
};
const NOT_TRUSTED = {
  title: 'it does not trust the certificate of the server',
  cause:
    'The program does not trust the certificate of the server: its authority is not in the image',
  advice: 'Add the CA bundle to the image (for RDS: global-bundle.pem) and name it in the settings',
};
const EXPIRED = {
  title: 'a certificate is expired',
  cause: 'A certificate is expired, or not valid yet',
  advice: 'Renew the certificate, and check the clock of the host',
};
const OTHER_NAME = {
  title: 'the certificate is for another host name',
  cause: 'The certificate of the server is not for the host name that the program connects to',
  advice: 'Connect by a name that the certificate holds, or issue it for this one',
};
const OWN_FILE = {
  title: 'its certificate or key cannot be loaded',
  cause: 'The program cannot load its own certificate or key',
  advice:
    'Check that the file is there, readable, complete, and that key and certificate belong together',
};

/** An encrypted connection that does not come about. */
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
  // A server's clients break off their handshakes all day.
  unless:
    /http: TLS handshake error from|SSL_read|while SSL handshaking, client|client sent an HTTP request to an HTTPS server/i,
  formats: [
    says(
      /no pg_hba\.conf entry.{0,200}(?:no encryption|SSL off)|(?:SSL|TLS)(?:\/TLS)?(?: connection)? (?:is )?required|insecure transport|require_secure_transport|requires? (?:SSL|TLS|encryption)|(?:please|must) (?:use|connect (?:with|using)) (?:SSL|TLS)/i,
      WANTS_TLS,
    ),
    says(
      /does not support (?:SSL|TLS)|(?:SSL|TLS) (?:is )?not (?:enabled|supported) (?:on|by)|wrong version number|first record does not look like|server gave HTTP response to HTTPS|WRONG_VERSION_NUMBER|packet length too long|Unsupported or unrecognized SSL message|not an SSL\/TLS record|InvalidContentType|SSL negotiation packet/i,
      NO_TLS,
    ),
    says(
      /certificate (?:has |is )?(?:expired|not yet valid|is not yet valid)|CERT_HAS_EXPIRED|CertificateExpired|NotAfter|certificate has expired or is not yet valid/i,
      EXPIRED,
    ),
    says(
      /ALTNAME_INVALID|does not match (?:the )?(?:certificate|host)|certificate (?:is )?(?:not )?valid for .{0,200}, not|certificate (?:is not valid|subject name|name|common name).{0,80}(?:match|for)|No subject alternative|NotValidForName|hostname mismatch|doesn't match (?:either of|host)|cannot validate certificate for/i,
      OTHER_NAME,
    ),
    says(
      /self[- ]?signed|unable to (?:get (?:local )?issuer|verify the (?:first|leaf))|UNABLE_TO_(?:VERIFY|GET_ISSUER)|SELF_SIGNED|unknown (?:certificate )?authority|UnknownIssuer|PKIX path|SunCertPathBuilder|unable to find valid certification path|certificate verify failed|CERTIFICATE_VERIFY_FAILED|untrusted root|PartialChain|trustAnchors parameter|root certificate file .{0,200}does not exist|certificate is not trusted|peer certificate.{0,40}(?:not|cannot|failed)|:unknown_ca|UNKNOWN_CA|certificate chain was issued by|RemoteCertificateChain/i,
      NOT_TRUSTED,
    ),
    says(
      /cannot load certificate|PEM_read_bio|BIO_new_file|SSL_CTX_use|key values mismatch|no certificate or crl found|failed to find any PEM data|private key does not match|keystore (?:was tampered|password was incorrect)|Invalid keystore format|no start line|unable to load (?:SSL )?(?:certificate|private key)|tls: failed to (?:find|parse)|SSLCertificateFile: file/i,
      OWN_FILE,
    ),
    says(
      /\bx509: |handshake[_ ]failure|SSLHandshakeException|SSLPeerUnverified|SSL(?:_do)?_?handshake|handshake(?: has)? failed|TLS handshake|SSL routines|\bERR_(?:SSL|TLS)_|\bEPROTO\b|remote error: tls|\btls: \w|ssl\.SSL\w{0,20}Error|SSLError|SSL error|SSL SYSCALL error|InvalidCertificate|AuthenticationException: The remote certificate|SSL connection could not be established|unsupported protocol version|no protocols? (?:available|in common)|TLS (?:client|server|alert|connection)\b.{0,80}(?:fail|error|alert|clos)/i,
    ),
  ],
});
