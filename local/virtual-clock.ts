interface Timer {
  readonly time: number;
  readonly order: number;
  readonly action: () => void | Promise<void>;
}

/** A clock that jumps from one due moment to the next, so that hours pass in milliseconds. */
export interface VirtualClock {
  /** Epoch milliseconds; never goes back. */
  readonly now: () => number;
  /** Waits in virtual time; others work meanwhile, as on Lambda. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Has something done at a time, or now if that is past. */
  readonly at: (time: number, action: () => void | Promise<void>) => void;
  /** Says that something real is under way, a request to DynamoDB, for which the clock must wait. */
  readonly during: <T>(transfer: Promise<T>) => Promise<T>;
  /**
   * Does what is due, in order, up to and including a time, and ends there. Between two moments it
   * waits until everything that is under way has ended or sleeps, so every run is the same.
   */
  readonly runUntil: (time: number) => Promise<void>;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

export function virtualClock(start: number): VirtualClock {
  let current = start;
  let orders = 0;
  // The next one stands last.
  const timers: Timer[] = [];
  /** What was begun and has not ended: how many, how many sleeps and transfers among them. */
  let working = 0;
  let sleeping = 0;
  let transfers = 0;
  /** Counts the signs that somebody is still at work. */
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

  /** Until all that is under way has ended, or can only go on when a sleeper wakes. */
  async function rest(): Promise<void> {
    while (working > 0) {
      if (sleeping === 0) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
        continue;
      }
      // Someone sleeps, but others of the same function may be at work beside it: everything that
      // is not a read or write under way is done before the second turn of the event loop.
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
