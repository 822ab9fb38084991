import { cutBytes } from './cut-bytes.ts';
import { plainText } from './plain-text.ts';
import { redact } from './redaction/redact.ts';

/** Text from outside as one line that may be stored: plain, redacted, and at most `bytes` long. */
export const safeLine = (text: string, bytes: number): string =>
  cutBytes(redact([plainText(text)])[0] ?? '', bytes);
