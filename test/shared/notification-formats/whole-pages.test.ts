import { describe, expect, it } from 'vitest';
import { play, scenarioNamed } from '../../helpers/replays.ts';

/** What the engineer on call reads, whole: change a word, and look at every page that has it. */
const SCENARIOS = [
  'container-health-check-loop',
  'crash-after-running',
  'crash-with-steady-states',
  'deployment-89',
  'deployment-95',
  'elb-health-check-loop',
  'exit-zero-loop',
  'init-failure',
  'pull-failure-back-off',
  'recovery',
  'slow-loop-out-of-memory',
  'two-services',
];

describe('pageMessage', () => {
  it.each(SCENARIOS)('of %s reads well', async (name) => {
    const { notifications } = await play(await scenarioNamed(name));
    const pages = notifications.map(({ at, subject, body }) => `${at}  ${subject}\n\n${body}`);
    await expect(`${pages.join(`\n\n${'='.repeat(80)}\n\n`)}\n`).toMatchFileSnapshot(
      `whole-pages/${name}.txt`,
    );
  });
});
