import { INDEXES } from '../shared/names.ts';

type Shape = Readonly<Record<string, unknown>>;

/** What a call costs, in DynamoDB capacity units. */
export interface Capacity {
  readonly kind: 'read' | 'write';
  readonly units: number;
}

const kindOf = (command: string) => (/^(Get|Query|Scan|BatchGet)/.test(command) ? 'read' : 'write');

/**
 * What a call to the table costs. DynamoDB in process counts only the table; AWS counts the item
 * again in each index that contains it.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export function capacityOf(command: string, input: Shape, output: Shape): Capacity {
  const { CapacityUnits = 0 } = (output.ConsumedCapacity ?? {}) as { CapacityUnits?: number };
  const item = (input.Item ?? {}) as Shape;
  const indexes = Object.values(INDEXES).filter(
    ({ partitionKey, sortKey }) => partitionKey in item && sortKey in item,
  );
  return { kind: kindOf(command), units: CapacityUnits * (1 + indexes.length) };
}

/**
 * A write whose condition fails costs capacity too.
 * Source:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function capacityOfError(command: string, error: unknown): Capacity {
  const isLost = error instanceof Error && error.name === 'ConditionalCheckFailedException';
  return { kind: kindOf(command), units: isLost ? 1 : 0 };
}
