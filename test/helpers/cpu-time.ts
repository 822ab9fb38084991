/** Linux adds up the time of a thread by clock ticks, and a tick takes ten milliseconds at most. */
const TICK = 10;

/**
 * How long some work takes, in milliseconds, without what other programs on a busy machine take in
 * between. Short work is measured on the wall clock, since ticks are too coarse for it.
 */
export function cpuTime(work: () => unknown): number {
  const started = performance.now();
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return Math.min(performance.now() - started, (user + system) / 1000 + TICK);
}
