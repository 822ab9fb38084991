import { tlsError } from '../../../../shared/diagnosis/rules/tls-error.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(tlsError, {
  category: 'tls_error',
  says: [
    [
      'PostgreSQL that wants TLS',
      'error: no pg_hba.conf entry for host "10.0.1.5", user "shop", database "shop", no encryption',
      'encrypted',
    ],
    [
      'pgx',
      'failed to connect to `host=db.shop.internal user=shop`: server error (FATAL: no pg_hba.conf entry for host "10.0.1.5", user "shop", database "shop", SSL off (SQLSTATE 28000))',
      'encrypted',
    ],
    ['node-postgres', 'Error: The server does not support SSL connections', 'does not speak'],
    ['lib/pq', 'pq: SSL is not enabled on the server', 'does not speak'],
    ['Node.js', 'Error: self-signed certificate in certificate chain', 'does not trust'],
    [
      'Node.js, a code',
      'FetchError: request to https://api.shop.internal failed, reason: unable to verify the first certificate',
    ],
    [
      'Python requests',
      "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.shop.internal', port=443): Max retries exceeded with url: / (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)')))",
    ],
    ['Go', 'x509: certificate signed by unknown authority'],
    [
      'Go, expired',
      'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-02-03T08:00:00Z is after 2026-01-01T00:00:00Z',
      'expired',
    ],
    [
      'Go, another name',
      'x509: certificate is valid for db.shop.internal, not cache.shop.internal',
      'not for the host name',
    ],
    [
      'Java',
      'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    ],
    [
      'MySQL',
      'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
      'encrypted',
    ],
    [
      'redis-py',
      'redis.exceptions.ConnectionError: Error 1 connecting to cache:6379. [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006).',
    ],
    [
      '.NET',
      'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
    ],
    [
      'SqlClient',
      'Microsoft.Data.SqlClient.SqlException (0x80131904): A connection was successfully established with the server, but then an error occurred during the login process. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)',
    ],
    ['Rust', 'error: invalid peer certificate: UnknownIssuer'],
    [
      'nginx',
      'nginx: [emerg] cannot load certificate "/etc/nginx/tls/tls.crt": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory)',
    ],
    [
      'Elixir',
      'TLS :client: In state :wait_cert at ssl_handshake.erl:2111 generated CLIENT ALERT: Fatal - Unknown CA',
    ],
    [
      'Ruby',
      'OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate)',
    ],
    [
      'MongoDB',
      'MongoServerSelectionError: C0F7E4:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error',
    ],
    ['Kafka', 'org.apache.kafka.common.errors.SslAuthenticationException: SSL handshake failed'],
  ],
  doesNotSay: [
    ['a client of the server', 'http: TLS handshake error from 10.0.1.9:41512: EOF'],
    ['a wrong password', 'FATAL: password authentication failed for user "shop"'],
    ['nothing', ''],
  ],
});
