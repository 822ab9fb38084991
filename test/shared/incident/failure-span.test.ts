import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure.ts';
import { failuresOf, spanOf } from '../../../shared/incident/failure-span.ts';
import { failureFrom } from '../../helpers/incidents.ts';

const iso = (minute: number) => new Date(Date.UTC(2026, 1, 3) + minute * 60_000).toISOString();

/** A task that is created and fails at these minutes of the day. */
function task(created: number, failed: number, counts = true): Failure {
  const key = `${iso(created)}#${created}-${failed}`;
  const times = { createdAt: iso(created), startedAt: iso(created), failedAt: iso(failed) };
  return { ...failureFrom(), key, counts, ...times };
}
const idsOf = (failures: readonly Failure[]) => failures.map(({ key }) => key.split('#')[1]);
const includedIds = (stored: readonly Failure[], trigger: Failure, after?: string) =>
  idsOf(failuresOf(stored, { trigger: trigger.key, after }));

describe('failuresOf', () => {
  const trigger = task(100, 103);

  it.each<readonly [string, readonly Failure[], readonly string[]]>([
    ['the trigger', [trigger], ['100-103']],
    ['failures after the trigger, however late', [trigger, task(900, 903)], ['100-103', '900-903']],
    ['a failure shortly before the trigger', [task(90, 95), trigger], ['90-95', '100-103']],
    [
      'a chain of failures that leads up to the trigger',
      [task(0, 5), task(50, 55), trigger],
      ['0-5', '50-55', '100-103'],
    ],
    ['no failure from more than an hour before the trigger', [task(0, 39), trigger], ['100-103']],
    [
      'a failure from exactly an hour before the trigger',
      [task(0, 40), trigger],
      ['0-40', '100-103'],
    ],
    [
      'a task that ran for long and failed just before the trigger',
      [task(0, 99), trigger],
      ['0-99', '100-103'],
    ],
    [
      'no failure that does not count',
      [task(95, 99, false), trigger, task(110, 111, false)],
      ['100-103'],
    ],
    ['failures before a trigger that is missing or was a condition', [task(90, 95)], ['90-95']],
    ['failures after a trigger that is missing', [task(105, 108)], ['105-108']],
  ])('includes %s', (_, stored, ids) => {
    expect(includedIds(stored, trigger)).toEqual(ids);
    expect(includedIds(stored.toReversed(), trigger)).toEqual(ids);
  });

  it('leaves out failures from before the previous incident was resolved', () => {
    const stored = [task(80, 85), task(90, 95), trigger];
    expect(includedIds(stored, trigger, iso(85))).toEqual(['90-95', '100-103']);
  });

  const failure = fc
    .tuple(fc.nat({ max: 600 }), fc.nat({ max: 120 }), fc.boolean())
    .map(([created, lasted, counts]) => task(created, created + lasted, counts));
  const stored = fc.uniqueArray(failure, { selector: ({ key }) => key, maxLength: 15 });
  const pick = fc.nat();

  it('does not depend on the order, and includes the trigger', () => {
    const shuffled = stored.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, pick, ([all, other], index) => {
        const one = all[index % (all.length || 1)];
        if (!one) return;
        expect(includedIds(other, one)).toEqual(includedIds(all, one));
        if (one.counts) expect(includedIds(all, one)).toContain(one.key.split('#')[1]);
      }),
    );
  });

  it('never loses a failure when another one arrives', () => {
    fc.assert(
      fc.property(stored, failure, pick, (all, late, index) => {
        const one = all[index % (all.length || 1)];
        if (!one || all.some(({ key }) => key === late.key)) return;
        const known = includedIds(all, one);
        expect(includedIds([...all, late], one)).toEqual(expect.arrayContaining(known));
      }),
    );
  });

  it('is sorted by creation time, with each failure once', () => {
    fc.assert(
      fc.property(stored, pick, (all, index) => {
        const one = all[index % (all.length || 1)];
        const keys = one ? failuresOf(all, { trigger: one.key }).map(({ key }) => key) : [];
        expect(keys).toEqual([...new Set(keys)].sort());
      }),
    );
  });
});

describe('spanOf', () => {
  it.each<readonly [string, readonly Failure[], object | undefined]>([
    ['is undefined without failures', [], undefined],
    [
      'covers a single failure',
      [task(0, 3)],
      { failures: 1, detectedFrom: iso(3), lastSeenAt: iso(3), longestGap: 0 },
    ],
    [
      'covers several failures',
      [task(0, 3), task(4, 7), task(40, 50)],
      { failures: 3, detectedFrom: iso(3), lastSeenAt: iso(50), longestGap: 43 * 60_000 },
    ],
    [
      'orders overlapping tasks by the time they failed',
      [task(0, 60), task(10, 20)],
      { failures: 2, detectedFrom: iso(20), lastSeenAt: iso(60), longestGap: 40 * 60_000 },
    ],
  ])('%s', (_, failures, span) => {
    expect(spanOf(failures)).toEqual(span);
    expect(spanOf(failures.toReversed())).toEqual(span);
  });

  it('has no gap longer than itself', () => {
    const failures = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1 });
    fc.assert(
      fc.property(failures, (times) => {
        const span = spanOf(times.map(([created, lasted]) => task(created, created + lasted)));
        const { detectedFrom = '', lastSeenAt = '', longestGap = 0 } = span ?? {};
        expect(longestGap).toBeLessThanOrEqual(Date.parse(lastSeenAt) - Date.parse(detectedFrom));
        expect(longestGap).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
