import { createHash } from 'node:crypto';
import type { Resource } from '../resource.ts';
import { rootFailures } from '../stack/root-failures.ts';
import { messageIn } from '../stack/stack-reason.ts';
import type { StackRow } from '../stack/stack-row.ts';
import { anyOf } from '../text/pattern.ts';
import { logTemplate } from '../text/template/log-template.ts';
import { dependencyOn } from './dependency.ts';
import type { Evidence } from './evidence.ts';

/** What CloudFormation appends to a name that it makes; it changes when the stack is recreated. */
const RANDOM_SUFFIX = /-(?=[^-]*[A-Z\d])[A-Za-z\d]{12,13}$/;

const LOOPBACK = /127\.0\.0\.1|localhost|::1/i;
/** Codes that distinguish one refusal from another. */
const CODES = anyOf(
  /\bstatus\W{1,3}(?:code\W{1,3})?\d{3}\b/gi, // status 401
  /\bHTTP\/[\d.]+ \d{3}\b/gi, // HTTP/1.1 503
  /\bSQLSTATE\W\w{5}/gi, // SQLSTATE[28P01]
  /\bORA-\d{5}\b/gi, // Oracle
);

/**
 * What a template masks although it distinguishes failures: the own loopback or a remote host,
 * PostgreSQL or Redis, 401 or 503.
 */
function landmarks(text: string): string {
  const ports = [...text.matchAll(/\b\d{4,5}\b/g)].flatMap(
    ([port]) => dependencyOn(Number(port))?.what ?? [],
  );
  const codes = text.match(CODES) ?? [];
  return [LOOPBACK.test(text) ? 'loopback' : '', ...new Set([...ports, ...codes])].join(' ');
}

/** What failed first by itself in a stack. */
const failedRow = ({ stack }: Evidence): StackRow | undefined => rootFailures(stack?.rows ?? [])[0];

/**
 * A string that is equal for the same failure: what failed, in which phase, with which error
 * template. It is the same for all tasks, revisions, deployments, clusters and restarts of a
 * service. Of a stack it is the resource that failed first, with its error.
 */
export function fingerprintOf(resource: Resource, evidence: Evidence): string {
  const stop = evidence.stops[0];
  const culprit = stop?.containers.find(({ name }) => name === stop.culprit);
  const error = evidence.logs.find(({ error: line }) => line)?.error?.text;
  const failed = resource.kind === 'stack' ? failedRow(evidence) : undefined;
  const reason = messageIn(failed?.reason ?? '');
  const says = error ?? culprit?.reason ?? stop?.stoppedReason ?? reason;
  const parts = [
    resource.kind,
    resource.name.replace(RANDOM_SUFFIX, ''),
    stop?.culprit ?? '',
    stop?.phase ?? '',
    ...(failed ? [failed.resource ?? ''] : []),
    // Beside an error line the exit code adds nothing, and it depends on how the task was stopped.
    error ? '' : String(culprit?.exitCode ?? ''),
    logTemplate(says),
    landmarks(says),
  ];
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `fp-${digest.slice(0, 16)}`;
}
