import { describe, expect, it } from 'vitest';
import { isSecretName } from '../../../../shared/text/redaction/is-secret-name.ts';

const secret =
  'password passwd pwd DB_PASSWORD PGPASSWORD dbpassword db.password spring.datasource.password passphrase ' +
  'secret clientSecret client_secret SECRET_KEY_BASE SecretString token authToken _authToken GITHUB_TOKEN id_token ' +
  'access_token oauth2Token api_key apiKey APIKey x-api-key X-Auth-Token AWS_SECRET_ACCESS_KEY SecretAccessKey ' +
  'SessionToken private_key privateKey AccountKey SharedAccessKey ENCRYPTION_KEY RAILS_MASTER_KEY Authorization ' +
  'proxy-authorization Cookie set-cookie JSESSIONID connect.sid REDIS_AUTH SMTP_PASS DbPassword password1 jwt.secret.value';

const harmless =
  'user host key keys primary_key public_key cache_key routing_key sort_key token_count max_tokens tokens tokenizer ' +
  'token_type passwordEncoder password_policy secret_arn SecretName secretId AWS_ACCESS_KEY_ID api_key_id ' +
  'DB_PASSWORD_FILE token_url NextToken RequestToken ClientRequestToken nextPageToken CancellationToken author authority ' +
  'authenticated authentication proxy_pass bypass compass cookie_name aws.secret.region token.js secrets.yaml secretary ' +
  'credentials_provider passed monkey keyboard';

describe('isSecretName', () => {
  it.each(secret.split(' '))('%s names a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(harmless.split(' '))('%s does not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
