import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure.ts';
import { bothEvents, crashLoop, resourceKeyOf, START } from '../../helpers/crash-events.ts';
import { failureFrom } from '../../helpers/incidents.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const now = Date.parse(START);
const versions = (...numbers: (number | null)[]) =>
  numbers.map((version) => failureFrom({ version, stoppedReason: `as of ${version}` }));
const putAll = async (failures: readonly Failure[]) => {
  const results: string[] = [];
  for (const failure of failures) results.push(await table().failures.put(KEY, failure, now));
  return results;
};

describe('openFailures', () => {
  it.each([
    ['the first event of a task is new', versions(5), ['new'], 5],
    ['a later version is newer', versions(5, 6), ['new', 'newer'], 6],
    ['an earlier version is known', versions(6, 5), ['new', 'known'], 6],
    ['a copy is known', versions(6, 6), ['new', 'known'], 6],
    ['a copy without a version is known', versions(null, null), ['new', 'known'], 0],
    ['any version is newer than none', versions(null, 1), ['new', 'newer'], 1],
    ['no version is older than any', versions(1, null), ['new', 'known'], 1],
  ])('%s', async (_, failures, results, kept) => {
    expect(await putAll(failures)).toEqual(results);
    const [stored, ...others] = await table().failures.newest(KEY, 10);
    expect(others).toEqual([]);
    expect(stored).toEqual(failures.find(({ version }) => version === kept));
  });

  it('keeps the highest version in whatever order the events arrive', async () => {
    const seen = fc.shuffledSubarray([1, 2, 3, 5, 6, 9], { minLength: 1 });
    let task = 0;
    await fc.assert(
      fc.asyncProperty(seen, async (order) => {
        task += 1;
        for (const version of order) {
          await table().failures.put(KEY, failureFrom({ task: `x${task}`, version }), now);
        }
        const stored = (await table().failures.newest(KEY, 100)).filter(({ key }) =>
          key.endsWith(`#x${task}`),
        );
        expect(stored.map(({ version }) => version)).toEqual([Math.max(...order)]);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('keeps the highest version when all events arrive at once', async () => {
    const failures = versions(4, 9, 2, 7, 9, 1, 8, 3, 6, 5);
    await Promise.all(failures.map((failure) => table().failures.put(KEY, failure, now)));
    expect(await table().failures.newest(KEY, 10)).toMatchObject([{ version: 9 }]);
  });

  it('stores one failure for both events of a task, even if one has the old form of its ARN', async () => {
    const [early, late] = bothEvents().map(({ detail }) => failureFrom({ detail })) as [
      Failure,
      Failure,
    ];
    const taskArn = early.taskArn.replace('task/shop/', 'task/');
    await putAll([early, { ...late, taskArn }]);
    expect(await table().failures.newest(KEY, 10)).toMatchObject([{ key: early.key, taskArn }]);
  });

  it('reads as many as asked for, newest first', async () => {
    const failures = crashLoop(5).map(failureFrom);
    await putAll([...failures].reverse());
    expect(await table().failures.newest(KEY, 2)).toEqual([failures[4], failures[3]]);
  });

  it('reads as many as asked for of those created before a time, newest first', async () => {
    const failures = crashLoop(5).map(failureFrom);
    await putAll(failures);
    const before = failures[3]?.createdAt ?? '';
    expect(await table().failures.before(KEY, before, 2)).toEqual([failures[2], failures[1]]);
    expect(await table().failures.before(KEY, START, 2)).toEqual([]);
  });

  it('reads those created at or after a time, oldest first', async () => {
    const failures = crashLoop(5).map(failureFrom);
    await putAll([...failures].reverse());
    const since = failures[2]?.createdAt ?? '';
    expect(await table().failures.since(KEY, since)).toEqual(failures.slice(2));
  });

  it('reads all failures when they fill more than one page of DynamoDB', async () => {
    const reason = 'x'.repeat(1024);
    const containers = Array.from({ length: 10 }, (_, index) => ({ name: `c${index}`, reason }));
    const failures = crashLoop(110).map((one) => failureFrom({ ...one, detail: { containers } }));
    await Promise.all(failures.map((failure) => table().failures.put(KEY, failure, now)));
    expect(await table().failures.since(KEY, START)).toHaveLength(110);
  });

  it.each([
    ['a service whose name begins the same way', resourceKeyOf('media-2')],
    ['a service with the same name in another cluster', resourceKeyOf('media', 'shop-2')],
  ])('does not return failures of %s', async (_, other) => {
    await table().failures.put(other, failureFrom(), now);
    expect(await table().failures.newest(KEY, 10)).toEqual([]);
    expect(await table().failures.since(KEY, START)).toEqual([]);
  });

  it('lets a failure expire 30 days after it was stored', async () => {
    const failure = failureFrom();
    await putAll([failure]);
    const item = await table().documents.get({ PK: KEY, SK: `F#${failure.key}` });
    expect(item?.expiresAt).toBe(now / 1000 + 30 * 24 * 3600);
  });
});
