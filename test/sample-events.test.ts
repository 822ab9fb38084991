import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENTS, play, scenarioOf } from './helpers/replays.ts';

/** The table in events/README.md says of each sample whether the rules admit it. */
function samplesOfReadme(): { file: string; isAdmitted: boolean }[] {
  const text = readFileSync(join(EVENTS, 'README.md'), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, file = '', , admitted] = line.split('|').map((cell) => cell.trim());
    return file.endsWith('.json') ? [{ file, isAdmitted: admitted === 'yes' }] : [];
  });
}

describe('a sample event', () => {
  const samples = samplesOfReadme();

  it('stands in the table of events/README.md, and nothing else does', () => {
    const files = readdirSync(EVENTS, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json') && !file.startsWith('scenarios'))
      .sort();
    expect(samples.map(({ file }) => file).sort()).toEqual(files);
  });

  /** What ECS says of a service needs no second event to be true. */
  const OPENING = new Set([
    'ecs-service-action/task-start-impaired.json',
    'ecs-service-action/placement-failure-fargate-spot.json',
    'ecs-service-action/placement-failure-cpu.json',
    'ecs-service-action/deployment-failed.json',
    'ecs-deployment-state-change/failed-circuit-breaker.json',
    'ecs-deployment-state-change/rolling-back.json',
  ]);

  /** A failed resource or operation of a stack, and how many messages follow in two hours. */
  const OF_STACKS: ReadonlyMap<string, number> = new Map([
    ['cloudformation-resource-status-change/create-failed.json', 1],
    ['cloudformation-resource-status-change/delete-failed.json', 1],
    ['cloudformation-resource-status-change/service-update-failed.json', 1],
    ['cloudformation-stack-status-change/rollback-in-progress.json', 1],
    ['cloudformation-stack-status-change/rollback-complete.json', 2],
    ['cloudformation-stack-status-change/update-rollback-in-progress.json', 1],
    ['cloudformation-stack-status-change/update-rollback-complete.json', 2],
  ]);

  it.each(samples)(
    '$file is admitted as the table says, and alone opens nothing that is not wrong yet',
    async ({ file, isAdmitted }) => {
      const event = JSON.parse(readFileSync(join(EVENTS, file), 'utf8'));
      const { summary, log } = await play(scenarioOf([event]));
      expect(summary.admitted).toBe(isAdmitted ? 1 : 0);
      expect(summary.deadLetters).toBe(0);
      // ECS does not know the service here, so the incident is resolved within the two hours.
      const messages = OPENING.has(file) ? 2 : (OF_STACKS.get(file) ?? 0);
      const [incidents, notifications] = [Math.min(1, messages), messages];
      expect(summary).toMatchObject({ incidents, notifications });
      // Nobody knows the stacks of the samples, so they are taken for roots.
      const warnings = log.filter(({ level }) => level !== 'info').map(({ message }) => message);
      expect(warnings.filter((message) => !message.startsWith('the root of a stack'))).toEqual([]);
    },
  );
});
