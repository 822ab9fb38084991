import { describe, expect, it } from 'vitest';
import type { ServiceState } from '../../../shared/service/service-state.ts';
import { resourceKeyOf } from '../../helpers/crash-events.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const stack = { id: 'arn:stack', status: 'CREATE_IN_PROGRESS', at: '2026-02-03T08:00:00.000Z' };

describe('openServices', () => {
  it('returns undefined for an unknown service', async () => {
    expect(await table().services.get(KEY)).toBeUndefined();
  });

  it('keeps the fields that a change leaves alone', async () => {
    await table().services.update(KEY, (state) => ({ ...state, desiredCount: 2 }));
    await table().services.update(KEY, (state) => ({ ...state, stack }));
    expect(await table().services.get(KEY)).toEqual({ desiredCount: 2, stack });
  });

  it('writes nothing when the change is undefined', async () => {
    await table().services.update(KEY, () => ({ desiredCount: 2 }));
    await table().services.update(KEY, () => undefined);
    expect(await table().services.get(KEY)).toEqual({ desiredCount: 2 });
  });

  it('loses no change when ten callers write at the same time', async () => {
    const fields = Array.from({ length: 10 }, (_, index) => `field${index}`);
    const set = (field: string) =>
      table().services.update(KEY, (state) => ({ ...state, [field]: true }) as ServiceState);
    await Promise.all(fields.map(set));
    expect(Object.keys((await table().services.get(KEY)) ?? {}).toSorted()).toEqual(fields);
  });
});
