import { anyOf } from '../../text/pattern.ts';
import { logRule } from '../log-rule.ts';

/** A secret or parameter that the program itself reads, and that does not exist. */
export const missingSecret = logRule({
  id: 'missing-secret',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html',
  category: 'secret_invalid',
  title: 'a secret that it reads is missing',
  cause: 'A secret or parameter that the program reads does not exist, or cannot be used',
  advice: [
    'Check the name, the Region and the account of the secret, and that it has a value',
    'Compare with the environment in which it works',
  ],
  formats: [
    {
      pattern: anyOf(
        // Secrets Manager
        /can(?:'t|not) find the specified secret/i,
        /marked for deletion/i,
        // Systems Manager:
        // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
        /ParameterNotFound/i,
        /InvalidParameters?: .{0,40}(?:ssm|parameter)/i,
        // Secrets with several fields
        /did not contain json key/i,
        // Any client, such as that of HashiCorp Vault
        /secret .{0,80}(?:does not exist|was not found|not found in (?:secrets|vault))/i,
      ),
    },
    {
      pattern: anyOf(
        /DecryptionFailure(?:Exception)?/i,
        /retrieved secret .{0,60}(?:parse|not valid json)/i,
      ),
      atMost: 'medium',
    },
  ],
});
