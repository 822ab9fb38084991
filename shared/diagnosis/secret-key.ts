import { anyOf, inOrder } from '../text/pattern.ts';
import type { LogFormat } from './log-rule.ts';

/** A key to sign or encrypt with, or an API key. */
export const SECRET_KEY: LogFormat = {
  title: 'its secret key is missing or of the wrong form',
  cause: 'A key that the program signs or encrypts with is missing, or of the wrong form',
  advice:
    'Generate the key as the framework says, store it as a secret, ' +
    'and name it in the task definition',
  pattern: anyOf(
    // Rails and Phoenix
    /secret_?key_?base/i,
    // Rails: https://guides.rubyonrails.org/security.html#custom-credentials
    /MessageEncryptor::InvalidMessage/i,
    /Ask your team for your master key/i,
    // Django: https://docs.djangoproject.com/en/stable/ref/settings/#secret-key
    /SECRET_KEY setting must not be empty/i,
    // Laravel: https://laravel.com/docs/encryption
    /No application encryption key/i,
    /Unsupported cipher or incorrect key/i,
    // Node.js: jsonwebtoken, passport-jwt, Strapi, Auth.js
    /secretOrPrivateKey/i,
    /requires a secret or key/i,
    /App keys are required/i,
    /NO_SECRET|MissingSecret/i,
    // cryptography of Python: https://cryptography.io/en/latest/fernet/
    /Fernet key must be/i,
    // Microsoft.IdentityModel of .NET
    /IDX107\d\d/i,
    // OpenSSL 3
    /DECODER routines::unsupported/i,
    // Any program
    /encryption key .{0,40}(?:missing|not|must|invalid|required)/i,
    /Invalid key ?(?:length|size|format)?\b/i,
    /key (?:size|length) (?:must|is|too)/i,
    /failed to parse (?:private|public) key/i,
    /could not parse PEM/i,
    inOrder(
      /api[_ -]?key.{0,40}/i,
      /missing|required|not (?:set|provided|found)|must be|is empty|invalid/i,
    ),
    /(?:missing|no|provide|specify).{0,20}\bapi[_ -]?key/i,
    inOrder(
      /(?:secret|token|key|salt|password|credential)s? /i,
      /(?:is|are|was|must be|needs to be|should be) /i,
      anyOf(
        /missing|not set|required|empty|at least/i,
        /set|provided|specified|configured|defined/i,
      ),
    ),
  ),
};
