import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type VirtualClock, virtualClock } from '../../local/virtual-clock.ts';

const START = Date.parse('2026-02-03T08:00:00Z');

/** A clock at zero, and a list of what was noted at which time. */
function noting() {
  const clock = virtualClock(0);
  const notes: string[] = [];
  return { clock, notes, note: (what: string) => void notes.push(`${clock.now()} ${what}`) };
}

describe('virtualClock', () => {
  it('runs actions in the order of their times, and those of one moment in the order of asking', async () => {
    const { clock, notes, note } = noting();
    for (const [time, what] of [
      [300, 'c'],
      [100, 'a1'],
      [200, 'b'],
      [100, 'a2'],
      [100, 'a3'],
    ] as const) {
      clock.at(time, () => note(what));
    }
    await clock.runUntil(300);
    expect(notes).toEqual(['100 a1', '100 a2', '100 a3', '200 b', '300 c']);
  });

  it('stops at the given time and leaves later actions for the next run', async () => {
    const { clock, notes, note } = noting();
    clock.at(100, () => note('early'));
    clock.at(101, () => note('late'));
    await clock.runUntil(100);
    expect([notes, clock.now()]).toEqual([['100 early'], 100]);
    await clock.runUntil(500);
    expect([notes.at(-1), clock.now()]).toEqual(['101 late', 500]);
  });

  it('never goes back: an action in the past is run now', async () => {
    const clock = virtualClock(START);
    let at = 0;
    clock.at(START - 60_000, () => {
      at = clock.now();
    });
    await clock.runUntil(START - 1);
    expect(clock.now()).toBe(START);
    await clock.runUntil(START);
    expect(at).toBe(START);
  });

  it('runs an action that was asked for at the current moment after the earlier ones', async () => {
    const { clock, notes, note } = noting();
    clock.at(10, () => {
      note('first');
      clock.at(10, () => note('asked by the first'));
    });
    clock.at(10, () => note('second'));
    await clock.runUntil(10);
    expect(notes).toEqual(['10 first', '10 second', '10 asked by the first']);
  });

  it('lets other actions work while one sleeps', async () => {
    const { clock, notes, note } = noting();
    clock.at(0, async () => {
      note('falls asleep');
      await clock.sleep(1_000);
      note('is awake');
    });
    clock.at(500, () => note('another'));
    await clock.runUntil(2_000);
    expect(notes).toEqual(['0 falls asleep', '500 another', '1000 is awake']);
  });

  it('wakes each of several parallel sleeps of one action at its time', async () => {
    const { clock, notes, note } = noting();
    const nap = async (name: string, length: number) => {
      await clock.sleep(length);
      note(name);
      await clock.sleep(length);
      note(`${name} again`);
    };
    clock.at(0, async () => {
      await Promise.all([nap('long', 300), nap('short', 100), nap('middle', 200)]);
      note('all');
    });
    await clock.runUntil(1_000);
    expect(notes).toEqual([
      '100 short',
      '200 middle',
      '200 short again',
      '300 long',
      '400 middle again',
      '600 long again',
      '600 all',
    ]);
  });

  it('waits for real I/O of an action while nothing sleeps', async () => {
    const { clock, notes, note } = noting();
    clock.at(0, async () => {
      await clock.during(wait(30));
      note('answered');
    });
    clock.at(1, () => note('next'));
    await clock.runUntil(10);
    expect(notes).toEqual(['0 answered', '1 next']);
  });

  it('waits for real I/O while something sleeps, and for what follows it', async () => {
    const { clock, notes, note } = noting();
    clock.at(0, async () => {
      const reading = (async () => {
        await clock.during(wait(20));
        note('first answer');
        await clock.during(wait(20));
        note('second answer');
      })();
      await clock.sleep(1);
      note('awake');
      await reading;
    });
    await clock.runUntil(10);
    expect(notes).toEqual(['0 first answer', '0 second answer', '1 awake']);
  });

  it('throws what an action threw, at once or after a sleep or a failed transfer', async () => {
    const actions: ((clock: VirtualClock) => Promise<void> | void)[] = [
      () => {
        throw new Error('broken');
      },
      async (clock) => {
        await clock.sleep(5);
        throw new Error('broken');
      },
      (clock) => clock.during(Promise.reject(new Error('broken'))),
    ];
    for (const action of actions) {
      const clock = virtualClock(0);
      clock.at(0, () => action(clock));
      await expect(clock.runUntil(10)).rejects.toThrow('broken');
    }
  });

  it('returns the answer of a transfer', async () => {
    const clock = virtualClock(0);
    await expect(clock.during(Promise.resolve('answer'))).resolves.toBe('answer');
  });

  it('gives the same order, however long the real work takes', async () => {
    const program = async (real: readonly number[]) => {
      const { clock, notes, note } = noting();
      for (let index = 0; index < 6; index += 1) {
        clock.at(index * 10, async () => {
          await clock.during(wait(real[index]));
          note(`${index} read`);
          await clock.sleep(25);
          await clock.during(wait(real[index + 6]));
          note(`${index} written`);
        });
      }
      await clock.runUntil(1_000);
      return notes;
    };
    const expected = await program(Array.from({ length: 12 }, () => 0));
    const delays = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(delays, async (real) => {
        expect(await program(real)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});
