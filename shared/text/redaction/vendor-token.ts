import type { RedactPattern } from './redact-pattern.ts';
import { patternOfFormats, type TokenFormat } from './token-format.ts';

const FORMATS: readonly TokenFormat[] = [
  { issuer: 'Mailgun', hints: ['key-'], shape: /key-[0-9a-f]{32}/ },
  { issuer: 'DigitalOcean', hints: ['_v1_'], shape: /do[opr]_v1_[0-9a-f]{64}/ },
  { issuer: 'Databricks', hints: ['dapi'], shape: /dapi[0-9a-f]{32}/ },
  { issuer: 'Shopify', hints: ['shp'], shape: /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { issuer: 'New Relic', hints: ['NRAK-'], shape: /NRAK-[A-Z0-9]{27}/ },
  { issuer: 'Sentry', hints: ['sntry'], shape: /sntry[su]_[\w=+/-]{40,}/ },
  // https://developer.hashicorp.com/vault/docs/concepts/tokens
  { issuer: 'Vault', hints: ['hvs.', 'hvb.', 'hvr.'], shape: /hv[sbr]\.[\w-]{24,}/ },
  { issuer: 'Grafana', hints: ['gls', 'glc_'], shape: /gl(?:sa|c)_[\w=+/-]{32,}/ },
  { issuer: 'Linear', hints: ['lin_api_'], shape: /lin_api_[A-Za-z0-9]{32,}/ },
  { issuer: 'Doppler', hints: ['dp.'], shape: /dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,}/ },
  { issuer: 'PlanetScale', hints: ['pscale_'], shape: /pscale_(?:tkn|pw|oauth)_[\w=.-]{32,}/ },
  { issuer: 'Supabase', hints: ['sbp_'], shape: /sbp_[0-9a-f]{40}/ },
  { issuer: 'Postman', hints: ['PMAK-'], shape: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/ },
  { issuer: 'Atlassian', hints: ['ATATT3'], shape: /ATATT3[\w=-]{60,}/ },
  { issuer: 'Terraform', hints: ['.atlasv1.'], shape: /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { issuer: 'age', hints: ['AGE-SECRET'], shape: /AGE-SECRET-KEY-1[A-Z0-9]{58}/ },
];

/** Tokens of hosting, monitoring and collaboration services. */
export const vendorToken: RedactPattern = patternOfFormats('vendor-token', FORMATS);
