import type { LogEvidence } from '../evidence/evidence.ts';
import type { IncidentRecord } from './incident-record.ts';
import { logOfProof } from './log-of-proof.ts';
import { isShellSafe } from './shell-safe.ts';
import type { Step } from './step.ts';

/** What failed in a stack, in the AWS CLI's query language. */
const FAILED_RESOURCES =
  'StackEvents[?ends_with(ResourceStatus,`FAILED`)].[LogicalResourceId,ResourceStatusReason]';

function logStep({ group, stream, region, lines }: LogEvidence): Step | undefined {
  const [first] = lines;
  if (!first || !isShellSafe('logPath', group, stream, region)) return undefined;
  const since = new Date(first.at).toISOString().replace(/\.\d+/, '');
  const where = `--log-stream-names ${stream} --since ${since} --region ${region}`;
  return {
    kind: 'read-log',
    text: 'Read the whole log of this task',
    command: `aws logs tail ${group} ${where}`,
  };
}

function stackStep({ arn, region }: IncidentRecord['resource']): Step | undefined {
  if (!isShellSafe('stackId', arn)) return undefined;
  const where = `--stack-name ${arn} --region ${region}`;
  const what = `--query '${FAILED_RESOURCES}' --output text`;
  return {
    kind: 'read-stack',
    text: 'Read what failed in the stack, which its id finds even when it is gone',
    command: `aws cloudformation describe-stack-events ${where} ${what}`,
  };
}

function serviceStep({ cluster = '', name, region }: IncidentRecord['resource']): Step | undefined {
  if (!isShellSafe('name', cluster, name, region)) return undefined;
  const where = `--cluster ${cluster} --services ${name} --region ${region}`;
  return {
    kind: 'read-service',
    text: 'See what ECS says of the service',
    command: `aws ecs describe-services ${where} --query 'services[0].events[:5].message'`,
  };
}

/** Where to read on while nobody knows the cause: the whole log, else what AWS tells. */
export function wayToReadOn(record: IncidentRecord): Step | undefined {
  const { resource } = record;
  const log = logOfProof(record);
  const step = log && logStep(log);
  return step ?? (resource.kind === 'stack' ? stackStep(resource) : serviceStep(resource));
}
