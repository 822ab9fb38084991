import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { inject } from 'vitest';
import type { Replay } from '../../local/replay.ts';
import { play, scenarioNamed } from './replays.ts';

/**
 * What a scenario of events/ comes to. It is replayed once in a run of the tests, by the file that
 * asks first; the others find the result in the run's folder.
 */
export async function replayed(name: string): Promise<Replay> {
  const file = join(inject('runFolder'), `${name}.replay`);
  const known = await readFile(file).catch(() => undefined);
  if (known) return deserialize(known);
  const replay = await play(await scenarioNamed(name));
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, serialize(replay));
  await rename(draft, file);
  return replay;
}
