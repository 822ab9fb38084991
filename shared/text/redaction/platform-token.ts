import type { RedactPattern } from './redact-pattern.ts';
import { patternOfFormats, type TokenFormat } from './token-format.ts';

const FORMATS: readonly TokenFormat[] = [
  { issuer: 'Netlify', hints: ['nfp_'], shape: /nfp_[A-Za-z0-9]{36}/ },
  { issuer: 'Vercel', hints: ['vercel_'], shape: /vercel_[a-z]{2,8}_(?:rw_)?\w{20,}/ },
  { issuer: 'Fly', hints: ['fo1_'], shape: /fo1_[\w-]{40,}/ },
  { issuer: 'Fly', hints: ['fm1', 'fm2'], shape: /fm[12][ar]?_[A-Za-z0-9+/=]{60,}/ },
  { issuer: 'Heroku', hints: ['HRKU-'], shape: /HRKU-[\w-]{36,}/ },
  { issuer: 'Render', hints: ['rnd_'], shape: /rnd_[A-Za-z0-9]{28,}/ },
  {
    issuer: 'Tailscale',
    hints: ['tskey-'],
    shape: /tskey-[a-z]{2,12}-[A-Za-z0-9]{8,}-[A-Za-z0-9]{20,}/,
  },
  { issuer: 'CircleCI', hints: ['CCI'], shape: /CCI(?:PAT|PRJ)_[\w-]{40,}/ },
  { issuer: 'Buildkite', hints: ['bk'], shape: /bk(?:ua|pat|pt|ct)_[0-9a-f]{40}/ },
  { issuer: 'Pulumi', hints: ['pul-'], shape: /pul-[0-9a-f]{40}/ },
  { issuer: 'SonarQube', hints: ['sq'], shape: /sq[upa]_[0-9a-f]{40}/ },
  { issuer: 'JFrog', hints: ['AKCp'], shape: /AKCp[A-Za-z0-9]{69}/ },
  { issuer: 'JFrog', hints: ['cmVmd'], shape: /cmVmd[A-Za-z0-9]{59}/ },
  { issuer: 'OpenShift', hints: ['sha256~'], shape: /sha256~[\w-]{43}/ },
  { issuer: 'Dynatrace', hints: ['dt0'], shape: /dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}/ },
  { issuer: 'ReadMe', hints: ['rdme_'], shape: /rdme_[a-z0-9]{70}/ },
  { issuer: 'Sourcegraph', hints: ['sgp_'], shape: /sgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}/ },
  { issuer: 'Prefect', hints: ['pnu_'], shape: /pnu_[A-Za-z0-9]{36}/ },
  { issuer: 'Bitbucket', hints: ['ATBB'], shape: /ATBB[A-Za-z0-9]{28,}/ },
  { issuer: 'Bitbucket', hints: ['ATCTT3'], shape: /ATCTT3[\w=-]{60,}/ },
  { issuer: 'Alibaba', hints: ['LTAI'], shape: /LTAI[A-Za-z0-9]{12,20}/ },
];

/** Tokens of the places where code is built, kept and run. */
export const platformToken: RedactPattern = {
  ...patternOfFormats('platform-token', FORMATS),
  isSecret: (found) => /\d/.test(found),
};
