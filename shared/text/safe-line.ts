import { cutBytes } from './cut-bytes.ts';
import { plainText } from './plain-text.ts';
import { redact } from './redaction/redact.ts';

/** Somebody else's text as one line that may be kept: plain, redacted, and no longer than this. */
export const safeLine = (text: string, bytes: number): string =>
  cutBytes(redact([plainText(text)])[0] ?? '', bytes);
