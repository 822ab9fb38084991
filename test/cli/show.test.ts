import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { incidentFrom } from '../helpers/incidents.ts';
import { temporaryFolder, writeFolder } from './folders.ts';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch } from './run.ts';
import { loopwatchProcess } from './run-process.ts';
import { savedIncidents, savedLoop } from './saved-incidents.ts';

const ESCAPE = '\u001b';
const hostile = incidentFrom({
  service: `evil${HOSTILE}`,
  with: {
    note: `note ${HOSTILE}`,
    timeline: [{ at: '2026-02-03T08:00:00.000Z', kind: 'opened', who: HOSTILE, why: HOSTILE }],
  },
});

describe('loopwatch show', () => {
  let data: string;
  let id: string;
  beforeAll(async () => {
    data = await savedLoop();
    const listed = await loopwatch(['incidents', '--data', data, '-o', 'json']);
    id = JSON.parse(listed.stdout).incidents[0].id;
  });
  const show = (args: readonly string[]) => loopwatch(['show', id, '--data', data, ...args]);

  it('shows cause, proof, what to do, figures, timeline and notifications', async () => {
    const { code, stdout, stderr } = await show([]);
    expect([code, stderr]).toEqual([0, '']);
    for (const said of [
      `${id}  shop/media  open`,
      'shop/media keeps crashing: 2 tasks failed 2026-02-03 08:01–08:04 UTC, 3 min.',
      'CAUSE (',
      'PROOF (log of app, task t2, UTC)',
      "('127.0.0.1', 5432)",
      'DO NEXT\n1. ',
      'FACTS\nService    shop/media, account 444455556666, eu-central-1',
      'TIMELINE (UTC)\n  2026-02-03 08:04:',
      'NOTIFICATIONS (UTC)\n  2026-02-03 08:04:',
      'opened to pages (sent)',
    ]) {
      expect(stdout).toContain(said);
    }
    expect(stdout).not.toContain('NOTE');
    expect(stdout).not.toContain('Show  ');
    expect(stdout).not.toContain(ESCAPE);
  });

  it('prints the whole record as JSON, indented or as one line', async () => {
    const [json, jsonl] = await Promise.all([show(['-o', 'json']), show(['-o', 'jsonl'])]);
    expect([json.code, json.stderr, jsonl.code, jsonl.stderr]).toEqual([0, '', 0, '']);
    expect(jsonl.stdout.split('\n')).toHaveLength(2);
    const record = JSON.parse(json.stdout);
    expect(JSON.parse(jsonl.stdout)).toEqual(record);
    expect(record).toMatchObject({ id, status: 'open', failures: 2 });
    expect(record.resource).not.toHaveProperty('key');
  });

  it('paints when colours are forced, but not its JSON', async () => {
    const show = (args: readonly string[]) =>
      loopwatchProcess(['show', id, '--data', data, ...args], { FORCE_COLOR: '1' });
    const [table, json] = await Promise.all([show([]), show(['-o', 'json'])]);
    expect(table.stdout).toContain(`${ESCAPE}[1mshop/media${ESCAPE}[22m`);
    expect(json.stdout).not.toContain(ESCAPE);
  });

  it('shows names, notes and timelines without terminal codes, and unchanged in JSON', async () => {
    const folder = await savedIncidents([hostile]);
    const [table, json] = await Promise.all(
      ['table', 'json'].map((format) =>
        loopwatch(['show', hostile.id, '--data', folder, '-o', format]),
      ),
    );
    expect(table?.stdout).toContain('shop/evilabc defg');
    expect(table?.stdout).toContain('NOTE\n  note abc defg');
    expect(table?.stdout).not.toMatch(UNSAFE);
    expect(json?.stdout).not.toMatch(UNSAFE);
    expect(JSON.parse(json?.stdout ?? '').note).toBe(`note ${HOSTILE}`);
  });

  it('prints commands that find the same table when they are pasted', async () => {
    const { stdout } = await show([]);
    const [, command = ''] = /^Resolve +npx loopwatch (.+) --note/m.exec(stdout) ?? [];
    expect(command).toBe(`resolve ${id} --local --data ${data}`);
    const copy = writeFolder(temporaryFolder(), {
      'table.jsonl': readFileSync(join(data, 'table.jsonl'), 'utf8'),
    });
    expect((await loopwatch(command.replace(data, copy).split(' '))).code).toBe(0);
  });

  it('accepts an id in capitals', async () => {
    const { code, stdout } = await loopwatch(['show', id.toUpperCase(), '--data', data]);
    expect([code, stdout]).toEqual([0, (await show([])).stdout]);
  });

  it('says how to find the id, and in which table, when there is no such incident', async () => {
    const run = await loopwatch(['show', 'inc-nope', '--data', data]);
    expect(run).toMatchObject({ code: 255, stdout: '' });
    const [, said, command = ''] =
      /^loopwatch: (.+): `npx loopwatch (.+)` lists/.exec(run.stderr) ?? [];
    expect(said).toBe(`no incident inc-nope in the table in ${data}`);
    expect(command).toBe(`incidents --status all --local --data ${data}`);
    expect((await loopwatch(command.split(' '))).stdout).toContain(id);
  });
});
