import type { RedactPattern } from './redact-pattern.ts';

/** Tokens that show their issuer by a prefix. Formats after the rules of gitleaks and detect-secrets. */
export const tokenPatterns: readonly RedactPattern[] = [
  {
    id: 'aws-access-key',
    // IAM identifiers: AKIA and ASIA name access keys; AROA, AIDA and AGPA name roles,
    // users and groups, which are evidence.
    hints: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'],
    find: /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?:[,:|\s"']{1,4}[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))?(?![A-Za-z0-9])/g,
  },
  {
    id: 'aws-session-token',
    // Session tokens of STS begin with one of a few base64 prefixes; they stand in
    // presigned URLs and in printed credentials.
    hints: ['FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'FQoDYXdz', 'IQoJb3JpZ2lu', 'AgoJb3JpZ2lu'],
    find: /(?<![A-Za-z0-9+/])(?:FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz|IQoJb3JpZ2lu|AgoJb3JpZ2lu)[A-Za-z0-9+/=%_-]{20,}/g,
  },
  {
    id: 'jwt',
    // JSON Web Token or JWE: header and payload are base64url of `{"` or `{ "`, which
    // begins with `eyJ`, `eyI` or `eyA`.
    hints: ['eyJ', 'eyI', 'eyA'],
    find: /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,}\.(?:ey[A-Za-z0-9_-]{8,}|(?<=eyJ[A-Za-z0-9_-]{8,400}\.)[A-Za-z0-9_-]{20,}(?=\.))(?:\.[A-Za-z0-9_-]*){0,4}/g,
  },
  {
    id: 'github-token',
    // GitHub: personal (ghp, github_pat), OAuth (gho), user and server (ghu, ghs) and
    // refresh (ghr) tokens.
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    find: /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/g,
  },
  {
    id: 'gitlab-token',
    // GitLab: personal, deploy, runner, job, trigger, feed, mail, agent and OAuth tokens.
    hints: [
      'glpat-',
      'gldt-',
      'glrt-',
      'glcbt-',
      'glptt-',
      'glft-',
      'glimt-',
      'glagent-',
      'gloas-',
      'glsoat-',
      'glrtr-',
      'glffct-',
    ],
    find: /(?<![A-Za-z0-9_-])gl(?:pat|dt|rt|rtr|cbt|ptt|ft|ffct|imt|agent|oas|soat)-[\w.-]{20,}/g,
  },
  {
    id: 'slack-token',
    // Slack: bot, user, app, refresh and configuration tokens.
    hints: ['xox', 'xapp-'],
    find: /(?<![A-Za-z0-9_-])(?:xox[abceoprs](?:\.xox[bp])?-[\w-]{10,}|xapp-\d-[\w-]{10,})/g,
  },
  {
    id: 'webhook-url',
    // Slack, Discord and Teams webhooks: whoever has the path can post.
    hints: ['hooks.slack', 'webhook'],
    find: /(?<keep>hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{1,20}\/|webhook\.office\.com\/webhookb2\/)[\w@+/-]{16,}/g,
  },
  {
    id: 'stripe-key',
    // Stripe: secret, restricted and webhook signing keys; publishable keys (pk_) are
    // public.
    hints: ['sk_', 'rk_', 'whsec_'],
    find: /(?<![A-Za-z0-9_])(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{20,})/g,
  },
  {
    id: 'sendgrid-key',
    // SendGrid: SG, a key id and the key.
    hints: ['SG.'],
    find: /(?<![A-Za-z0-9_.-])SG\.[\w-]{16,32}\.[\w-]{16,64}/g,
  },
  {
    id: 'twilio-key',
    // Twilio API keys; account sids (AC...) are names.
    hints: ['SK'],
    find: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g,
  },
  {
    id: 'package-registry-token',
    // npm, PyPI, RubyGems and Docker Hub tokens.
    hints: ['npm_', 'pypi-', 'rubygems_', 'dckr_'],
    find: /(?<![A-Za-z0-9_-])(?:npm_[A-Za-z0-9]{30,}|pypi-[\w-]{40,}|rubygems_[0-9a-f]{32,}|dckr_(?:pat|oat)_[\w-]{20,})/g,
  },
  {
    id: 'google-key',
    // Google: API keys, OAuth access tokens and client secrets.
    hints: ['AIza', 'ya29.', 'GOCSPX-'],
    find: /(?<![A-Za-z0-9_-])(?:AIza[\w-]{35}(?![\w-])|ya29\.[\w.-]{20,}|GOCSPX-[\w-]{20,})/g,
  },
  {
    id: 'model-api-key',
    // OpenAI, Anthropic and others: `sk-`, perhaps a scope, and 20 characters with a digit;
    // Groq, xAI, Perplexity, Hugging Face, Replicate.
    hints: ['sk-', 'gsk_', 'xai-', 'pplx-', 'hf_', 'api_org_', 'r8_'],
    find: /(?<![A-Za-z0-9_-])(?:sk-[\w-]{20,}|gsk_[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,}|pplx-[A-Za-z0-9]{40,}|(?:hf|api_org)_[A-Za-z0-9]{30,}|r8_[A-Za-z0-9]{30,})/g,
    isSecret: (found) => /\d/.test(found),
  },
  {
    id: 'telegram-token',
    // Telegram: the number of the bot, a colon and 35 characters.
    hints: [':AA'],
    find: /(?<![0-9:])\d{8,10}:AA[\w-]{33}(?![\w-])/g,
  },
];
