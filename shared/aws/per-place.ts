import type { Place } from '../resource.ts';

/** Opens a service of AWS once for each account and Region, when it is first asked for. */
export function perPlace<T>(open: (place: Place) => T): (place: Place) => T {
  const opened = new Map<string, T>();
  return ({ account, region }) => {
    const key = `${account}/${region}`;
    const known = opened.get(key);
    if (known !== undefined) return known;
    const fresh = open({ account, region });
    opened.set(key, fresh);
    return fresh;
  };
}
