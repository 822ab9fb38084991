const HEX = '0123456789abcdef';
const BIG = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ALL = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const uuid = '0a1b2c3d-1111-2222-3333-444455556666';

/** Letters and digits that look random and are the same in every run. */
const some = (length: number, alphabet = ALL): string =>
  Array.from({ length }, (_, i) => alphabet[(i * 37 + length * 11 + 7) % alphabet.length]).join('');

/**
 * Tokens as their issuers document them. Each is put together from a prefix and a body, so that no
 * scanner reports this file as a leak.
 */
export const tokenFormats: Readonly<Record<string, readonly string[]>> = {
  AWS: [`AKIA${some(16, BIG)}`, `ASIA${some(16, BIG)}`, `IQoJb3JpZ2lu${some(200)}`],
  GitHub: [
    ...['p', 'o', 'u', 's', 'r'].map((kind) => `gh${kind}_${some(36)}`),
    `github_pat_${some(22)}_${some(59)}`,
  ],
  GitLab: ['pat', 'dt', 'rt', 'cbt', 'ptt', 'ft', 'imt', 'oas', 'soat'].map(
    (kind) => `gl${kind}-${some(20)}`,
  ),
  Slack: [
    ...['b', 'p', 'a', 'r'].map((kind) => `xox${kind}-123456789012-${some(24)}`),
    `xoxe.xoxp-1-${some(40)}`,
    `xapp-1-A012-123-${some(40)}`,
  ],
  Stripe: ['sk_live', 'sk_test', 'rk_live', 'rk_test'].map((kind) => `${kind}_${some(24)}`),
  SendGrid: [`SG.${some(22)}.${some(43)}`],
  registries: [`npm_${some(36)}`, `pypi-AgEIcHlwaS5vcmc${some(80)}`, `dckr_pat_${some(27)}`],
  Google: [`AIza${some(35)}`, `ya29.${some(60)}`, `GOCSPX-${some(28)}`, `1//0${some(50)}`],
  'language models': [
    `sk-${some(48)}`,
    `sk-proj-${some(48)}`,
    `sk-svcacct-${some(48)}`,
    `sk-ant-api03-${some(93)}-${some(8)}`,
    `hf_${some(34)}`,
    `gsk_${some(52)}`,
    `nvapi-${some(64)}`,
    `ABSK${some(128)}`,
  ],
  Twilio: [`SK${some(32, HEX)}`],
  Shopify: ['at', 'ca', 'pa', 'ss'].map((kind) => `shp${kind}_${some(32, HEX)}`),
  Doppler: ['pt', 'st', 'ct', 'sa'].map((kind) => `dp.${kind}.${some(43)}`),
  Vault: [`hvs.${some(90)}`, `hvb.${some(140)}`],
  Terraform: [`${some(14)}.atlasv1.${some(67)}`],
  DigitalOcean: ['dop', 'doo', 'dor'].map((kind) => `${kind}_v1_${some(64, HEX)}`),
  Databricks: [`dapi${some(32, HEX)}`],
  'New Relic': [`NRAK-${some(27, BIG)}`],
  Grafana: [`glsa_${some(32)}_${some(8, HEX)}`, `glc_${some(60)}=`],
  Atlassian: [`ATATT3${some(180)}`, `ATBB${some(32)}`],
  Postman: [`PMAK-${some(24, HEX)}-${some(34, HEX)}`],
  Square: [`sq0atp-${some(22)}`, `sq0csp-${some(43)}`],
  Brevo: [`xkeysib-${some(64, HEX)}-${some(16)}`],
  Figma: [`figd_${some(43)}`],
  HubSpot: [`pat-na1-${uuid}`],
  Notion: [`secret_${some(43)}`, `ntn_${some(46)}`],
  PlanetScale: [`pscale_tkn_${some(43)}`, `pscale_pw_${some(43)}`],
  Netlify: [`nfp_${some(36)}`],
  Tailscale: [`tskey-auth-${some(12)}-${some(32)}`],
  Pulumi: [`pul-${some(40, HEX)}`],
  SonarQube: [`squ_${some(40, HEX)}`],
  OpenShift: [`sha256~${some(43)}`],
  'Entra ID': [`${some(3)}8Q~${some(34)}`],
  Linear: [`lin_api_${some(40)}`],
  Telegram: [`123456789:AA${some(33)}`],
  'JSON Web Token': [`eyJhbGciOiJIUzI1NiJ9.eyJ${some(40)}.${some(43)}`],
};

/** What looks alike and is a name or a public key. */
export const noTokens: readonly string[] = [
  'npm_config_registry npm_lifecycle_event',
  `pk_live_${some(24)}`,
  'sk-learn-classifier-of-images',
  'SG.example SG.1',
  'hvs.namespace dp.pt.short',
  'ghp_short',
  `AC${some(32, HEX)}`,
  `sha256:${some(64, HEX)}`,
  `AROA${some(17, BIG)}`,
  'access-production-account',
  'secret_manager_of_production_in_eu_west_1_of_ours',
  `id ${uuid}`,
];
