import { describe, expect, it } from 'vitest';
import { conditionStop } from '../../../shared/collect/condition-stop.ts';
import { serviceResource } from '../../../shared/resource.ts';
import type { ConditionName } from '../../../shared/service/conditions.ts';
import { conditionAt, notedAt } from '../../helpers/conditions.ts';
import { CLUSTER } from '../../helpers/running.ts';

const media = serviceResource(CLUSTER, 'media');
const noted = (name: ConditionName, reason?: string) =>
  notedAt(name, conditionAt(0, 5, { reason }));
const UNPLACED =
  '(service media) was unable to place a task because no container instance met all of its requirements.';
const STEADY = '(service media) has reached a steady state.';

describe('conditionStop', () => {
  it.each<[string, Parameters<typeof conditionStop>[0], readonly string[], object]>([
    [
      'explains a placement failure in the words of the service’s message',
      noted('placement-failed', 'RESOURCE:CPU'),
      [STEADY, UNPLACED],
      { taskArn: media.arn, phase: 'provision', category: 'capacity', stoppedReason: UNPLACED },
    ],
    [
      'explains a placement failure in the words of the event when no message does',
      noted('placement-failed', 'RESOURCE:MEMORY'),
      [STEADY],
      { category: 'capacity', stoppedReason: 'RESOURCE:MEMORY' },
    ],
    [
      'assumes a lack of capacity when nothing explains a placement failure',
      noted('placement-failed', 'for a new reason'),
      [],
      { phase: 'provision', category: 'capacity' },
    ],
    [
      'assumes no category for another condition',
      noted('start-impaired', 'for a new reason'),
      [],
      { phase: 'provision', category: undefined },
    ],
    [
      'finds the missing permission behind a configuration failure',
      noted('configuration-failed', 'unable to assume the role'),
      [],
      { category: 'iam_permission' },
    ],
  ])('%s', (_, condition, messages, expected) => {
    expect(conditionStop(condition, media, messages)).toMatchObject({
      containers: [],
      ...expected,
    });
  });

  it.each<[string, Parameters<typeof conditionStop>[0], readonly string[]]>([
    [
      'a failed deployment, since its tasks tell why',
      noted('deployment-failed', 'failed'),
      [UNPLACED],
    ],
    [
      'unhealthy tasks, since they have not stopped',
      noted('tasks-unhealthy', 'they fail'),
      [UNPLACED],
    ],
    ['a condition without a reason or a message', noted('placement-failed'), [STEADY]],
  ])('is undefined for %s', (_, condition, messages) => {
    expect(conditionStop(condition, media, messages)).toBeUndefined();
  });
});
