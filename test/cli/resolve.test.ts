import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch } from './run.ts';
import { loopwatchProcess } from './run-process.ts';
import { savedLoop } from './saved-incidents.ts';

// biome-ignore lint/suspicious/noExplicitAny: what other programs read, as they read it
type Json = any;

describe('loopwatch resolve', () => {
  let data: string;
  let id: string;
  const run = async (command: string, args: readonly string[] = []) => {
    const result = await loopwatch([command, ...args, '--data', data, '-o', 'json']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    return JSON.parse(result.stdout) as Json;
  };
  const resolve = (...args: string[]) => run('resolve', [id, ...args]);
  const saved = () => readFileSync(join(data, 'table.jsonl'), 'utf8');
  const entries = ({ timeline }: Json) =>
    timeline.map(({ what, who, why }: Json) => [what, who, why].filter(Boolean).join(' / '));

  beforeAll(async () => {
    data = await savedLoop();
    id = (await run('incidents')).incidents[0].id;
  });

  it('resolves by hand, with who and why, and freezes the numbers', async () => {
    const resolved = await resolve('--by', 'ada', '--note', 'set DB_HOST');
    expect(resolved).toMatchObject({ id, status: 'resolved', failures: 2, note: 'set DB_HOST' });
    expect(resolved.resolvedAt).toBe(resolved.timeline.at(-1).at);
    expect(entries(resolved).at(-1)).toBe('resolved / ada / by hand: set DB_HOST');
    expect(await run('show', [id])).toEqual(resolved);
    expect((await run('incidents')).incidents).toEqual([]);
    const [listed] = (await run('incidents', ['--status', 'resolved'])).incidents;
    expect(listed).toMatchObject({ id, status: 'resolved', note: 'set DB_HOST' });
  });

  it('resolves no incident twice, and says so', async () => {
    const before = saved();
    const shown = await run('show', [id]);
    const again = await loopwatch(['resolve', id, '--data', data]);
    const stderr = `${id} was resolved already; --note TEXT leaves a note\n`;
    expect(again).toMatchObject({ code: 0, stderr });
    expect(again.stdout).toContain(`${id}  shop/media  resolved`);
    expect([saved(), await run('show', [id])]).toEqual([before, shown]);
  });

  it('accepts a harmless note later, which replaces the first, and keeps both in the timeline', async () => {
    const { resolvedAt, timeline } = await run('show', [id]);
    const noted = await resolve('--by', 'grace', '--note', `and ${HOSTILE}`);
    expect(noted).toMatchObject({ status: 'resolved', resolvedAt, note: 'and abc defg' });
    expect(entries(noted)).toEqual([...entries({ timeline }), 'note / grace / and abc defg']);
    const told = await loopwatch(['show', id, '--data', data]);
    expect(told.stdout).toContain('NOTE\n  and abc defg');
    expect(told.stdout).toContain('note by grace - and abc defg');
    expect(told.stdout).not.toMatch(UNSAFE);
  });

  it('says whether it resolved the incident or added the note', async () => {
    const fresh = await savedLoop();
    const said = async (...args: string[]) =>
      (await loopwatch(['resolve', id, '--data', fresh, ...args])).stderr;
    expect(await said('--note', 'set DB_HOST')).toBe(`${id} resolved\n`);
    expect(await said('--note', 'and DB_PORT')).toBe(`${id}: note added\n`);
  });

  it('names the user of the machine when nobody is named', async () => {
    const fresh = await savedLoop();
    const result = await loopwatchProcess(['resolve', id, '--data', fresh, '-o', 'jsonl']);
    expect(result.stdout.split('\n')).toHaveLength(2);
    const { timeline } = JSON.parse(result.stdout);
    expect(timeline.at(-1).who).toMatch(/./);
  });

  it('changes nothing when the incident does not exist', async () => {
    const before = saved();
    const result = await loopwatchProcess(['resolve', 'inc-nope', '--data', data]);
    expect(result).toMatchObject({ code: 255, stdout: '' });
    expect(result.stderr).toMatch(/^loopwatch: no incident inc-nope in [^\n]+\n$/);
    expect(saved()).toBe(before);
  });
});
