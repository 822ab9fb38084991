import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../helpers/account.ts';
import { bothEvents, crashLoop } from '../helpers/crash-events.ts';
import { scenarioFiles, temporaryFolder, writeFolder } from './folders.ts';
import { HOSTILE, hostileAccount, hostileEvents, UNSAFE } from './hostile.ts';
import { ENVIRONMENT, loopwatch, type Run } from './run.ts';
import { LOOPWATCH, loopwatchProcess } from './run-process.ts';

const ESCAPE = '\u001b';
/** Soon after the second crash, because every tick of the clock takes time. */
const until = '2026-02-03T08:06:00Z';
const head = { title: 'The media service restarts', about: 'It finds no database.', until };
const events = crashLoop(2).flatMap((one) => bothEvents(one));
const account = accountOf('media', { tasks: ['t1', 't2'] });

const scenario = writeFolder(temporaryFolder(), scenarioFiles(events, account, head));
const hostile = writeFolder(
  temporaryFolder(),
  scenarioFiles(hostileEvents, hostileAccount, {
    title: `title ${HOSTILE}`,
    about: `about ${HOSTILE}`,
    until,
  }),
);
const data = temporaryFolder();

// biome-ignore lint/suspicious/noExplicitAny: what other programs read, as they read it
const recordsOf = ({ stdout }: Run): any[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('loopwatch replay', () => {
  let jsonl: Run;
  let story: Run;
  let hostileStory: Run;
  /** Where two replays save their tables at the same time. */
  const cache = { XDG_CACHE_HOME: temporaryFolder() };
  beforeAll(async () => {
    [jsonl, story, hostileStory] = await Promise.all([
      loopwatchProcess(['replay', scenario, '-o', 'jsonl', '--data', data]),
      loopwatchProcess(['replay', scenario], cache),
      loopwatchProcess(['replay', hostile], cache),
    ]);
  });

  it('prints one record per line: notifications, incidents, the summary, and nothing else', () => {
    expect(jsonl).toMatchObject({ code: 0, stderr: '' });
    const kinds = recordsOf(jsonl).map(({ record }) => record);
    expect(kinds).toEqual(['notification', 'incident', 'summary']);
  });

  it('gives notifications the fields that other programs rely on', () => {
    const [notification, incident] = recordsOf(jsonl);
    expect(notification).toEqual({
      record: 'notification',
      at: expect.stringMatching(/^2026-02-03T08:\d\d:\d\d\.\d\d\dZ$/),
      incidentId: incident.id,
      reason: 'opened',
      topic: 'pages',
      subject: expect.stringContaining('media'),
      body: expect.stringContaining("('127.0.0.1', 5432)"),
      attributes: expect.objectContaining({ incidentId: incident.id, service: 'media' }),
    });
  });

  it('gives incidents the fields that other programs rely on, as `show` prints them', async () => {
    const [, { record, ...incident }] = recordsOf(jsonl);
    expect(record).toBe('incident');
    expect(incident).toMatchObject({
      id: expect.stringMatching(/^inc-[0-9a-z]{10}$/),
      status: 'open',
      resource: {
        kind: 'service',
        arn: 'arn:aws:ecs:eu-central-1:444455556666:service/shop/media',
        name: 'media',
        cluster: 'shop',
        account: '444455556666',
        region: 'eu-central-1',
      },
      openedAt: expect.any(String),
      detectedFrom: '2026-02-03T08:01:00.000Z',
      lastSeenAt: '2026-02-03T08:04:10.000Z',
      failures: 2,
      changes: expect.any(Array),
      missing: expect.any(Array),
      fingerprint: expect.any(String),
      similar: [],
      gaps: expect.any(Array),
      evidence: expect.any(Object),
    });
    expect(incident.diagnoses[0]).toMatchObject({
      category: expect.any(String),
      confidence: expect.stringMatching(/^(high|medium|low)$/),
      cause: expect.any(String),
      evidence: [expect.stringContaining('ConnectionRefusedError')],
      advice: expect.any(Array),
      phase: expect.any(String),
      past: false,
    });
    expect(incident.timeline[0]).toMatchObject({ at: expect.any(String), what: 'opened' });
    expect(incident.notifications).toEqual([
      { at: expect.any(String), reason: 'opened', topic: 'pages', state: 'sent' },
    ]);
    const shown = await loopwatch(['show', incident.id, '--data', data, '-o', 'json']);
    expect(JSON.parse(shown.stdout)).toEqual(incident);
  });

  it('gives the summary the fields that other programs rely on', () => {
    const summary = recordsOf(jsonl).at(-1);
    expect(summary).toMatchObject({
      record: 'summary',
      events: 4,
      admitted: 4,
      failures: 2,
      incidents: 1,
      notifications: 1,
      calls: { 'sns:Publish': 1, 'dynamodb:PutItem': expect.any(Number) },
      peakPerSecond: { sns: 1, 'sns:Publish': 1, ecs: expect.any(Number) },
      units: { write: expect.any(Number), read: expect.any(Number) },
    });
    expect(summary.calls['logs:GetLogEvents']).toBeGreaterThan(0);
  });

  it('tells the story to a person: what happened, the page, the incident, the count', () => {
    expect(story).toMatchObject({ code: 0, stderr: '' });
    for (const said of [
      'The media service restarts\nIt finds no database.',
      '2026-02-03 08:01:00  detect    task t1 of media failed, exit 1',
      'opened\n',
      '│ To pages, 08:04',
      'Incident\ninc-',
      `\nShow       npx loopwatch show ${recordsOf(jsonl)[1].id} --local\n`,
      'TIMELINE (UTC)',
      'events: 4, admitted by the rules: 4, failures: 2, incidents: 1, notifications: 1',
    ]) {
      expect(story.stdout).toContain(said);
    }
    expect(story.stdout).not.toContain(ESCAPE);
  });

  it('saves the table for later commands, and reports a folder that it cannot write', async () => {
    expect(readFileSync(join(data, 'table.jsonl'), 'utf8')).toContain('"I#000001"');
    const file = join(writeFolder(temporaryFolder(), { file: '' }), 'file');
    const run = await loopwatch(['replay', scenario, '-o', 'jsonl', '--data', file]);
    expect([run.code, run.stdout]).toEqual([0, jsonl.stdout]);
    expect(run.stderr).toMatch(/^the table could not be kept in [^\n]+\n$/);
  });

  it('prints before it saves, so that no folder can cost the output', async () => {
    const file = join(writeFolder(temporaryFolder(), { file: '' }), 'file');
    const output = join(temporaryFolder(), 'output');
    // One file for both streams, as on a terminal, shows what came first.
    const fd = openSync(output, 'w');
    const args = [LOOPWATCH, 'replay', scenario, '-o', 'jsonl', '--data', file];
    const child = spawn(process.execPath, args, { env: ENVIRONMENT, stdio: ['ignore', fd, fd] });
    expect(await once(child, 'close')).toEqual([0, null]);
    closeSync(fd);
    const printed = readFileSync(output, 'utf8');
    expect(printed.slice(0, jsonl.stdout.length)).toBe(jsonl.stdout);
    expect(printed.slice(jsonl.stdout.length)).toMatch(/^the table could not be kept in /);
  });

  it('saves a whole table when several replays write to the user’s cache at once', async () => {
    const listed = await loopwatch(['incidents', '--local', '-o', 'json'], cache);
    expect(JSON.parse(listed.stdout).incidents).toHaveLength(1);
  });

  it('prints recorded texts and names without terminal codes', async () => {
    expect(hostileStory.code).toBe(0);
    expect(hostileStory.stdout).toContain('ECONNREFUSED 127.0.0.1:5432 abc');
    expect(hostileStory.stdout + hostileStory.stderr).not.toMatch(UNSAFE);
    const printed = await loopwatch(['replay', hostile, '--data', data, '-o', 'jsonl']);
    expect(printed.stdout).not.toMatch(UNSAFE);
    expect(recordsOf(printed)[1].resource.name).toBe(`media${HOSTILE}`);
  });

  it('writes each error of a function to stderr as one harmless line', async () => {
    const faults = [{ api: 'sns:Publish', error: `Denied${HOSTILE}`, times: 1 }];
    const files = scenarioFiles(events, { ...account, faults }, head);
    const folder = writeFolder(temporaryFolder(), files);
    const run = await loopwatch(['replay', folder, '-o', 'jsonl', '--data', data]);
    expect([run.code, recordsOf(run).length]).toEqual([0, 3]);
    expect(run.stderr).toMatch(
      /^2026-02-03T08:04:\S+ error notify: .+ \(notifications-\d, receive 1\)\n/,
    );
    expect(run.stderr).not.toMatch(UNSAFE);
  });

  it.each([
    ['scenario.json line 2: not JSON', { 'scenario.json': '{\n"title": oops\n}' }],
    ['events.jsonl line 2: not JSON', { 'events.jsonl': `{}\n{"a": ${HOSTILE}\n` }],
    ['account.json: faults.0.error: ', { 'account.json': { faults: [{ api: 'a' }] } }],
    ['comes after itself', { 'scenario.json': { after: '.' } }],
  ])('refuses a folder in one line that says "%s"', async (said, files) => {
    const folder = writeFolder(temporaryFolder(), { ...scenarioFiles([]), ...files });
    const run = await loopwatch(['replay', folder]);
    expect(run).toMatchObject({ code: 252, stdout: '' });
    expect(run.stderr).toMatch(/^loopwatch: [^\n]+\n$/);
    expect(run.stderr).toContain(said);
    expect(run.stderr).not.toMatch(UNSAFE);
  });

  it('says nothing when the reader closes the pipe, as `head` does', async () => {
    const data = temporaryFolder();
    const args = [LOOPWATCH, 'replay', scenario, '--data', data, '-o', 'jsonl'];
    const child = spawn(process.execPath, args, { env: ENVIRONMENT });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect([code, stderr]).toEqual([0, '']);
    expect(existsSync(join(data, 'table.jsonl'))).toBe(true);
  });
});
