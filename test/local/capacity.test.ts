import { describe, expect, it } from 'vitest';
import { capacityOf, capacityOfError } from '../../local/capacity.ts';
import { INDEXES } from '../../shared/names.ts';

const output = (CapacityUnits: number) => ({ ConsumedCapacity: { CapacityUnits } });
const keysOf = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => ({
  [partitionKey]: { S: 'x' },
  [sortKey]: { S: 'y' },
});

describe('capacityOf', () => {
  it.each(['GetItem', 'Query', 'Scan', 'BatchGetItem'])('counts %s as a read', (command) => {
    expect(capacityOf(command, {}, output(1.5))).toEqual({ kind: 'read', units: 1.5 });
  });

  it.each(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'])(
    'counts %s as a write',
    (command) => {
      expect(capacityOf(command, {}, output(2))).toEqual({ kind: 'write', units: 2 });
    },
  );

  it('counts an item again in each index that contains it', () => {
    const failure = { Item: { PK: {}, SK: {} } };
    const inOne = { Item: keysOf(INDEXES.id) };
    const inAll = { Item: Object.assign({}, ...Object.values(INDEXES).map(keysOf)) };
    const units = [failure, inOne, inAll].map(
      (input) => capacityOf('PutItem', input, output(2)).units,
    );
    expect(units).toEqual([2, 4, 2 + 2 * Object.keys(INDEXES).length]);
  });

  it('counts nothing when the answer has no capacity', () => {
    expect(capacityOf('PutItem', {}, {}).units).toBe(0);
  });
});

describe('capacityOfError', () => {
  it.each([
    ['ConditionalCheckFailedException', 1],
    ['ThrottlingException', 0],
  ])('counts a write that ended with %s as %i', (name, units) => {
    const error = Object.assign(new Error(), { name });
    expect(capacityOfError('PutItem', error)).toEqual({ kind: 'write', units });
  });
});
