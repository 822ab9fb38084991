import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Server } from 'node:http';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dumpTable, startDynamoDb, TABLE_NAME } from '../../local/dynamodb.ts';
import { defaultDataFolder, openSavedTable, saveTable } from '../../local/saved-table.ts';
import { temporaryFolder, writeFolder } from '../cli/folders.ts';

/** Starts a table with some items, does something with it, and stops it. */
async function withTable<T>(
  items: number,
  work: (dynamodb: Awaited<ReturnType<typeof startDynamoDb>>) => Promise<T>,
): Promise<T> {
  const dynamodb = await startDynamoDb();
  try {
    for (let index = 0; index < items; index += 1) {
      const Item = { PK: { S: `${items}-${index}` }, SK: { S: 'x'.repeat(500) } };
      await dynamodb.client.send(new PutItemCommand({ TableName: TABLE_NAME, Item }));
    }
    return await work(dynamodb);
  } finally {
    await dynamodb.stop();
  }
}

/** What the table in a folder contains. */
async function saved(folder: string): Promise<string> {
  const dynamodb = await openSavedTable(folder);
  try {
    return await dumpTable(dynamodb);
  } finally {
    await dynamodb.stop();
  }
}

describe('saveTable', () => {
  it('keeps the table for openSavedTable, in a folder that it makes', async () => {
    const folder = join(temporaryFolder(), 'deep', 'down');
    const dump = await withTable(3, async (dynamodb) => {
      await saveTable(dynamodb, folder);
      return dumpTable(dynamodb);
    });
    expect(dump.split('\n')).toHaveLength(4);
    expect(await saved(folder)).toBe(dump);
  });

  // Node's own way to make a folder and those above it never ends there.
  it.runIf(process.platform === 'linux')('fails where no folder can be made', async () => {
    const save = withTable(0, (dynamodb) => saveTable(dynamodb, '/proc/1/nope/deep'));
    await expect(save).rejects.toThrow('ENOENT');
  });

  it('lets only its owner read it, because it contains log lines', async () => {
    const folder = temporaryFolder();
    await withTable(1, (dynamodb) => saveTable(dynamodb, folder));
    expect(statSync(join(folder, 'table.jsonl')).mode & 0o077).toBe(0);
  });

  it('replaces the table before', async () => {
    const folder = temporaryFolder();
    await withTable(3, (dynamodb) => saveTable(dynamodb, folder));
    await withTable(1, (dynamodb) => saveTable(dynamodb, folder));
    expect(await saved(folder)).toMatch(/^[^\n]+\n$/);
  });

  it('never leaves half a file or a draft, however many save at once', async () => {
    const folder = temporaryFolder();
    const sizes = [1, 5, 20];
    const whole = await Promise.all(
      sizes.map((items) =>
        withTable(items, async (dynamodb) => {
          const dump = await dumpTable(dynamodb);
          const seen: string[] = [];
          for (let turn = 0; turn < 5; turn += 1) {
            await Promise.all([saveTable(dynamodb, folder), saveTable(dynamodb, folder)]);
            seen.push(readFileSync(join(folder, 'table.jsonl'), 'utf8'));
          }
          return { dump, seen };
        }),
      ),
    );
    const dumps = whole.map(({ dump }) => dump);
    for (const text of whole.flatMap(({ seen }) => seen)) expect(dumps).toContain(text);
    expect(readdirSync(folder)).toEqual(['table.jsonl']);
  });

  it('throws when it cannot write, and leaves no draft', async () => {
    const folder = temporaryFolder();
    writeFolder(folder, { 'table.jsonl/in-the-way': '' });
    await withTable(1, (dynamodb) => expect(saveTable(dynamodb, folder)).rejects.toThrow());
    expect(readdirSync(folder)).toEqual(['table.jsonl']);
    const file = join(writeFolder(temporaryFolder(), { file: '' }), 'file');
    await withTable(1, (dynamodb) => expect(saveTable(dynamodb, file)).rejects.toThrow());
  });
});

describe('openSavedTable', () => {
  const refused = (folder: string, message: string) =>
    expect(openSavedTable(folder)).rejects.toMatchObject({
      name: 'NoSavedTable',
      message: expect.stringContaining(message),
    });

  it('says what to do when nothing was replayed yet', async () => {
    const folder = temporaryFolder();
    const replay = 'npx loopwatch replay events/scenarios/deployment-95';
    await refused(folder, `holds no table: run \`${replay} --data '${folder}'\` first`);
    await refused(join(folder, 'nope'), 'holds no table');
    await refused(join(writeFolder(folder, { file: '' }), 'file'), 'holds no table');
  });

  it.each(['{oops', '5', '{"a": 1}', '{"PK": {"S": "a"}}', '{"PK": {"S": "a"}, "SK"'])(
    'says that the file is damaged when it holds %s, and leaves nothing running',
    async (text) => {
      const folder = writeFolder(temporaryFolder(), { 'table.jsonl': `${text}\n` });
      const close = vi.spyOn(Server.prototype, 'close');
      await refused(folder, 'is damaged');
      expect(close).toHaveBeenCalledOnce();
      close.mockRestore();
    },
  );

  it('opens an empty table', async () => {
    expect(await saved(writeFolder(temporaryFolder(), { 'table.jsonl': '' }))).toBe('');
  });

  it('throws the error of the system when the file may not be read', async () => {
    const folder = writeFolder(temporaryFolder(), { 'table.jsonl/in-the-way': '' });
    await expect(openSavedTable(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('defaultDataFolder', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is in the cache of the user, where XDG says that it is', () => {
    vi.stubEnv('XDG_CACHE_HOME', '/somewhere');
    expect(defaultDataFolder()).toBe('/somewhere/loopwatch');
    vi.stubEnv('XDG_CACHE_HOME', '');
    vi.stubEnv('HOME', '/home/ada');
    expect(defaultDataFolder()).toBe('/home/ada/.cache/loopwatch');
  });
});
