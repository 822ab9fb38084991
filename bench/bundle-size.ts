import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../infra/bundle.ts';
import { FUNCTIONS } from '../shared/names.ts';
import type { Measure } from './measure.ts';

/** What Lambda is given of each function, chunks included. */
export async function bundleSizes(): Promise<Measure[]> {
  return [...Object.keys(FUNCTIONS), 'reconcile'].map((name) => {
    const directory = mkdtempSync(join(tmpdir(), 'loopwatch-bench-'));
    try {
      bundle(name, directory);
      const sizes = readdirSync(directory).map((file) => statSync(join(directory, file)).size);
      const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
      return { what: `bundle of ${name}`, value: kilobytes, unit: 'KB', goal: { most: 450 } };
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
}
