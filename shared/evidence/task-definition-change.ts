import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { containerFields, type Fields, taskFields } from './task-definition-fields.ts';

/** One setting that differs between two revisions of a task definition. */
export interface TaskDefinitionChange {
  /** `cpu`, `containers.web.image`, `containers.web.environment.DB_HOST`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What it was and what it is, redacted; undefined if it could be a secret. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

function changesBelow(prefix: string, before: Fields, after: Fields): TaskDefinitionChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was?.value === is?.value) return [];
    const kind = !was ? 'added' : !is ? 'removed' : 'changed';
    const path = prefix + name;
    // Two equal texts would look like no change.
    if (was?.shown === is?.shown) return { path, kind };
    return { path, kind, before: was?.shown, after: is?.shown };
  });
}

const containersOf = (definition: TaskDefinition) =>
  new Map((definition.containerDefinitions ?? []).map((one) => [one.name ?? '', one]));

function containerChanges(
  name: string,
  was: ContainerDefinition | undefined,
  is: ContainerDefinition | undefined,
): TaskDefinitionChange[] {
  const prefix = `containers.${name}`;
  const [before, after] = [was && containerFields(was), is && containerFields(is)];
  if (before && after) return changesBelow(`${prefix}.`, before, after);
  const kind = after ? 'added' : 'removed';
  return [
    {
      path: prefix,
      kind,
      before: before?.get('image')?.shown,
      after: after?.get('image')?.shown,
    },
  ];
}

/**
 * What differs between two revisions of a task definition: first the settings of the task, then
 * those of each container. Values of environment variables are compared and never returned; for a
 * secret only the name of the place where it is kept is returned.
 */
export function taskDefinitionChanges(
  before: TaskDefinition,
  after: TaskDefinition,
): TaskDefinitionChange[] {
  const [were, are] = [containersOf(before), containersOf(after)];
  return [
    ...changesBelow('', taskFields(before), taskFields(after)),
    ...[...new Set([...were.keys(), ...are.keys()])].flatMap((name) =>
      containerChanges(name, were.get(name), are.get(name)),
    ),
  ];
}
