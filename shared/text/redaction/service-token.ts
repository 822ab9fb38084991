import { inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { patternOfFormats, type TokenFormat } from './token-format.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const PLAID_ENVIRONMENT = /access-(?:sandbox|development|production)-/;

const FORMATS: readonly TokenFormat[] = [
  { issuer: 'Square', hints: ['sq0'], shape: /sq0(?:atp|csp|idp)-[\w-]{22,}/ },
  { issuer: 'Square', hints: ['EAA'], shape: /EAAA[\w-]{60}/ },
  { issuer: 'Facebook', hints: ['EAA'], shape: /EAACEdEose0cBA[A-Za-z0-9]{10,}/ },
  {
    issuer: 'Brevo',
    hints: ['xkeysib-', 'xsmtpsib-'],
    shape: /x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16}/,
  },
  { issuer: 'Figma', hints: ['figd_'], shape: /figd_[\w-]{40,}/ },
  { issuer: 'EasyPost', hints: ['EZAK', 'EZTK'], shape: /EZ[AT]K[A-Za-z0-9]{54}/ },
  { issuer: 'HubSpot', hints: ['pat-'], shape: inOrder(/pat-(?:na|eu|ap)\d-/, UUID) },
  { issuer: 'Notion', hints: ['secret_'], shape: /secret_[A-Za-z0-9]{43}/ },
  { issuer: 'Notion', hints: ['ntn_'], shape: /ntn_[A-Za-z0-9]{40,}/ },
  { issuer: '1Password', hints: ['ops_ey'], shape: /ops_ey[\w-]{100,}={0,2}/ },
  { issuer: 'PostHog', hints: ['phx_'], shape: /phx_[A-Za-z0-9]{40,}/ },
  { issuer: 'LangSmith', hints: ['lsv2_'], shape: /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}/ },
  { issuer: 'NVIDIA', hints: ['nvapi-'], shape: /nvapi-[\w-]{60,}/ },
  { issuer: 'Amazon MWS', hints: ['amzn.mws.'], shape: inOrder(/amzn\.mws\./, UUID) },
  { issuer: 'Amazon Bedrock', hints: ['ABSK'], shape: /ABSK[A-Za-z0-9+/]{100,}={0,2}/ },
  { issuer: 'Contentful', hints: ['CFPAT-'], shape: /CFPAT-[\w-]{43}/ },
  { issuer: 'Typeform', hints: ['tfp_'], shape: /tfp_[\w.=-]{59}/ },
  { issuer: 'Duffel', hints: ['duffel_'], shape: /duffel_(?:live|test)_[\w=-]{43}/ },
  { issuer: 'Plaid', hints: ['access-'], shape: inOrder(PLAID_ENVIRONMENT, UUID) },
  { issuer: 'Entra ID', hints: ['Q~'], shape: /[A-Za-z0-9_~.]{3}\dQ~[\w~.-]{31,34}/ },
  { issuer: 'Google refresh tokens', hints: ['1//0'], shape: /1\/\/0[\w-]{40,}/ },
];

/** Tokens of services that programs call. */
export const serviceToken: RedactPattern = {
  // The secrets of Entra ID contain `~`.
  ...patternOfFormats('service-token', FORMATS, /(?<![A-Za-z0-9_.~-])/),
  isSecret: (found) => /\d/.test(found),
};
