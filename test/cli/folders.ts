import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

/** A folder for one test file; it is removed after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loopwatch-test-'));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a folder: text as it is, anything else as JSON. @returns the folder */
export function writeFolder(folder: string, files: Readonly<Record<string, unknown>>): string {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** The three files of a scenario that `loopwatch replay` reads. */
export const scenarioFiles = (
  events: readonly object[],
  account: object = {},
  head: object = { title: 'a test', about: 'made by a test' },
): Record<string, unknown> => ({
  'scenario.json': head,
  'events.jsonl': events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  'account.json': account,
});
