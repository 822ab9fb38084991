import type { TestRuntime } from './runtime.ts';

const oneTurnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs several pieces of work at once, of which only one may make its next AWS call at a time.
 *
 * @param choose which of so many that wait comes next, from 0; the same choices are the same run
 */
export async function takeTurns(
  works: readonly { readonly runtime: TestRuntime; readonly work: () => Promise<unknown> }[],
  choose: (waiting: number) => number,
): Promise<void> {
  const waiting: { readonly who: number; readonly go: () => void }[] = [];
  let calling = 0;
  let working = works.length;

  const runs = works.map(async ({ runtime, work }, who) => {
    runtime.before = () => new Promise((go) => void waiting.push({ who, go }));
    runtime.after = () => {
      calling -= 1;
    };
    try {
      await work();
    } finally {
      working -= 1;
    }
  });

  const isEveryoneWaiting = () =>
    calling === 0 && new Set(waiting.map(({ who }) => who)).size === working;
  while (working > 0) {
    await oneTurnOfTheLoop();
    if (!isEveryoneWaiting()) continue;
    // Whoever calls several things at once has made all of these calls by now.
    await oneTurnOfTheLoop();
    if (!isEveryoneWaiting()) continue;
    // Not the order of arrival, which is chance, but that of the works.
    waiting.sort((a, b) => a.who - b.who);
    const [next] = waiting.splice(choose(waiting.length) % waiting.length, 1);
    calling += 1;
    next?.go();
  }
  await Promise.all(runs);
}
