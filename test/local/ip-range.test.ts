import { describe, expect, it } from 'vitest';
import { addressFamily, inSubnet } from '../../local/ip-range.ts';

describe('addressFamily', () => {
  it.each([
    ['10.0.0.1', 'ipv4'],
    ['::1', 'ipv6'],
    ['fe80::1%eth0', undefined],
    ['::ffff:10.0.0.1', undefined],
    ['10.0.0', undefined],
    ['', undefined],
  ])('of "%s" is %s', (text, family) => {
    expect(addressFamily(text)).toBe(family);
  });
});

describe('inSubnet', () => {
  it.each([
    ['an address in it', '10.1.0.0', 16, '10.1.255.1', true],
    ['an address beside it', '10.1.0.0', 16, '10.2.0.0', false],
    ['the same address in another spelling', '::1', undefined, '0:0:0:0:0:0:0:1', true],
    ['an address of the other family', '10.1.0.0', 16, '::1', false],
    ['a text that is no address', '10.1.0.0', 16, '10.1', false],
    ['a value that is no text', '10.1.0.0', 16, 10, false],
  ])('tests %s', (_, base, bits, value, expected) => {
    expect(inSubnet(base, bits)(value)).toBe(expected);
  });
});
