import { inOrder } from '../text/pattern.ts';

/** The name of the host is what a language or shell prints for a setting without a value. */
export const UNDEFINED_HOST = inOrder(
  /(?:ENOTFOUND|EAI_AGAIN|lookup|host name|host) ['"]?/,
  /(?:undefined|null|None|nil|\$\{?[A-Z_]+)\b/,
);
