import { beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/incident/incident.ts';
import { resolveIncident } from '../../shared/incident/incident-transitions.ts';
import { stackResource } from '../../shared/resource.ts';
import { incidentFrom } from '../helpers/incidents.ts';
import { STACK_ID } from '../helpers/operations.ts';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch } from './run.ts';
import { loopwatchProcess } from './run-process.ts';
import { savedIncidents } from './saved-incidents.ts';

const ESCAPE = '\u001b';
const at = (minute: number) => `2026-02-03T08:${String(minute).padStart(2, '0')}:00.000Z`;

/** Seven open incidents of other services, a resolved one of media, and a hostile one. */
const open = Array.from({ length: 7 }, (_, index) =>
  incidentFrom({ service: `web-${index}`, openedAt: at(index) }),
);
const resolved = resolveIncident(
  incidentFrom({ service: 'media', openedAt: '2026-02-01T08:00:00.000Z' }),
  { who: 'ada', why: 'by hand' },
  undefined,
  Date.parse('2026-02-01T09:30:00Z'),
);
/** A stack whose name a service has, too. */
const stack = incidentFrom({
  openedAt: '2026-01-31T08:00:00.000Z',
  with: { status: 'resolved', resource: { ...stackResource(STACK_ID), name: 'media' } },
});
const hostile = incidentFrom({
  service: `evil${HOSTILE}`,
  openedAt: '2026-02-02T08:00:00.000Z',
  with: { status: 'acknowledged', headline: { cause: `broken ${HOSTILE} ${'x'.repeat(200)}` } },
});

let folder: string;
beforeAll(async () => {
  folder = await savedIncidents([...open, resolved, hostile, stack]);
});

const list = async (args: readonly string[], start = loopwatch) => {
  const run = await start(['incidents', '--data', folder, ...args]);
  expect(run.code).toBe(0);
  return run;
};
const inTerminal = (env: Readonly<Record<string, string>>) => (args: readonly string[]) =>
  loopwatchProcess(args, env);
const ids = (incidents: readonly { id: string }[]) => incidents.map(({ id }) => id);
const newestFirst = ids(open).reverse();
const all = [...open].reverse().concat(hostile, resolved, stack);

describe('loopwatch incidents', () => {
  it('lists what is open, newest first, in one JSON document', async () => {
    const { stdout, stderr } = await list(['-o', 'json']);
    const { incidents, nextToken } = JSON.parse(stdout);
    expect(ids(incidents)).toEqual(newestFirst);
    expect([nextToken, stderr]).toEqual([undefined, '']);
    expect(incidents[0]).toMatchObject({
      status: 'open',
      openedAt: at(6),
      resource: { kind: 'service', name: 'web-6', cluster: 'shop' },
    });
    expect(incidents[0].resource).not.toHaveProperty('key');
  });

  it.each<[string, readonly string[], readonly Incident[]]>([
    ['by status', ['--status', 'resolved'], [resolved, stack]],
    ['by service, whatever the status', ['--service', 'media'], [resolved]],
    ['by service and cluster, as pages write it', ['--service', 'shop/media'], [resolved]],
    ['by a service that another cluster has', ['--service', 'toys/media'], []],
    ['all, newest first', ['--status', 'all'], all],
    ['all of a day', ['--status', 'all', '--day', '2026-02-02'], [hostile]],
    ['by day', ['--day', '2026-02-02'], [hostile]],
    ['by stack', ['--stack', 'media'], [stack]],
    ['by the id of a stack', ['--stack', STACK_ID.replace('shop-prod', 'media')], []],
    ['by a stack that has none', ['--stack', 'nope'], []],
    ['by a service that has none', ['--service', 'nope'], []],
  ])('lists %s, as JSON lines and nothing else', async (_, args, expected) => {
    const { stdout, stderr } = await list([...args, '-o', 'jsonl']);
    const lines = stdout.split('\n').slice(0, -1);
    expect(ids(lines.map((line) => JSON.parse(line)))).toEqual(ids(expected));
    expect([stdout.match(UNSAFE), stderr]).toEqual([null, '']);
  });

  it.each<[string, readonly string[], readonly string[], readonly number[]]>([
    ['open', [], newestFirst, [3, 3, 1]],
    ['of any status', ['--status', 'all'], ids(all), [3, 3, 3, 1]],
  ])('covers every incident once, page by page: %s', async (_, args, expected, expectedSizes) => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let token: string[] = [];
    do {
      const { stdout } = await list([...args, '--limit', '3', '-o', 'json', ...token]);
      const { incidents, nextToken } = JSON.parse(stdout);
      seen.push(...ids(incidents));
      sizes.push(incidents.length);
      token = nextToken ? ['--starting-token', nextToken] : [];
    } while (token.length > 0);
    expect([seen, sizes]).toEqual([expected, expectedSizes]);
  });

  it('says on stderr where the next page begins when stdout has only rows', async () => {
    const { stdout, stderr } = await list(['--limit', '4', '-o', 'jsonl']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
    const [, token = ''] = /^more with --starting-token (\S+)\n$/.exec(stderr) ?? [];
    const rest = await list(['--limit', '4', '-o', 'jsonl', '--starting-token', token]);
    const lines = rest.stdout.trimEnd().split('\n');
    expect(ids(lines.map((line) => JSON.parse(line)))).toEqual(newestFirst.slice(4));
    for (const other of [
      ['--day', '2026-02-03'],
      ['--status', 'closed'],
    ]) {
      const wrong = ['incidents', '--data', folder, ...other, '--starting-token', token];
      expect(await loopwatch(wrong)).toMatchObject({ code: 252, stdout: '' });
    }
  });

  it('prints a table without colours into a pipe, even where CI or a terminal type is set', async () => {
    const { stdout } = await list(
      ['--status', 'resolved'],
      inTerminal({ CI: 'true', TERM: 'xterm' }),
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stdout).toContain(`${resolved.id}  resolved  2026-02-01 08:00  1 h 30 min  shop/media`);
    expect(stdout).not.toContain(ESCAPE);
  });

  it('paints the status when colours are forced, and never with NO_COLOR', async () => {
    const painted = await list(['--status', 'resolved'], inTerminal({ FORCE_COLOR: '1' }));
    expect(painted.stdout).toContain(`${ESCAPE}[32mresolved${ESCAPE}[39m`);
    const plain = await list(
      ['--status', 'resolved'],
      inTerminal({ FORCE_COLOR: '1', NO_COLOR: '1' }),
    );
    expect(plain.stdout).not.toContain(ESCAPE);
  });

  it('prints names and causes without terminal codes, and cuts long causes', async () => {
    const { stdout } = await list(['--status', 'acknowledged']);
    expect(stdout).not.toMatch(UNSAFE);
    expect(stdout).toContain('shop/evilabc defg  broken abc defg xxx');
    expect(stdout).toMatch(/x…\n$/);
  });

  it('says on stderr that there are none', async () => {
    const { stdout, stderr } = await list(['--service', 'nope']);
    expect(stdout.trim().split(/ {2,}/)[0]).toBe('ID');
    expect(stderr).toBe('no incidents of service nope\n');
    expect((await list(['--stack', 'nope'])).stderr).toBe('no incidents of stack nope\n');
    const said = async (...args: string[]) => (await list(args)).stderr;
    expect(await said('--day', '2020-01-01')).toBe('no incidents opened on 2020-01-01\n');
    expect(await said('--status', 'closed')).toBe(
      'no incidents with status closed; --status all lists every incident\n',
    );
  });

  it('exits with 253 when nothing was replayed yet, or the table is damaged', async () => {
    const run = await loopwatch(['incidents', '--local'], { XDG_CACHE_HOME: '/nonexistent' });
    expect(run).toMatchObject({ code: 253, stdout: '' });
    expect(run.stderr).toMatch(/^loopwatch: [^\n]+ holds no table: run [^\n]+\n$/);
  });
});
