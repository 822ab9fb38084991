import { createHash } from 'node:crypto';
import type { Evidence } from './evidence.ts';
import { logTemplate } from './log-lines/log-template.ts';
import type { Resource } from './resource.ts';

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
    resource.name,
    stop?.culprit ?? '',
    stop?.phase ?? '',
    // With an error line the exit code adds nothing, and differs between stop paths.
    error ? '' : String(culprit?.exitCode ?? ''),
    logTemplate(says),
  ];
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `fp-${digest.slice(0, 16)}`;
}
