import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcessHttp } from '../../local/in-process-http.ts';

const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c',
  'x-amz-date': '20260101T000000Z',
};
const json = (target: string) => ({
  ...SIGNED,
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': `DynamoDB_20120810.${target}`,
});
const post = (headers: Readonly<Record<string, string>>, body = '') => ({
  method: 'POST',
  path: '/',
  headers,
  body,
});
const table = JSON.stringify({
  TableName: 'things',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
});
const item = (text: string) =>
  JSON.stringify({ TableName: 'things', Item: { id: { S: '1' }, text: { S: text } } });

describe('inProcessHttp', () => {
  const server = dynalite({ createTableMs: 0 });
  const { handle } = inProcessHttp(server);
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await handle(post(json('CreateTable'), table));
  });
  afterAll(() => {
    server.close();
  });

  it.each<[string, ReturnType<typeof post>]>([
    ['what is asked for', post(json('ListTables'), '{}')],
    ['an item with letters of more than one byte', post(json('PutItem'), item('höhe ♥'))],
    ['an item that is read back', post(json('Scan'), '{"TableName": "things"}')],
    ['a lot at once', post(json('PutItem'), item('x'.repeat(300_000)))],
    ['more than an item may hold', post(json('PutItem'), item('x'.repeat(500_000)))],
    ['half a body', post(json('PutItem'), '{"TableName":')],
    ['no body', post(json('PutItem'))],
    ['an operation that there is not', post(json('Nope'), '{}')],
    ['nothing that is signed', post({ ...json('Scan'), authorization: '' }, '{}')],
    ['another path and method', { ...post({}), method: 'PUT', path: '/other?a=b' }],
    ['a question of health', { ...post({}), method: 'GET' }],
  ])('answers %s as the same server does over a socket', async (_, request) => {
    const { method, headers, body } = request;
    const direct = (await handle(request)).response;
    const sent = await fetch(url + request.path, {
      method,
      headers,
      ...(method !== 'GET' && { body }),
    });
    expect(Buffer.from(direct.body).toString()).toBe(await sent.text());
    expect(direct.statusCode).toBe(sent.status);
    const { date, connection, 'keep-alive': _keep, ...others } = Object.fromEntries(sent.headers);
    // Each answer has an id of its own.
    const id = expect.stringMatching(/^[0-9A-Z]{52}$/);
    expect({ ...others, 'x-amzn-requestid': id }).toEqual(direct.headers);
  });

  it('gives the bytes of a body as they are, whether text or bytes', async () => {
    const seen: string[] = [];
    const echo = createServer((request, response) => {
      request.on('data', (data: Buffer) => seen.push(data.toString('hex')));
      request.on('end', () => response.end());
    });
    const bytes = new Uint8Array([0, 1, 0xff, 2]).subarray(1, 3);
    for (const body of ['é', bytes])
      await inProcessHttp(echo).handle({ ...post({}), body } as never);
    expect(seen).toEqual(['c3a9', '01ff']);
  });

  it('rejects once the server was stopped', async () => {
    const stopped: Server = createServer();
    await expect(inProcessHttp(stopped).handle(post({}))).rejects.toThrow('was stopped');
  });
});
