import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { dumpTable, type EmbeddedDynamoDb, loadTable, startDynamoDb } from './dynamodb.ts';

const FILE = 'table.jsonl';

/** The folder in the user's cache where a replay saves its table. */
export const defaultDataFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'loopwatch');

/** There is no table to open: nothing was replayed yet, or the file is damaged. */
export class NoSavedTable extends Error {
  override readonly name = 'NoSavedTable';
}

/**
 * Makes a folder and those above it. Node's own way to do so never ends where no folder can be made
 * in an existing one, as in /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    const parent = dirname(folder);
    if (error.code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await make();
  });
}

/** Saves the table for later commands; a reader never sees half of it. */
export async function saveTable(dynamodb: EmbeddedDynamoDb, folder: string): Promise<void> {
  await makeFolder(folder);
  const draft = join(folder, `${FILE}.${randomUUID()}`);
  try {
    await writeFile(draft, await dumpTable(dynamodb), { mode: 0o600 });
    await rename(draft, join(folder, FILE));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Starts DynamoDB with the table that a replay saved. @throws NoSavedTable */
export async function openSavedTable(folder: string): Promise<EmbeddedDynamoDb> {
  const file = join(folder, FILE);
  const dump = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    const replay = 'npx loopwatch replay events/scenarios/deployment-95';
    const data = folder === defaultDataFolder() ? '' : ` --data '${folder}'`;
    throw new NoSavedTable(`${folder} holds no table: run \`${replay}${data}\` first`);
  });
  const dynamodb = await startDynamoDb();
  try {
    await loadTable(dynamodb, dump);
    return dynamodb;
  } catch {
    await dynamodb.stop();
    throw new NoSavedTable(`${file} is damaged: run \`npx loopwatch replay DIR\` again`);
  }
}
