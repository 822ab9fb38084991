import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CliError, EXIT, explain } from '../../cli/exit-codes.ts';
import { startDynamoDb, TABLE_NAME } from '../../local/dynamodb.ts';
import { temporaryFolder, writeFolder } from './folders.ts';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch } from './run.ts';
import { loopwatchProcess } from './run-process.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
const AWS = { ...KEYS, AWS_REGION: 'eu-west-1', AWS_MAX_ATTEMPTS: '1' };
const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });
const fromAws = (name: string) => named(name, 'no', { $metadata: {} });

describe('explain', () => {
  it.each([
    [EXIT.usage, new CliError(EXIT.usage, 'say it so')],
    [EXIT.usage, named('ScenarioError', 'events.jsonl line 3: not JSON')],
    [EXIT.configuration, named('NoSavedTable', 'no table')],
    [EXIT.configuration, new Error('Region is missing')],
    [EXIT.configuration, new Error('Region not accepted: region="a b"')],
    [EXIT.configuration, named('CredentialsProviderError', 'Could not load credentials')],
    [EXIT.configuration, fromAws('ExpiredTokenException')],
    [EXIT.configuration, fromAws('UnrecognizedClientException')],
    [EXIT.configuration, fromAws('InvalidSignatureException')],
    [EXIT.configuration, new Error('The SSO session has expired')],
    [
      EXIT.configuration,
      named('Error', 'EACCES: /x', { code: 'EACCES', syscall: 'open', path: '/x' }),
    ],
    [EXIT.service, fromAws('ResourceNotFoundException')],
    [EXIT.service, fromAws('AccessDeniedException')],
    [EXIT.service, fromAws('ProvisionedThroughputExceededException')],
    [
      EXIT.service,
      named('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }),
    ],
    [EXIT.other, new Error('the processor of lessons is broken')],
    [EXIT.other, 'a text that was thrown'],
  ])('gives exit code %i for %s', (exitCode, error) => {
    expect(explain(error).exitCode).toBe(exitCode);
  });
});

describe('a command that asks AWS', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function urlOf(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  /** An endpoint that gives every request the same answer. */
  async function endpoint(status: number, body: string): Promise<string> {
    const server = createServer((request, response) => {
      request.resume().once('end', () => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
      });
    });
    stops.push(() => new Promise((resolve) => server.close(resolve)));
    return urlOf(server);
  }
  const refusal = (type: string, message = 'no') =>
    JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message });
  const ask = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    loopwatch(['incidents', '--table', TABLE_NAME, ...args], env);
  const oneLine = expect.stringMatching(/^loopwatch: [^\n]+\n$/);

  it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['region', KEYS, [], 'Region is missing'],
    ['valid region', { ...KEYS, AWS_REGION: 'us east' }, [], 'Region not accepted'],
    ['credentials', {}, ['--region', 'eu-west-1'], 'Could not load credentials'],
  ])('exits with 253 without a %s, and says so', async (_, env, args, said) => {
    const { code, stdout, stderr } = await ask(args, env);
    expect({ code, stdout, stderr }).toEqual({ code: 253, stdout: '', stderr: oneLine });
    expect(stderr).toContain(said);
  });

  it('exits with 253 when the profile is not in the configuration', async () => {
    const folder = writeFolder(temporaryFolder(), { config: '[profile a]\nregion = eu-west-1\n' });
    const env = { AWS_CONFIG_FILE: `${folder}/config`, AWS_REGION: 'eu-west-1' };
    const { code, stderr } = await ask(['--profile', 'nope'], env);
    expect({ code, stderr }).toEqual({ code: 253, stderr: oneLine });
  });

  it.each([
    ['ExpiredTokenException', 253],
    ['UnrecognizedClientException', 253],
    ['AccessDeniedException', 254],
    ['ValidationException', 254],
  ])('turns the error %s of the service into exit code %i', async (type, exit) => {
    const url = await endpoint(400, refusal(type));
    const { code, stdout, stderr } = await ask(['--endpoint-url', url], AWS);
    expect({ code, stdout, stderr }).toEqual({ code: exit, stdout: '', stderr: oneLine });
  });

  it('exits with 254 when the answer makes no sense', async () => {
    const url = await endpoint(503, '<html>busy</html>');
    const { code, stderr } = await ask(['--endpoint-url', url], AWS);
    expect({ code, stderr }).toEqual({ code: 254, stderr: oneLine });
  });

  it('prints the message of a service without terminal codes', async () => {
    const url = await endpoint(400, refusal('AccessDeniedException', `denied ${HOSTILE}`));
    const { stderr } = await ask(['--endpoint-url', url], AWS);
    expect(stderr).toContain('denied');
    expect(stderr).not.toMatch(UNSAFE);
  });

  it.each(['http://localhost:1', 'http://no-such-host.invalid'])(
    'exits with 254 when %s cannot be reached, and says what to check',
    async (url) => {
      const { code, stderr } = await ask(['--endpoint-url', url], AWS);
      expect({ code, stderr }).toEqual({ code: 254, stderr: oneLine });
      expect(stderr).toMatch(/cannot be reached: .+; check --endpoint-url/);
    },
  );

  it('exits with 254 when the table does not exist, and lists it when it does', async () => {
    const dynamodb = await startDynamoDb();
    stops.push(dynamodb.stop);
    const url = ['--endpoint-url', await urlOf(dynamodb.server)];
    const missing = await loopwatchProcess(['show', 'inc-1', '--table', 'nope', ...url], AWS);
    expect(missing).toMatchObject({ code: 254, stdout: '', stderr: oneLine });
    expect(missing.stderr).toContain('check --table and --region');
    const there = await loopwatchProcess(['incidents', ...url, '-o', 'json'], {
      ...AWS,
      LOOPWATCH_TABLE: TABLE_NAME,
    });
    expect([there.code, JSON.parse(there.stdout)]).toEqual([0, { incidents: [] }]);
  });
});
