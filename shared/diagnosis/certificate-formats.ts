import { anyOf } from '../text/pattern.ts';
import type { LogFormat } from './log-rule.ts';

const EXPIRED: LogFormat = {
  title: 'a certificate is expired',
  cause: 'A certificate is expired, or not valid yet',
  advice: 'Renew the certificate, and check the clock of the host',
  pattern: anyOf(
    // OpenSSL and Go
    /certificate (?:has |is )?(?:expired|not yet valid|is not yet valid)/i,
    /certificate has expired or is not yet valid/i,
    // Node.js: https://nodejs.org/api/tls.html#x509-certificate-error-codes
    /CERT_HAS_EXPIRED/i,
    // Java
    /CertificateExpired/i,
    /NotAfter/i,
  ),
};

const OTHER_NAME: LogFormat = {
  title: 'the certificate is for another host name',
  cause: 'The certificate of the server is not for the host name that the program connects to',
  advice: 'Connect by a name that the certificate holds, or issue it for this one',
  pattern: anyOf(
    // Node.js: https://nodejs.org/api/errors.html#err_tls_cert_altname_invalid
    /ALTNAME_INVALID/i,
    // Go: https://pkg.go.dev/crypto/x509#HostnameError
    /certificate (?:is )?(?:not )?valid for .{0,200}, not/i,
    /cannot validate certificate for/i,
    // Python
    /hostname mismatch/i,
    /doesn't match (?:either of|host)/i,
    // Java
    /No subject alternative/i,
    // rustls
    /NotValidForName/i,
    // Any client
    /does not match (?:the )?(?:certificate|host)/i,
    /certificate (?:is not valid|subject name|name|common name).{0,80}(?:match|for)/i,
  ),
};

const NOT_TRUSTED: LogFormat = {
  title: 'it does not trust the certificate of the server',
  cause:
    'The program does not trust the certificate of the server: its authority is not in the image',
  advice: 'Add the CA bundle to the image (for RDS: global-bundle.pem) and name it in the settings',
  pattern: anyOf(
    // OpenSSL: https://docs.openssl.org/master/man1/openssl-verification-options/
    /self[- ]?signed/i,
    /unable to (?:get (?:local )?issuer|verify the (?:first|leaf))/i,
    /certificate verify failed/i,
    /CERTIFICATE_VERIFY_FAILED/i,
    // TLS alerts: https://www.rfc-editor.org/rfc/rfc8446#section-6.2
    /:unknown_ca|UNKNOWN_CA/i,
    // Node.js: https://nodejs.org/api/tls.html#x509-certificate-error-codes
    /UNABLE_TO_(?:VERIFY|GET_ISSUER)/i,
    /SELF_SIGNED/i,
    // Go: https://pkg.go.dev/crypto/x509#UnknownAuthorityError
    /unknown (?:certificate )?authority/i,
    // Java
    /PKIX path|SunCertPathBuilder/i,
    /unable to find valid certification path/i,
    /trustAnchors parameter/i,
    // .NET
    /untrusted root|PartialChain/i,
    /certificate chain was issued by/i,
    /RemoteCertificateChain/i,
    // rustls
    /UnknownIssuer/i,
    // libpq: https://www.postgresql.org/docs/current/libpq-ssl.html
    /root certificate file .{0,200}does not exist/i,
    // Any client
    /certificate is not trusted/i,
    /peer certificate.{0,40}(?:not|cannot|failed)/i,
  ),
};

/** A client does not accept the certificate of a server. */
export const CERTIFICATE_FORMATS: readonly LogFormat[] = [EXPIRED, OTHER_NAME, NOT_TRUSTED];
