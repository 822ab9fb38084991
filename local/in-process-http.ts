import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';

/** What the SDK gives to a `requestHandler`, as far as a server looks at it. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What the SDK wants back. */
interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The bytes as they are: the SDK warns whoever reads its bodies in another way. */
const bytesOf = (body: string | Uint8Array): Buffer =>
  typeof body === 'string'
    ? Buffer.from(body)
    : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

/**
 * A `requestHandler` for SDK clients that hands each request to a server in this process. The
 * server need not listen. It sees a request and a response that have what dynalite uses of Node's
 * own; without its listener for `request` it counts as stopped.
 */
export function inProcessHttp(server: Server) {
  const handle = ({ method, path, headers, body }: SdkRequest) =>
    new Promise<{ readonly response: SdkResponse }>((resolve, reject) => {
      const request = Object.assign(new EventEmitter(), { method, url: path, headers });
      const answered: Record<string, string> = {};
      const response = {
        statusCode: 200,
        setHeader(name: string, value: string | number) {
          answered[name.toLowerCase()] = String(value);
        },
        end(text = '') {
          const { statusCode } = response;
          resolve({ response: { statusCode, headers: answered, body: Buffer.from(text) } });
        },
      };
      const isHeard = server.emit('request', request, response);
      if (!isHeard) return reject(new Error('the server in this process was stopped'));
      if (body) request.emit('data', bytesOf(body));
      request.emit('end');
    });
  return { handle };
}
