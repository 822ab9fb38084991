import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { TABLE_NAME } from '../../../local/dynamodb.ts';
import { allOf, openDocuments } from '../../../shared/table/document-client.ts';
import { testRuntime } from '../../helpers/runtime.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const key = { PK: 'p', SK: 's' };
const absent = { expression: 'attribute_not_exists(PK)' };
const count = (item: Record<string, unknown> | undefined) => ({ n: Number(item?.n ?? 0) + 1 });
const withHooks = () => {
  const runtime = testRuntime(table().dynamodb);
  return { runtime, documents: openDocuments(runtime.connect, TABLE_NAME) };
};

describe('openDocuments', () => {
  it('says whether the condition of a put held', async () => {
    expect(await table().documents.put({ ...key, n: 1 }, absent)).toBe(true);
    expect(await table().documents.put({ ...key, n: 2 }, absent)).toBe(false);
    expect(await table().documents.get(key)).toEqual({ ...key, n: 1 });
  });

  it('returns the item that it replaced', async () => {
    const first = await table().documents.replace({ ...key, n: 1 });
    const second = await table().documents.replace({ ...key, n: 2 });
    expect(first).toEqual({ done: true, before: undefined });
    expect(second).toEqual({ done: true, before: { ...key, n: 1 } });
    expect(await table().documents.replace({ ...key, n: 3 }, absent)).toEqual({
      done: false,
      before: undefined,
    });
  });

  it('stores no attribute that is undefined', async () => {
    await table().documents.put({ ...key, a: undefined, b: { c: undefined, d: 1 } });
    expect(await table().documents.get(key)).toEqual({ ...key, b: { d: 1 } });
  });

  it.each([
    ['a get', ({ get }: ReturnType<typeof openDocuments>) => get(key)],
    [
      'a range',
      ({ range }: ReturnType<typeof openDocuments>) => range('p', { from: 'a', to: 'z' }),
    ],
  ])('reads with strong consistency in %s', async (_, read) => {
    const { runtime, documents } = withHooks();
    await read(documents);
    expect(runtime.calls).toMatchObject([{ input: { ConsistentRead: true } }]);
  });

  it.each([
    ['access denied', 'AccessDeniedException'],
    ['a missing table', 'ResourceNotFoundException'],
    ['throttling that lasts', 'ProvisionedThroughputExceededException'],
  ])('throws on %s', async (_, name) => {
    const { runtime, documents } = withHooks();
    runtime.before = () => {
      throw awsError(name, 'no');
    };
    await expect(documents.put({ ...key, n: 1 }, absent)).rejects.toThrow('no');
    await expect(documents.get(key)).rejects.toThrow('no');
  });
});

describe('openDocuments.update', () => {
  it('loses no change when ten callers write at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => table().documents.update(key, count)));
    expect(await table().documents.get(key)).toMatchObject({ n: 10, revision: 10 });
  });

  it('reports no change when the change is undefined', async () => {
    await table().documents.update(key, count);
    const left = await table().documents.update(key, () => undefined);
    expect(left).toEqual({ item: { ...key, n: 1, revision: 1 }, changed: false });
  });

  it('applies the change to what another writer stored in the meantime', async () => {
    const { runtime, documents } = withHooks();
    let isFirst = true;
    runtime.before = async (api) => {
      if (api !== 'dynamodb:PutItem' || !isFirst) return;
      isFirst = false;
      await table().documents.update(key, () => ({ n: 41 }));
    };
    const { item } = await documents.update(key, count);
    expect(item).toMatchObject({ n: 42, revision: 2 });
  });

  it('spares the first read of an item that is known to be absent, and reads it if it is not', async () => {
    const { runtime, documents } = withHooks();
    const calls: string[] = [];
    runtime.before = async (api) => {
      calls.push(api);
    };
    expect(await documents.update(key, count, 'absent')).toMatchObject({ item: { n: 1 } });
    expect(calls).toEqual(['dynamodb:PutItem']);
    expect(await documents.update(key, count, 'absent')).toMatchObject({ item: { n: 2 } });
    expect(calls.slice(1)).toEqual(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:PutItem']);
  });

  it('throws when it loses every race, so that the caller tries again later', async () => {
    const { runtime, documents } = withHooks();
    runtime.before = async (api) => {
      if (api === 'dynamodb:PutItem') await table().documents.update(key, count);
    };
    await expect(documents.update(key, count)).rejects.toThrow('p s is being written too often');
    expect(await table().documents.get(key)).toMatchObject({ n: 12 });
  });

  it('writes only once when the answer to its write is lost', async () => {
    const { runtime, documents } = withHooks();
    let lost = 0;
    runtime.after = (api) => {
      if (api === 'dynamodb:PutItem' && lost++ === 0) throw awsError('TimeoutError', 'no answer');
    };
    await documents.update(key, (item) => (item ? undefined : { n: 1 }));
    expect(await table().documents.get(key)).toEqual({ ...key, n: 1, revision: 1 });
  });
});

describe('allOf', () => {
  it('reads page after page to the end', async () => {
    const pages = [
      { items: [1, 2], next: { SK: 'a' } },
      { items: [], next: { SK: 'b' } },
    ];
    const starts: unknown[] = [];
    const all = await allOf(async (start) => {
      starts.push(start);
      return pages[starts.length - 1] ?? { items: [3] };
    });
    expect(all).toEqual([1, 2, 3]);
    expect(starts).toEqual([undefined, { SK: 'a' }, { SK: 'b' }]);
  });
});
