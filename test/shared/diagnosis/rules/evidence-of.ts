import type {
  Evidence,
  LogEvidence,
  MissingName,
  StopEvidence,
} from '../../../../shared/evidence/evidence.ts';
import { excerpt } from '../../../../shared/text/excerpt/excerpt.ts';
import { redact } from '../../../../shared/text/redaction/redact.ts';

/** A stop of the container `app`, as the event would be stored. */
export const stopOf = (stop: Partial<StopEvidence> = {}): StopEvidence => ({
  taskArn: 'arn:aws:ecs:eu-central-1:444455556666:task/shop/0f1e2d',
  at: '2026-02-03T08:01:00.000Z',
  phase: 'run',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  culprit: 'app',
  containers: [{ name: 'app', exitCode: 1 }],
  ...stop,
});

/** A container's log as it is collected: redacted, then excerpted. */
export function logOf(lines: readonly string[]): LogEvidence {
  const start = Date.parse('2026-02-03T08:00:40Z');
  const log = redact(lines).map((text, index) => ({ at: start + index * 10, text }));
  const { lines: kept, error, omitted } = excerpt(log);
  return {
    taskArn: 'arn:aws:ecs:eu-central-1:444455556666:task/shop/0f1e2d',
    container: 'app',
    group: '/ecs/shop',
    stream: 'shop/app/0f1e2d',
    region: 'eu-central-1',
    lines: kept,
    error,
    omitted,
  };
}

interface Given extends Partial<Omit<Evidence, 'logs' | 'missing'>> {
  /** The text of one log. */
  readonly log?: string;
  /** Names that the container has; without them its task definition is unknown. */
  readonly environment?: readonly string[];
  readonly secrets?: readonly string[];
  /** Names that the sibling `api` has and this service lacks. */
  readonly missing?: readonly string[];
}

/** The evidence that would be collected of a service whose task failed once. */
export function evidenceOf({ log, environment, secrets, missing = [], ...rest }: Given): Evidence {
  const lacks = missing.map((name): MissingName => ({ name, kind: 'environment', have: ['api'] }));
  const taskDefinition = {
    arn: 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:7',
    container: 'app',
    image: 'shop/media:9f31c2e',
    essential: ['app'],
    environmentNames: environment ?? [],
    secretNames: secrets ?? [],
    memory: '1024',
  };
  return {
    collectedAt: '2026-02-03T08:01:10.000Z',
    stops: [stopOf()],
    logs: log === undefined ? [] : [logOf(log.split('\n'))],
    taskDefinition: environment || secrets ? taskDefinition : undefined,
    missing: lacks,
    gaps: [],
    ...rest,
  };
}
