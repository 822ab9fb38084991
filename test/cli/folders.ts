import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** An empty folder, gone at the end of the run. */
export const temporaryFolder = (): string => mkdtempSync(join(inject('runFolder'), 'test-'));

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
