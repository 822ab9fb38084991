import { isFailed } from '../stack/stack-status.ts';
import type { IncidentRecord } from './incident-record.ts';
import { isShellSafe } from './shell-safe.ts';
import { stackPhaseOf } from './stack-phase.ts';
import type { Step } from './step.ts';

/** Resources that a command names at most. */
const NAMED = 10;

/** What failed after the rollback had begun, as commands name it: of nested stacks with these. */
function unrestored({ evidence, timeline, resource }: IncidentRecord): string[] {
  const began = timeline.findLast(({ kind }) => kind === 'rollback-began')?.at;
  if (!began) return [];
  const failed = (evidence.stack?.rows ?? []).flatMap((row) => {
    const { at = '', status = '', stack, resource: id } = row;
    if (at < began || !isFailed(status) || !id || id === stack) return [];
    return stack && stack !== resource.name ? [`${stack}.${id}`] : [id];
  });
  return [...new Set(failed)].slice(0, NAMED);
}

/** What could not be deleted. */
function undeleted({ evidence }: IncidentRecord): string[] {
  const failed = (evidence.stack?.rows ?? []).flatMap(({ status, stack, resource: id }) =>
    status === 'DELETE_FAILED' && id && id !== stack ? [id] : [],
  );
  return [...new Set(failed)].slice(0, NAMED);
}

const isNaming = (ids: readonly string[]): boolean =>
  ids.length > 0 && ids.every((id) => /^[A-Za-z][\w.-]{0,400}$/.test(id));

/**
 * What only a person can do about a stack, apart from curing the cause. Sources:
 * ContinueUpdateRollback, DeleteStack and CancelUpdateStack in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/
 */
export function stackSteps(record: IncidentRecord): Step[] {
  const { resource, operation } = record;
  const { name, region } = resource;
  if (!operation || !isShellSafe('stack', name) || !isShellSafe('name', region)) return [];
  const command = (verb: string, more = '') =>
    `aws cloudformation ${verb} --stack-name ${name} --region ${region}${more}`;
  const step = (text: string, line: string): Step => ({
    kind: 'free-stack',
    text,
    command: line,
  });
  switch (stackPhaseOf(record)) {
    case 'going-on':
      if (record.detector !== 'operation-overdue' || operation.type !== 'UPDATE') return [];
      return [step('Give the update up, which rolls it back', command('cancel-update-stack'))];
    case 'rollback-stuck': {
      const ids = unrestored(record);
      const skip = ` --resources-to-skip ${ids.join(' ')}`;
      return [
        step('When that is mended, go on with the rollback', command('continue-update-rollback')),
        ...(isNaming(ids)
          ? [
              step(
                'Or leave out what cannot be restored, which stays as it is',
                command('continue-update-rollback', skip),
              ),
            ]
          : []),
      ];
    }
    case 'emptied':
      return [
        step('Delete what is left of the stack: it cannot be updated', command('delete-stack')),
      ];
    case 'removal-stuck':
    case 'deletion-stuck': {
      const ids = undeleted(record);
      const keep = ` --retain-resources ${ids.join(' ')}`;
      return [
        step('When that is mended, delete the stack again', command('delete-stack')),
        ...(isNaming(ids)
          ? [step('Or delete the stack and keep these resources', command('delete-stack', keep))]
          : []),
      ];
    }
    default:
      return [];
  }
}
