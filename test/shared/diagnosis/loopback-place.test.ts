import { describe, expect, it } from 'vitest';
import { loopbackPlace } from '../../../shared/diagnosis/loopback-place.ts';

const placeOf = (text: string, later: readonly string[] = []) =>
  loopbackPlace({ text, later, around: [text, ...later], confidence: 'high' });

describe('loopbackPlace', () => {
  it.each([
    ['by address and port', 'connect ECONNREFUSED 127.0.0.1:5432', 5432, 'PostgreSQL'],
    ['by IPv6', 'dial tcp [::1]:6379: connect: connection refused', 6379, 'Redis'],
    ['by a port that no known server has', 'localhost:7777 refused', 7777, undefined],
    ['by its name alone', "Can't connect to MySQL server on 'localhost'", undefined, 'MySQL'],
  ])('finds a server %s', (_, text, port, what) => {
    const place = placeOf(text);
    expect(place?.port).toBe(port);
    expect(place?.dependency?.what).toBe(what);
  });

  it('finds a socket in the file system', () => {
    const text = 'connection on socket "/var/run/postgresql/.s.PGSQL.5432" failed';
    expect(placeOf(text)).toMatchObject({ isSocket: true, dependency: { what: 'PostgreSQL' } });
  });

  it('adds the lines in which an older libpq tells the host', () => {
    const question = 'Is the server running on host "localhost" and accepting';
    const rest = 'TCP/IP connections on port 5432?';
    const place = placeOf('could not connect to server: Connection refused', [question, rest]);
    expect(place?.lines).toHaveLength(3);
    expect(place?.port).toBe(5432);
  });

  it.each([
    ['an agent for traces', 'failed to connect to localhost:4317'],
    ['a health check', 'curl: (7) Failed to connect to localhost port 8080'],
    ['a server that cannot listen', 'bind: 127.0.0.1:5432 refused'],
    ['another host', 'connect ECONNREFUSED 10.0.3.7:5432'],
    ['a wrong password', 'localhost:5432 refused: password authentication failed'],
  ])('finds nothing in a line about %s', (_, text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});
