import { commandPatterns } from './command-patterns.ts';
import { configurationPatterns } from './configuration-patterns.ts';
import { headerPatterns } from './header-patterns.ts';
import { passwordHash } from './password-hash.ts';
import { platformToken } from './platform-token.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { serviceToken } from './service-token.ts';
import { tokenPatterns } from './token-patterns.ts';
import { urlPatterns } from './url-patterns.ts';
import { vendorToken } from './vendor-token.ts';

/**
 * All patterns, in the order in which they are tried. A pattern that names the issuer comes before
 * one that knows only a shape, because it tells the reader more.
 */
export const redactPatterns: readonly RedactPattern[] = [
  ...urlPatterns,
  ...tokenPatterns,
  vendorToken,
  platformToken,
  serviceToken,
  passwordHash,
  ...headerPatterns,
  ...commandPatterns,
  ...configurationPatterns,
];
