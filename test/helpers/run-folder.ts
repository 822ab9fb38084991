import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the test files of one run put what they write, and find what they share. */
    runFolder: string;
  }
}

/** Vitest calls it before the first test. @returns what to do after the last one */
export default function setUp(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'loopwatch-tests-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  project.provide('runFolder', folder);
  // The code has changed since, and with it what is shared.
  project.onTestsRerun(() => {
    remove();
    mkdirSync(folder);
  });
  return remove;
}
