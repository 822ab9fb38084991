import { anyOf, inOrder } from '../text/pattern.ts';

const METHOD = /GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS/;

const ACCESS_LOG = anyOf(
  // The common and the combined format: https://httpd.apache.org/docs/current/logs.html
  inOrder(/"/, METHOD, / [^"]{0,2000} HTTP\/[\d.]{1,3}" \d{3}\b/),
  // Web frameworks: up to four words (a time, a level, an address), method, path, status.
  inOrder(/^(?:\S{1,60} ){0,4}/, METHOD, / \/\S{0,500} (?:HTTP\/\S{1,5} )?[1-5]\d\d\b/),
  // Gin: [GIN] 2026/02/03 - 08:00:41 | 404 | 12µs | 10.0.1.9 | GET "/cart"
  /\| [1-5]\d\d \| /,
);

/** True of a line of an access log. Such a line quotes what anybody on the internet typed. */
export const isAccessLog = (text: string): boolean => ACCESS_LOG.test(text);
