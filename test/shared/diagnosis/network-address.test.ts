import { describe, expect, it } from 'vitest';
import { networkAddressesIn } from '../../../shared/diagnosis/network-address.ts';

const addressesIn = (text: string) =>
  networkAddressesIn(text).map(({ host, port }) => `${host} ${port}`);

describe('networkAddressesIn', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['an IPv4 address', 'connect ETIMEDOUT 10.0.3.7:6379', ['10.0.3.7 6379']],
    ['a DNS name', "Can't reach `db.shop.internal:5432`", ['db.shop.internal 5432']],
    ['a tuple of Python', "Connect call failed ('10.0.3.7', 5432)", ['10.0.3.7 5432']],
    ['a short name after "to"', 'Error 111 connecting to redis:6379.', ['redis 6379']],
    ['host and port', "host='db.shop', port=5432", ['db.shop 5432']],
    ['a name with its address', '"db.shop" (10.0.3.7), port 5432', ['db.shop 5432']],
    [
      'only the server of a connection',
      'read tcp 10.0.1.5:43210->10.0.3.7:6379',
      ['10.0.3.7 6379'],
    ],
    ['a high port that it connects to', 'dial tcp 10.0.3.7:50051', ['10.0.3.7 50051']],
    ['no client', 'handshake from 10.0.1.9:41512', []],
    ['no place in the source', 'panic at main.go:42', []],
    ['no word with a number', 'retry:42', []],
  ])('finds %s', (_, text, expected) => {
    expect(addressesIn(text)).toEqual(expected);
  });
});
