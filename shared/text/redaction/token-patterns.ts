import { anyOf, inOrder } from '../pattern.ts';
import { modelApiKey } from './model-api-key.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** Source: https://docs.gitlab.com/security/tokens/ */
const GITLAB_KINDS = [
  'pat', // personal, group and project access
  'dt', // deploy
  'rt', // runner
  'rtr', // runner registration
  'cbt', // CI job
  'ptt', // pipeline trigger
  'ft', // feed
  'ffct', // feature flags
  'imt', // incoming mail
  'agent', // agent for Kubernetes
  'oas', // OAuth application secret
  'soat', // SCIM
];

/**
 * Tokens that show by their prefix who issued them. The formats follow the rules of gitleaks and
 * detect-secrets. A format without a kind of its own goes into one of the lists of `TokenFormat`.
 */
export const tokenPatterns: readonly RedactPattern[] = [
  {
    id: 'aws-access-key',
    // AROA, AIDA and AGPA name roles, users and groups, which are evidence and stay.
    // Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    hints: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'],
    find: inOrder(
      /(?<![A-Za-z0-9])/g,
      anyOf(/A3T[A-Z0-9]/g, /AKIA/g, /ASIA/g, /ABIA/g, /ACCA/g),
      /[A-Z0-9]{16}/g,
      // The secret key, where a program prints both.
      /(?:[,:|\s"']{1,4}[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))?/g,
      /(?![A-Za-z0-9])/g,
    ),
  },
  {
    id: 'aws-session-token',
    // Session tokens of STS have no documented format, but begin with one of a few base64
    // prefixes. They stand in presigned URLs and in printed credentials.
    hints: ['FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'FQoDYXdz', 'IQoJb3JpZ2lu', 'AgoJb3JpZ2lu'],
    find: inOrder(
      /(?<![A-Za-z0-9+/])/g,
      /(?:FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz|IQoJb3JpZ2lu|AgoJb3JpZ2lu)/g,
      /[A-Za-z0-9+/=%_-]{20,}/g,
    ),
  },
  {
    id: 'jwt',
    // A JSON Web Token or JWE: header and payload are base64url of `{"` or `{ "`, which begins
    // with `eyJ`, `eyI` or `eyA`. Source: https://www.rfc-editor.org/rfc/rfc7519
    hints: ['eyJ', 'eyI', 'eyA'],
    find: inOrder(
      /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,}\./g,
      anyOf(
        /ey[A-Za-z0-9_-]{8,}/g,
        // The second part of a JWE is an encrypted key.
        /(?<=eyJ[A-Za-z0-9_-]{8,400}\.)[A-Za-z0-9_-]{20,}(?=\.)/g,
      ),
      /(?:\.[A-Za-z0-9_-]*){0,4}/g,
    ),
  },
  {
    id: 'github-token',
    // Personal (ghp, github_pat), OAuth (gho), user and server (ghu, ghs) and refresh (ghr) tokens.
    // Source: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    find: /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/g,
  },
  {
    id: 'gitlab-token',
    hints: GITLAB_KINDS.map((kind) => `gl${kind}-`),
    find: new RegExp(`(?<![A-Za-z0-9_-])gl(?:${GITLAB_KINDS.join('|')})-[\\w.-]{20,}`, 'g'),
  },
  {
    id: 'slack-token',
    // Bot, user, app, refresh and configuration tokens.
    hints: ['xox', 'xapp-'],
    find: /(?<![A-Za-z0-9_-])(?:xox[abceoprs](?:\.xox[bp])?-[\w-]{10,}|xapp-\d-[\w-]{10,})/g,
  },
  {
    id: 'webhook-url',
    // Whoever has the path of such a URL can post.
    hints: ['hooks.slack', 'webhook'],
    keep: anyOf(
      /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\//g,
      /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{1,20}\//g,
      /webhook\.office\.com\/webhookb2\//g, // Teams
    ),
    find: /[\w@+/-]{16,}/g,
  },
  {
    id: 'stripe-key',
    // Secret, restricted and webhook signing keys; publishable keys (pk_) are public.
    hints: ['sk_', 'rk_', 'whsec_'],
    find: inOrder(
      /(?<![A-Za-z0-9_])/g,
      anyOf(/[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,}/g, /whsec_[A-Za-z0-9+/=]{20,}/g),
    ),
  },
  {
    id: 'sendgrid-key',
    // `SG`, the key's id, and the key.
    hints: ['SG.'],
    find: /(?<![A-Za-z0-9_.-])SG\.[\w-]{16,32}\.[\w-]{16,64}/g,
  },
  {
    id: 'twilio-key',
    // API keys; account sids (AC...) are names.
    hints: ['SK'],
    find: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g,
  },
  {
    id: 'package-registry-token',
    hints: ['npm_', 'pypi-', 'rubygems_', 'dckr_'],
    find: inOrder(
      /(?<![A-Za-z0-9_-])/g,
      anyOf(
        /npm_[A-Za-z0-9]{30,}/g,
        /pypi-[\w-]{40,}/g,
        /rubygems_[0-9a-f]{32,}/g,
        /dckr_(?:pat|oat)_[\w-]{20,}/g, // Docker Hub
      ),
    ),
  },
  {
    id: 'google-key',
    hints: ['AIza', 'ya29.', 'GOCSPX-'],
    find: inOrder(
      /(?<![A-Za-z0-9_-])/g,
      anyOf(
        /AIza[\w-]{35}(?![\w-])/g, // an API key
        /ya29\.[\w.-]{20,}/g, // an OAuth access token
        /GOCSPX-[\w-]{20,}/g, // an OAuth client secret
      ),
    ),
  },
  modelApiKey,
  {
    id: 'telegram-token',
    // The bot's number, a colon and 35 characters.
    // Source: https://core.telegram.org/bots/api#authorizing-your-bot
    hints: [':AA'],
    find: /(?<![0-9:])\d{8,10}:AA[\w-]{33}(?![\w-])/g,
  },
];
