import { inOrder } from '../text/pattern.ts';

/** A host whose name is what a language or shell prints for a setting without a value. */
export const UNDEFINED_HOST = inOrder(
  /(?:ENOTFOUND|EAI_AGAIN|lookup|host name|host) ['"]?/,
  /(?:undefined|null|None|nil|\$\{?[A-Z_]+)\b/,
);
