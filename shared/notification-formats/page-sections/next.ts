import type { Category } from '../../category.ts';
import { causeOf } from '../../diagnosis.ts';
import type { IncidentRecord } from '../../incident-record.ts';
import { lastSegment } from '../../resource.ts';
import { rollbackOf } from '../condition.ts';
import { cut, section } from '../page-text.ts';

/** Causes outside the revision, which an older one meets as well. */
const OUTSIDE: readonly Category[] = [
  'image_pull_rate_limit',
  'image_pull_network',
  'init_network',
  'network_eni',
  'capacity',
  'quota_limit',
  'runtime_timeout',
  'dns_resolution',
  'dependency_unreachable',
  'service_discovery',
];

/** What AWS lets a name be; anything else is in no command of ours. */
const NAME = /^[\w-]{1,255}$/;
const REVISION = /^[\w-]{1,255}:\d{1,10}$/;

/** True while ECS itself goes back, or has gone back, to what ran before. */
function isRolledBackByEcs(record: IncidentRecord): boolean {
  const { service } = record.evidence;
  return (
    record.detector === 'deployment-rolled-back' ||
    rollbackOf(record) !== undefined ||
    (service?.circuitBreaker === true && service.rolloutState === 'IN_PROGRESS')
  );
}

/** The command that goes back to the last good revision; undefined where it would not help. */
export function rollbackCommand(record: IncidentRecord): string | undefined {
  const { evidence, resource } = record;
  const good = evidence.lastGood?.arn;
  const failing = evidence.taskDefinition?.arn ?? evidence.service?.taskDefinitionArn;
  if (!good || !failing || good === failing || isRolledBackByEcs(record)) return undefined;
  const { cluster = '', name, region } = resource;
  const revision = lastSegment(good);
  if (![cluster, name, region].every((text) => NAME.test(text)) || !REVISION.test(revision)) {
    return undefined;
  }
  return `aws ecs update-service --cluster ${cluster} --service ${name} --task-definition ${revision} --region ${region}`;
}

function rollbackStep(record: IncidentRecord): string | undefined {
  const command = rollbackCommand(record);
  const { lastGood } = record.evidence;
  if (!command || !lastGood) return undefined;
  const which = lastGood.assumed
    ? 'assumed to be the last good revision'
    : 'the last good revision';
  return `Roll back to ${lastSegment(lastGood.arn)}, ${which}:\n   ${command}`;
}

/** What to do, the best first: what stops the bleeding before what cures. */
export function nextSection(record: IncidentRecord): string {
  const best = causeOf(record.diagnoses);
  const advice = (best?.advice ?? []).map((text) => cut(text));
  const rollback = rollbackStep(record);
  const isOutside = best !== undefined && OUTSIDE.includes(best.category);
  const steps = rollback ? (isOutside ? [...advice, rollback] : [rollback, ...advice]) : advice;
  return section(
    'DO NEXT',
    steps.map((text, index) => `${index + 1}. ${text}`),
  );
}
