import { causeOf } from '../../diagnosis/diagnosis.ts';
import type { Category } from '../../failure/category.ts';
import { lastSegment } from '../../resource.ts';
import { rollbackOf } from '../headline-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { logOfProof } from '../log-of-proof.ts';
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
  'db_auth',
  'db_migration',
];

/** What AWS lets a name be; anything else is in no command of ours. */
const NAME = /^[\w-]{1,255}$/;
const ARN = /^arn:[\w-]+:cloudformation:[\w/:-]{1,300}$/;
const STACK = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;
const PATH = /^[\w./#-]{1,512}$/;
/** Said better by a command. */
const VAGUE = /roll back to the last/i;
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

/** The ways back, the one that leaves nothing behind first. */
function rollbackSteps(record: IncidentRecord): string[] {
  const { evidence, resource } = record;
  const { lastGood, stack } = evidence;
  const steps: string[] = [];
  if (
    stack?.status === 'UPDATE_IN_PROGRESS' &&
    STACK.test(stack.name) &&
    !isRolledBackByEcs(record)
  ) {
    const command = `aws cloudformation cancel-update-stack --stack-name ${stack.name} --region ${resource.region}`;
    steps.push(
      `Roll back the update of the stack ${stack.name}, which waits for this:\n   ${command}`,
    );
  }
  const command = rollbackCommand(record);
  if (command && lastGood) {
    const which = lastGood.assumed
      ? 'assumed to be the last good revision'
      : 'the last good revision';
    const what = steps.length > 0 ? 'Or roll back this service alone' : 'Roll back';
    steps.push(`${what} to ${lastSegment(lastGood.arn)}, ${which}:\n   ${command}`);
  }
  return steps;
}

/** Where nobody knows the cause: the whole log, or what ECS still tells. */
function readStep(record: IncidentRecord): string[] {
  const log = logOfProof(record);
  const [first] = log?.lines ?? [];
  if (log && first && [log.group, log.stream, log.region].every((text) => PATH.test(text))) {
    const since = new Date(first.at).toISOString().replace(/\.\d+/, '');
    return [
      `Read the whole log of this task:\n   aws logs tail ${log.group} --log-stream-names ${log.stream} --since ${since} --region ${log.region}`,
    ];
  }
  const { kind, arn, cluster = '', name, region } = record.resource;
  if (kind === 'stack') {
    const query = `StackEvents[?ends_with(ResourceStatus,\`FAILED\`)].[LogicalResourceId,ResourceStatusReason]`;
    return ARN.test(arn)
      ? [
          `Read what failed in the stack, which its id finds even when it is gone:\n   aws cloudformation describe-stack-events --stack-name ${arn} --region ${region} --query '${query}' --output text`,
        ]
      : [];
  }
  if (![cluster, name, region].every((text) => NAME.test(text))) return [];
  return [
    `See what ECS says of the service:\n   aws ecs describe-services --cluster ${cluster} --services ${name} --region ${region} --query 'services[0].events[:5].message'`,
  ];
}

/** What to do, the best first: what stops the bleeding before what cures. */
export function nextSection(record: IncidentRecord): string {
  const best = causeOf(record.diagnoses);
  const back = rollbackSteps(record);
  const advice = best
    ? best.advice.filter((text) => back.length === 0 || !VAGUE.test(text)).map((text) => cut(text))
    : readStep(record);
  const isOutside = best !== undefined && OUTSIDE.includes(best.category);
  // What is only assumed to have worked may make it worse: a known cause is cured instead.
  const isGuess = best !== undefined && record.evidence.lastGood?.assumed === true;
  return section(
    'DO NEXT',
    (isOutside || isGuess ? [...advice, ...back] : [...back, ...advice]).map(
      (text, index) => `${index + 1}. ${text}`,
    ),
  );
}
