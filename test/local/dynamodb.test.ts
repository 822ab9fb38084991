import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import {
  countFailures,
  dumpTable,
  type EmbeddedDynamoDb,
  loadTable,
  startDynamoDb,
  TABLE_NAME,
} from '../../local/dynamodb.ts';
import { failureFrom, incidentFrom } from '../helpers/incidents.ts';
import { tableOf } from '../helpers/table.ts';

const started: EmbeddedDynamoDb[] = [];
async function start(): Promise<EmbeddedDynamoDb> {
  const dynamodb = await startDynamoDb();
  started.push(dynamodb);
  return dynamodb;
}
afterEach(async () => {
  for (const dynamodb of started.splice(0)) await dynamodb.stop();
});

const put = ({ client }: EmbeddedDynamoDb, key: string, more: object = {}) => {
  const Item = { PK: { S: key }, SK: { S: 'x' }, ...more };
  return client.send(new PutItemCommand({ TableName: TABLE_NAME, Item }));
};
const lines = (dump: string) =>
  dump
    .split('\n')
    .filter((line) => line !== '')
    .sort();

describe('startDynamoDb', () => {
  it('starts tables that know nothing of each other', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    await put(one, 'a');
    expect(one.server).not.toBe(other.server);
    expect([lines(await dumpTable(one)).length, await dumpTable(other)]).toEqual([1, '']);
  });

  it('has every index of the stack, as the functions ask them', async () => {
    const { incidents } = tableOf(await start());
    const incident = incidentFrom({ with: { fingerprint: 'f1' } });
    await incidents.open(incident);
    for (const [by, value] of [
      ['id', incident.id],
      ['status', 'open'],
      ['name', incident.resource.name],
      ['day', incident.openedAt.slice(0, 10)],
      ['fingerprint', 'f1'],
    ] as const) {
      expect((await incidents.list(by, value)).items).toEqual([incident]);
    }
  });

  it('ends when it is stopped', async () => {
    const dynamodb = await startDynamoDb();
    await dynamodb.stop();
    await expect(put(dynamodb, 'late')).rejects.toThrow('was stopped');
  });
});

describe('loadTable', () => {
  it('is the reverse of dumpTable, for items of every type', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    await put(one, 'types', {
      text: { S: 'line\nbreak, "quotes", \u001b and ♥' },
      number: { N: '0.5' },
      flag: { BOOL: false },
      nothing: { NULL: true },
      list: { L: [{ S: 'a' }, { M: { deep: { L: [] } } }] },
      names: { SS: ['a', 'b'] },
    });
    await loadTable(other, await dumpTable(one));
    expect(await dumpTable(other)).toBe(await dumpTable(one));
    expect(lines(await dumpTable(other))).toHaveLength(1);
  });

  it('takes more items than one request may hold, and more than one page', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const text = { text: { S: 'x'.repeat(30_000) } };
    await Promise.all(Array.from({ length: 60 }, (_, index) => put(one, `k${index}`, text)));
    const dump = await dumpTable(one);
    expect(lines(dump)).toHaveLength(60);
    await loadTable(other, dump);
    expect(lines(await dumpTable(other))).toEqual(lines(dump));
  });

  it('fills the indexes, too', async () => {
    const [one, other] = [tableOf(await start()), await start()];
    const incident = incidentFrom();
    await one.incidents.open(incident);
    await loadTable(other, await dumpTable(started[0] as EmbeddedDynamoDb));
    expect(await tableOf(other).incidents.find(incident.id)).toEqual(incident);
  });

  it('takes an empty dump', async () => {
    const dynamodb = await start();
    await loadTable(dynamodb, '');
    expect(await dumpTable(dynamodb)).toBe('');
  });
});

describe('countFailures', () => {
  it('counts stored failures that count, and nothing else', async () => {
    const dynamodb = await start();
    const { failures, incidents } = tableOf(dynamodb);
    await incidents.open(incidentFrom());
    await failures.put('r1', failureFrom({ task: 'a' }), 0);
    await failures.put('r1', failureFrom({ task: 'a', version: 9 }), 0);
    await failures.put('r1', { ...failureFrom({ task: 'b' }), counts: false }, 0);
    await failures.put('r2', failureFrom({ task: 'c' }), 0);
    expect(await countFailures(dynamodb)).toBe(2);
  });
});
