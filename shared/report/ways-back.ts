import { lastSegment } from '../resource.ts';
import type { IncidentRecord } from './incident-record.ts';
import { lastRollback } from './last-rollback.ts';
import { isShellSafe } from './shell-safe.ts';
import type { Step } from './step.ts';

/** True while ECS itself rolls back, or when it has done so. */
function isRolledBackByEcs(record: IncidentRecord): boolean {
  const { service } = record.evidence;
  return (
    record.detector === 'deployment-rolled-back' ||
    lastRollback(record) !== undefined ||
    (service?.circuitBreaker === true && service.rolloutState === 'IN_PROGRESS')
  );
}

/** The update of a stack that waits for the service: cancelled, CloudFormation rolls it back. */
function stackStep({ evidence: { stack }, resource }: IncidentRecord): Step[] {
  if (stack?.status !== 'UPDATE_IN_PROGRESS' || !isShellSafe('stack', stack.name)) return [];
  const where = `--stack-name ${stack.name} --region ${resource.region}`;
  return [
    {
      kind: 'roll-back-stack',
      text: `Roll back the update of the stack ${stack.name}, which waits for this`,
      command: `aws cloudformation cancel-update-stack ${where}`,
    },
  ];
}

/** The last good revision, unless it is the one that fails. */
function revisionStep({ evidence, resource }: IncidentRecord, isAlternative: boolean): Step[] {
  const { lastGood } = evidence;
  const failing = evidence.taskDefinition?.arn ?? evidence.service?.taskDefinitionArn;
  if (!lastGood || !failing || lastGood.arn === failing) return [];
  const { cluster = '', name, region } = resource;
  const revision = lastSegment(lastGood.arn);
  if (!isShellSafe('name', cluster, name, region) || !isShellSafe('revision', revision)) return [];
  const what = isAlternative ? 'Or roll back this service alone' : 'Roll back';
  const which = lastGood.assumed
    ? 'assumed to be the last good revision'
    : 'the last good revision';
  const where = `--cluster ${cluster} --service ${name}`;
  return [
    {
      kind: 'roll-back',
      text: `${what} to ${revision}, ${which}`,
      command: `aws ecs update-service ${where} --task-definition ${revision} --region ${region}`,
    },
  ];
}

/** The ways back to what worked, the most thorough first; none where ECS goes back by itself. */
export function waysBack(record: IncidentRecord): Step[] {
  // What a stack does about its own failure is no rollback of a service.
  if (record.resource.kind === 'stack' || isRolledBackByEcs(record)) return [];
  const stack = stackStep(record);
  return [...stack, ...revisionStep(record, stack.length > 0)];
}
