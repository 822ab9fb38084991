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
  /**
   * Does what is due, in order, up to and including a time, and ends there. Between two moments it
   * waits until everything that is under way has ended or sleeps, so every run is the same.
   */
  readonly runUntil: (time: number) => Promise<void>;
}

export function virtualClock(start: number): VirtualClock {
  let current = start;
  let orders = 0;
  // The next one stands last.
  const timers: Timer[] = [];
  let working = 0;
  let whenIdle: (() => void) | undefined;
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

  function rest(): void {
    working -= 1;
    if (working === 0) whenIdle?.();
  }

  async function perform(action: Timer['action']): Promise<void> {
    working += 1;
    try {
      await action();
    } catch (error) {
      failure ??= { error };
    }
    rest();
  }

  async function runUntil(end: number): Promise<void> {
    for (;;) {
      const next = timers.at(-1);
      if (!next || next.time > end) break;
      timers.pop();
      current = next.time;
      const idle = new Promise<void>((resolve) => {
        whenIdle = resolve;
      });
      void perform(next.action);
      await idle;
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
        at(current + milliseconds, () => {
          working += 1;
          resolve();
        });
        rest();
      }),
  };
}
