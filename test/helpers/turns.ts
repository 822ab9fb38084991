import type { TestRuntime } from './runtime.ts';

const oneTurnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs several pieces of work at once. Only one at a time may make its next AWS call.
 *
 * @param choose which of the waiting calls is next, from 0. The same choices give the same run.
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
    // Work that makes several calls at once has made all of them by now.
    await oneTurnOfTheLoop();
    if (!isEveryoneWaiting()) continue;
    // In the order of `works`, since the order of arrival is random.
    waiting.sort((a, b) => a.who - b.who);
    const [next] = waiting.splice(choose(waiting.length) % waiting.length, 1);
    calling += 1;
    next?.go();
  }
  await Promise.all(runs);
}
