import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dumpTable, type EmbeddedDynamoDb, loadTable, startDynamoDb } from './dynamodb.ts';

const FILE = 'table.jsonl';

/** The folder under the user's cache that a replay leaves its table in. */
export const defaultDataFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'loopwatch');

/** There is no table to open: nothing was replayed yet. */
export class NoSavedTable extends Error {
  override readonly name = 'NoSavedTable';
}

/** Keeps the table for later commands; a reader never sees half of it. */
export async function saveTable(dynamodb: EmbeddedDynamoDb, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${FILE}.${process.pid}`);
  await writeFile(draft, await dumpTable(dynamodb), { mode: 0o600 });
  await rename(draft, join(folder, FILE));
}

/** Starts DynamoDB with the table that a replay left behind. @throws NoSavedTable */
export async function openSavedTable(folder: string): Promise<EmbeddedDynamoDb> {
  const dump = await readFile(join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new NoSavedTable(`${folder} holds no table: run \`npx loopwatch replay DIR\` first`);
  });
  const dynamodb = await startDynamoDb();
  await loadTable(dynamodb, dump);
  return dynamodb;
}
