import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaskDefinitionEvidence } from '../evidence/evidence.ts';
import type { Names } from '../evidence/missing-names.ts';
import { redact } from '../text/redaction/redact.ts';

const namesOf = (list: readonly { readonly name?: string | undefined }[] | undefined) =>
  (list ?? []).flatMap(({ name }) => (name ? [name] : [])).sort();

/** The names of the containers without which the task stops; ECS's default is essential. */
export const essentialContainers = (definition: TaskDefinition | undefined): string[] =>
  (definition?.containerDefinitions ?? [])
    .filter(({ essential }) => essential !== false)
    .flatMap(({ name }) => (name ? [name] : []));

export const containerNamed = (
  definition: TaskDefinition | undefined,
  name: string | undefined,
): ContainerDefinition | undefined =>
  definition?.containerDefinitions?.find((container) => container.name === name);

/**
 * The names of all settings that the containers of a task are given. All containers together, since
 * no definition tells which of them is a sidecar.
 */
export function namesGiven(definition: TaskDefinition): Omit<Names, 'service'> {
  const containers = definition.containerDefinitions ?? [];
  return {
    environmentNames: namesOf(containers.flatMap(({ environment }) => environment ?? [])),
    secretNames: namesOf(containers.flatMap(({ secrets }) => secrets ?? [])),
  };
}

/** Names and sizes of a container's definition. Environment values are not even looked at. */
export function taskDefinitionEvidence(
  definition: TaskDefinition,
  containerName: string | undefined,
): TaskDefinitionEvidence {
  const container =
    containerNamed(definition, containerName) ?? definition.containerDefinitions?.[0];
  return {
    arn: definition.taskDefinitionArn ?? '',
    container: container?.name ?? '',
    // A registry's password may stand in front of its host.
    image: container?.image && redact([container.image])[0],
    essential: essentialContainers(definition),
    environmentNames: namesOf(container?.environment),
    secretNames: namesOf(container?.secrets),
    environmentFiles: (container?.environmentFiles ?? []).length > 0,
    containers: namesOf(definition.containerDefinitions),
    cpu: definition.cpu,
    memory: definition.memory,
  };
}
