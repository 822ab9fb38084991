import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../local/scenario.ts';
import { scenarioFiles, temporaryFolder, writeFolder } from '../cli/folders.ts';

const EVENT = { id: 'e1', time: '2026-02-03T08:00:00Z', source: 'aws.ecs' };
const LINE = JSON.stringify(EVENT);

const write = (files: Readonly<Record<string, unknown>>) =>
  writeFolder(temporaryFolder(), { ...scenarioFiles([EVENT]), ...files });
const read = (files: Readonly<Record<string, unknown>>) => readScenario(write(files));
/** The message without the folder, which differs each time. */
const refusal = async (folder: string) => {
  const error = await readScenario(folder).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ScenarioError' });
  return (error as Error).message.replace(`${folder}/`, '').replace(folder, 'DIR');
};

describe('readScenario', () => {
  it('reads title, about, end, events and account', async () => {
    const account = { taskDefinitions: [{ family: 'media' }], services: [{ service: { a: 1 } }] };
    const head = { title: 'T', about: 'A', until: '2026-02-03T09:00:00Z' };
    const folder = write({ 'scenario.json': head, 'account.json': account });
    expect(await readScenario(folder)).toEqual({
      directory: folder,
      title: 'T',
      about: 'A',
      until: Date.parse('2026-02-03T09:00:00Z'),
      after: undefined,
      events: [{ event: EVENT, time: Date.parse(EVENT.time) }],
      account,
    });
  });

  it('requires nothing in scenario.json, and no account.json', async () => {
    const folder = writeFolder(temporaryFolder(), { 'scenario.json': {}, 'events.jsonl': '' });
    expect(await readScenario(folder)).toMatchObject({
      title: '',
      until: undefined,
      events: [],
      account: {},
    });
  });

  it.each([
    ['blank lines', `\n${LINE}\n\n  \n${LINE}\n\n`],
    ['CRLF', `${LINE}\r\n${LINE}\r\n`],
    ['a byte order mark', `\ufeff${LINE}\n${LINE}\n`],
    ['no line break at the end', `${LINE}\n${LINE}`],
  ])('accepts events.jsonl with %s', async (_, text) => {
    const { events } = await read({ 'events.jsonl': text });
    expect(events.map(({ event }) => event)).toEqual([EVENT, EVENT]);
  });

  it('accepts a byte order mark and CRLF in the other files', async () => {
    const scenario = await read({
      'scenario.json': '\ufeff{\r\n"title": "T"\r\n}\r\n',
      'account.json': '\ufeff{\r\n"stackEvents": []\r\n}\r\n',
    });
    expect(scenario).toMatchObject({ title: 'T', account: { stackEvents: [] } });
  });

  it('keeps the order of arrival, with duplicates and disorder', async () => {
    const times = ['08:00:10', '08:00:00', '08:00:10'].map((time) => `2026-02-03T${time}Z`);
    const events = times.map((time) => ({ time }));
    const scenario = await read(scenarioFiles(events));
    expect(scenario.events.map(({ event }) => event)).toEqual(events);
  });

  it.each([[{}], [{ time: null }], [{ time: 'soon' }], [{ time: '5' }], [{ time: 5 }]])(
    'takes an event without a time: %j',
    async (event) => {
      const { events } = await read(scenarioFiles([event]));
      expect(events).toEqual([{ event, time: undefined }]);
    },
  );

  it('ignores keys of account.json that it does not know', async () => {
    const stream = { logGroupName: 'g', logStreamName: 's', events: [], retention: 30 };
    const account = { version: 9, logStreams: [stream], somethingNew: { deep: [1] } };
    const read1 = await read({ 'account.json': account });
    expect(read1.account).toEqual({ logStreams: [{ ...stream, retention: undefined }] });
  });

  it('keeps all fields of the shapes of AWS', async () => {
    const account = {
      taskDefinitions: [{ family: 'a', extra: [1, { deep: true }] }],
      tasks: [{ from: '2026-02-03T08:00:00Z', task: { taskArn: 't', tags: [] } }],
      stacks: [{ stack: { StackId: 's', Tags: [{ Key: 'k' }] } }],
      stackEvents: [{ StackId: 's', Timestamp: '2026-02-03T08:00:00Z' }],
      targetHealth: [{ targetGroupArn: 'g', targets: [{ Target: { Id: 'i' } }] }],
      faults: [
        { api: 'sns:Publish', error: 'Throttling', times: 2, until: '2026-02-03T09:00:00Z' },
      ],
    };
    expect((await read({ 'account.json': account })).account).toEqual(account);
  });

  const account = (value: object) => ({ 'account.json': value });
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['scenario.json line 1: not JSON', { 'scenario.json': '' }],
    ['scenario.json line 2: not JSON', { 'scenario.json': '{\n"title": oops}' }],
    ['scenario.json: must be an object, not a list', { 'scenario.json': [] }],
    ['scenario.json: title: ', { 'scenario.json': { title: 5 } }],
    ['scenario.json: after: ', { 'scenario.json': { after: ['x'] } }],
    ['scenario.json: until: must be an ISO 8601 time', { 'scenario.json': { until: 'soon' } }],
    ['scenario.json: until: must be an ISO 8601 time', { 'scenario.json': { until: 5 } }],
    ['scenario.json: until: must be an ISO 8601 time', { 'scenario.json': { until: '5' } }],
    ['events.jsonl line 3: not JSON', { 'events.jsonl': `${LINE}\n\n{"a": \n` }],
    ['events.jsonl line 2: must be an object', { 'events.jsonl': `${LINE}\n"text"\n` }],
    ['events.jsonl line 1: must be an object', { 'events.jsonl': 'null\n' }],
    ['events.jsonl line 1: must be an object, not a list', { 'events.jsonl': '[{}]\n' }],
    ['account.json line 3: not JSON', { 'account.json': '{\n"tasks": [],\n"services": [}\n}' }],
    ['account.json: must be an object, not a list', account([])],
    ['account.json: services: ', account({ services: {} })],
    ['account.json: services.1.service: ', account({ services: [{ service: {} }, {}] })],
    ['account.json: tasks.0.from: must be', account({ tasks: [{ from: 'now', task: {} }] })],
    ['account.json: stacks.0.stack: ', account({ stacks: [{ stack: 'x' }] })],
    ['account.json: taskDefinitions.0: ', account({ taskDefinitions: ['media:7'] })],
    [
      'account.json: logStreams.0.logGroupName: ',
      account({ logStreams: [{ logStreamName: 's' }] }),
    ],
    [
      'account.json: logStreams.0.events.0.timestamp: ',
      account({
        logStreams: [
          { logGroupName: 'g', logStreamName: 's', events: [{ timestamp: 'x', message: 'm' }] },
        ],
      }),
    ],
    ['account.json: faults.0.error: ', account({ faults: [{ api: 'sns:Publish' }] })],
    ['account.json: faults.0.until: ', account({ faults: [{ api: 'a', error: 'e', until: 'x' }] })],
  ])('refuses a folder with %s', async (said, files) => {
    const message = await refusal(write(files));
    expect(message.slice(0, said.length)).toBe(said);
    expect(message).not.toContain('\n');
  });

  it('refuses a folder that does not exist, is a file, or lacks a file', async () => {
    const folder = temporaryFolder();
    const hint =
      'a scenario is a folder with scenario.json, events.jsonl and account.json, ' +
      'e.g. events/scenarios/deployment-95';
    const nope = join(folder, 'nope');
    expect(await refusal(nope)).toBe(`DIR: no such folder: ${hint}`);
    expect(await refusal(folder)).toBe(`scenario.json: no such file: ${hint}`);
    writeFolder(folder, { 'scenario.json': {} });
    expect(await refusal(folder)).toBe(`events.jsonl: no such file: ${hint}`);
    expect(await refusal(join(folder, 'scenario.json'))).toBe(`DIR: no such folder: ${hint}`);
    writeFolder(folder, { 'events.jsonl/x': '' });
    expect(await refusal(folder)).toBe('events.jsonl: cannot be read (EISDIR)');
  });
});

describe('after', () => {
  /** Folders next to each other, each of which comes after another one. */
  const chain = (links: Readonly<Record<string, string | undefined>>) => {
    const folder = temporaryFolder();
    for (const [name, after] of Object.entries(links)) {
      const head = { title: name, ...(after && { after }) };
      writeFolder(join(folder, name), scenarioFiles([], {}, head));
    }
    return folder;
  };

  it('reads the scenarios before, however many', async () => {
    const folder = chain({ c: '../b', b: '../a', a: undefined });
    const scenario = await readScenario(join(folder, 'c'));
    const titles = [scenario, scenario.after, scenario.after?.after].map((one) => one?.title);
    expect(titles).toEqual(['c', 'b', 'a']);
    expect(scenario.after?.after?.after).toBeUndefined();
  });

  it.each([
    ['itself', { a: '../a' }],
    ['itself by way of others', { a: '../b', b: '../c', c: '../a' }],
    ['a circle that it is not in', { a: '../b', b: '../c', c: '../b' }],
  ])('refuses a scenario that comes after %s', async (_, links) => {
    const folder = chain(links);
    await expect(readScenario(join(folder, 'a'))).rejects.toThrow('comes after itself');
  });

  it('refuses one that comes after a scenario that does not exist, and says which', async () => {
    const folder = chain({ a: '../nope' });
    const names = `\`after\` in ${join(folder, 'a', 'scenario.json')} names it`;
    const message = `${join(folder, 'nope')}: no such folder: ${names}`;
    await expect(readScenario(join(folder, 'a'))).rejects.toThrow(message);
  });
});
