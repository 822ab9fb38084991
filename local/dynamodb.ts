import type { Server } from 'node:http';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { INDEXES, TABLE } from '../shared/names.ts';
import type { ConnectConfig } from '../shared/runtime.ts';
import { inProcessConfig } from './in-process-config.ts';

/** DynamoDB in this process, in memory. */
export interface EmbeddedDynamoDb {
  /** It listens to no port; a program outside this process needs it to. */
  readonly server: Server;
  /** How clients in this process reach it, without a port. */
  readonly config: ConnectConfig;
  /** A client for dumps and counts; the functions connect their own. */
  readonly client: DynamoDBClient;
  readonly stop: () => Promise<void>;
}

export const TABLE_NAME = 'loopwatch';

/** Items that one BatchWriteItem takes. */
const BATCH = 25;

const key = (name: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName: name, KeyType });

/** Starts DynamoDB with the table as the stack makes it. */
export async function startDynamoDb(): Promise<EmbeddedDynamoDb> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const config = inProcessConfig(server);
  const client = new DynamoDBClient(config as object);
  const attributes = new Set([
    TABLE.partitionKey,
    TABLE.sortKey,
    ...Object.values(INDEXES).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
  ]);
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...attributes].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [key(TABLE.partitionKey, 'HASH'), key(TABLE.sortKey, 'RANGE')],
      GlobalSecondaryIndexes: Object.values(INDEXES).map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: [key(partitionKey, 'HASH'), key(sortKey, 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
  const waiting = { client, maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.01 };
  await waitUntilTableExists(waiting, { TableName: TABLE_NAME });
  return {
    server,
    config,
    client,
    stop: async () => {
      client.destroy();
      server.removeAllListeners('request');
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Everything in the table, in DynamoDB's own JSON. */
async function scan({ client }: EmbeddedDynamoDb): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) items.push(item);
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

/** How many failures that count are stored. */
export async function countFailures(dynamodb: EmbeddedDynamoDb): Promise<number> {
  const items = await scan(dynamodb);
  return items.filter(({ SK, counts }) => SK?.S?.startsWith('F#') && counts?.BOOL).length;
}

/** One item a line. */
export async function dumpTable(dynamodb: EmbeddedDynamoDb): Promise<string> {
  return (await scan(dynamodb)).map((item) => `${JSON.stringify(item)}\n`).join('');
}

/** The reverse of `dumpTable`, into an empty table. */
export async function loadTable({ client }: EmbeddedDynamoDb, dump: string): Promise<void> {
  const items = dump.split('\n').filter((line) => line !== '');
  for (let start = 0; start < items.length; start += BATCH) {
    const requests = items.slice(start, start + BATCH).map((line) => ({
      PutRequest: { Item: JSON.parse(line) },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE_NAME]: requests } }));
  }
}
