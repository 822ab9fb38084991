/** The AWS calls of a replay, as its summary prints them. */
export interface CallTotals {
  /** How many, by API (for example `logs:GetLogEvents`); every attempt counts. */
  readonly calls: Record<string, number>;
  /** How many, by the function that called and by API. */
  readonly callsBy: Record<string, Record<string, number>>;
  /** The most in one virtual second, by API and by service. */
  readonly peakPerSecond: Record<string, number>;
  /** DynamoDB capacity units. */
  readonly units: { readonly write: number; readonly read: number };
}

/** Counts the AWS calls of a replay. */
export interface CallMeter {
  readonly count: (api: string, caller: string) => void;
  readonly consume: (kind: 'write' | 'read', units: number) => void;
  readonly totals: () => CallTotals;
}

const sorted = <T>(map: Map<string, T>): Record<string, T> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** @param now the virtual time, epoch milliseconds */
export function callMeter(now: () => number): CallMeter {
  const calls = new Map<string, number>();
  const by = new Map<string, Map<string, number>>();
  const peaks = new Map<string, number>();
  const current = new Map<string, number>();
  const units = { write: 0, read: 0 };
  let second = -1;

  const add = (map: Map<string, number>, key: string): number => {
    const value = (map.get(key) ?? 0) + 1;
    map.set(key, value);
    return value;
  };

  return {
    count(api, caller) {
      add(calls, api);
      const own = by.get(caller) ?? new Map<string, number>();
      by.set(caller, own);
      add(own, api);
      const nowSecond = Math.floor(now() / 1000);
      if (nowSecond !== second) current.clear();
      second = nowSecond;
      for (const key of [api, api.slice(0, api.indexOf(':'))]) {
        peaks.set(key, Math.max(peaks.get(key) ?? 0, add(current, key)));
      }
    },
    consume(kind, amount) {
      units[kind] += amount;
    },
    totals: () => ({
      calls: sorted(calls),
      callsBy: sorted(new Map([...by].map(([name, own]) => [name, sorted(own)]))),
      peakPerSecond: sorted(peaks),
      units: { ...units },
    }),
  };
}
