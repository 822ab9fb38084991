import { createHash } from 'node:crypto';
import type { Resource } from '../resource.ts';
import { logTemplate } from '../text/template/log-template.ts';
import { dependencyOn } from './dependency.ts';
import type { Evidence } from './evidence.ts';

/** What CloudFormation puts behind a name that nobody chose; it changes when the stack is recreated. */
const RANDOM_SUFFIX = /-(?=[^-]*[A-Z\d])[A-Za-z\d]{12,13}$/;

const LOOPBACK = /127\.0\.0\.1|localhost|::1/i;
/** Codes that tell one refusal from another: `status 401`, `HTTP/1.1 503`, `SQLSTATE[28P01]`, `ORA-12541`. */
const CODES =
  /\bstatus\W{1,3}(?:code\W{1,3})?\d{3}\b|\bHTTP\/[\d.]+ \d{3}\b|\bSQLSTATE\W\w{5}|\bORA-\d{5}\b/gi;

/**
 * Numbers that a template masks although they make another failure of it: the own loopback or a
 * remote host, PostgreSQL or Redis, 401 or 503.
 */
function landmarks(text: string): string {
  const ports = [...text.matchAll(/\b\d{4,5}\b/g)].flatMap(
    ([port]) => dependencyOn(Number(port))?.what ?? [],
  );
  const codes = text.match(CODES) ?? [];
  return [LOOPBACK.test(text) ? 'loopback' : '', ...new Set([...ports, ...codes])].join(' ');
}

/**
 * The string that means "the same failure": what failed, in which phase, with which error template.
 * Equal across tasks, revisions, deployments, clusters and restarts of one service.
 */
export function fingerprintOf(resource: Resource, evidence: Evidence): string {
  const stop = evidence.stops[0];
  const culprit = stop?.containers.find(({ name }) => name === stop.culprit);
  const error = evidence.logs.find(({ error: line }) => line)?.error?.text;
  const says = error ?? culprit?.reason ?? stop?.stoppedReason ?? '';
  const parts = [
    resource.kind,
    resource.name.replace(RANDOM_SUFFIX, ''),
    stop?.culprit ?? '',
    stop?.phase ?? '',
    // With an error line the exit code adds nothing, and differs between stop paths.
    error ? '' : String(culprit?.exitCode ?? ''),
    logTemplate(says),
    landmarks(says),
  ];
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `fp-${digest.slice(0, 16)}`;
}
