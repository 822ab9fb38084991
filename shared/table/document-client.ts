import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../names.ts';
import type { Connect } from '../runtime.ts';

type Item = Record<string, unknown>;

/** A condition as a named phrase: the expression and what it refers to. */
export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: Item | undefined;
}

/** The few shapes of call that the entities make, on one table. */
export interface Documents {
  get(key: Item): Promise<Item | undefined>;
  /** @returns false when the condition did not hold: somebody else was first. */
  put(item: Item, condition?: Condition): Promise<boolean>;
  /** As `put`, and returns the item that it replaced. */
  replace(
    item: Item,
    condition?: Condition,
  ): Promise<{ readonly done: boolean; readonly before: Item | undefined }>;
  /**
   * Changes an item: reads it strongly, asks `change` for the next one, and writes that if nobody
   * else wrote meanwhile; otherwise it starts again. `change` answers undefined to leave it.
   *
   * @param known the item as it was read a moment ago, or that there was none: it spares the first
   *   read
   * @returns the item as it was left, and whether this call changed it
   * @throws Error after twelve lost races in a row; the caller's queue tries again
   */
  update(
    key: Item,
    change: (item: Item | undefined) => Item | undefined,
    known?: Item | 'absent',
  ): Promise<{ readonly item: Item | undefined; readonly changed: boolean }>;
  range(
    partition: string,
    range: { readonly from: string; readonly to: string },
    options?: {
      newestFirst?: boolean;
      limit?: number;
      start?: Item | undefined;
      eventually?: boolean;
    },
  ): Promise<Page<Item>>;
  index(
    index: { readonly name: string; readonly partitionKey: string },
    value: string,
    options?: { limit?: number; start?: Item | undefined },
  ): Promise<Page<Item>>;
}

/** Lost races in a row before a writer gives up. */
const ATTEMPTS = 12;

const absent: Condition = { expression: 'attribute_not_exists(PK)' };
const unchangedSince = (revision: unknown): Condition => ({
  expression: '#revision = :revision',
  names: { '#revision': 'revision' },
  values: { ':revision': revision },
});

/** Opens the table. Reads are strongly consistent, except for indexes, which cannot be. */
export function openDocuments(connect: Connect, tableName: string): Documents {
  const client = DynamoDBDocumentClient.from(
    connect((config) => new DynamoDBClient(config as object)),
    { marshallOptions: { removeUndefinedValues: true } },
  );

  async function query(input: Omit<QueryCommandInput, 'TableName'>): Promise<Page<Item>> {
    const output = await client.send(new QueryCommand({ TableName: tableName, ...input }));
    return { items: output.Items ?? [], next: output.LastEvaluatedKey };
  }

  async function get(key: Item): Promise<Item | undefined> {
    const input = { TableName: tableName, Key: key, ConsistentRead: true };
    return (await client.send(new GetCommand(input))).Item;
  }

  async function replace(item: Item, condition?: Condition) {
    try {
      const output = await client.send(
        new PutCommand({
          TableName: tableName,
          Item: item,
          ConditionExpression: condition?.expression,
          ExpressionAttributeNames: condition?.names,
          ExpressionAttributeValues: condition?.values,
          ReturnValues: 'ALL_OLD',
        }),
      );
      return { done: true, before: output.Attributes };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException)
        return { done: false, before: undefined };
      throw error;
    }
  }

  const put = async (item: Item, condition?: Condition) => (await replace(item, condition)).done;

  return {
    get,
    put,
    replace,

    async update(key, change, known) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const read = attempt === 0 && known ? known : await get(key);
        const current = read === 'absent' ? undefined : read;
        const changed = change(current);
        if (!changed) return { item: current, changed: false };
        const revision = Number(current?.revision ?? 0) + 1;
        const item = { ...changed, ...key, revision };
        const condition = current ? unchangedSince(current.revision) : absent;
        if (await put(item, condition)) return { item, changed: true };
      }
      throw new Error(`${Object.values(key).join(' ')} is being written too often`);
    },

    range: (partition, { from, to }, options = {}) =>
      query({
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#pk': TABLE.partitionKey, '#sk': TABLE.sortKey },
        ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
        ConsistentRead: !options.eventually,
        ScanIndexForward: !options.newestFirst,
        Limit: options.limit,
        ExclusiveStartKey: options.start,
      }),

    index: (index, value, options = {}) =>
      query({
        IndexName: index.name,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': index.partitionKey },
        ExpressionAttributeValues: { ':pk': value },
        ScanIndexForward: false,
        Limit: options.limit,
        ExclusiveStartKey: options.start,
      }),
  };
}

/** DynamoDB's limit of a page is 1 MB, so whoever needs all of a range reads page by page. */
export async function allOf<T>(read: (start?: Item) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let start: Item | undefined;
  do {
    const page = await read(start);
    for (const item of page.items) items.push(item);
    start = page.next;
  } while (start);
  return items;
}
