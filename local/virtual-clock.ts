interface Timer {
  readonly time: number;
  readonly order: number;
  readonly action: () => void | Promise<void>;
}

/** A clock that jumps to the next moment at which something is due: hours pass in milliseconds. */
export interface VirtualClock {
  /** Epoch milliseconds; never goes back. */
  readonly now: () => number;
  /** Waits in virtual time; other functions work meanwhile, as on Lambda. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Runs an action at a time, or now if that time is past. */
  readonly at: (time: number, action: () => void | Promise<void>) => void;
  /** Makes the clock wait for something in real time, such as a request to DynamoDB. */
  readonly during: <T>(transfer: Promise<T>) => Promise<T>;
  /**
   * Runs what is due up to a time, in order, and stops at that time. Before it moves on, it waits
   * until all that is under way has ended or sleeps, so every run is the same.
   */
  readonly runUntil: (time: number) => Promise<void>;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** @param start epoch milliseconds */
export function virtualClock(start: number): VirtualClock {
  let current = start;
  let orders = 0;
  // The next one is the last of the list.
  const timers: Timer[] = [];
  /** How many actions have begun and not ended, and how many sleeps and transfers are open. */
  let working = 0;
  let sleeping = 0;
  let transfers = 0;
  /** Counts the signs that something is still being worked on. */
  let signs = 0;
  let changed = () => {};
  let failure: { readonly error: unknown } | undefined;

  function at(time: number, action: Timer['action']): void {
    const timer = { time: Math.max(time, current), order: orders++, action };
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = timers[middle] as Timer;
      if (other.time > timer.time || (other.time === timer.time && other.order > timer.order)) {
        low = middle + 1;
      } else high = middle;
    }
    timers.splice(low, 0, timer);
  }

  function perform(action: Timer['action']): void {
    working += 1;
    const done = () => {
      working -= 1;
      changed();
    };
    void Promise.resolve()
      .then(action)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .then(done);
  }

  /** Waits until every action has ended, or can only go on when a sleep ends. */
  async function rest(): Promise<void> {
    while (working > 0) {
      if (sleeping === 0) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
        continue;
      }
      // Something sleeps, but other parts of the same function may still be working. Whatever waits
      // for no transfer is done before the second turn of the event loop.
      const before = signs;
      await turn();
      await turn();
      if (transfers === 0 && signs === before) return;
    }
  }

  async function runUntil(end: number): Promise<void> {
    for (;;) {
      const next = timers.at(-1);
      if (!next || next.time > end) break;
      timers.pop();
      current = next.time;
      perform(next.action);
      await rest();
      if (failure) throw failure.error;
    }
    current = Math.max(current, end);
  }

  return {
    now: () => current,
    at,
    runUntil,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleeping += 1;
        signs += 1;
        at(current + milliseconds, () => {
          sleeping -= 1;
          resolve();
        });
        changed();
      }),
    async during(transfer) {
      transfers += 1;
      signs += 1;
      try {
        return await transfer;
      } finally {
        transfers -= 1;
        signs += 1;
      }
    },
  };
}
