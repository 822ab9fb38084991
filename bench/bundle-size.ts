import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../infra/bundle.ts';
import type { Measure } from './measure.ts';

/** In kilobytes. A cold start of detect or notify delays a page; one of the others does not. */
export const BUDGETS = { detect: 450, diagnose: 650, notify: 450, reconcile: 500 } as const;

/** How large the code of each function is in Lambda, with its chunks. */
export async function bundleSizes(): Promise<Measure[]> {
  return Object.entries(BUDGETS).map(([name, most]) => {
    const directory = mkdtempSync(join(tmpdir(), 'loopwatch-bench-'));
    try {
      bundle(name, directory);
      const sizes = readdirSync(directory).map((file) => statSync(join(directory, file)).size);
      const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
      return { what: `bundle of ${name}`, value: kilobytes, unit: 'KB', goal: { most } };
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
}
