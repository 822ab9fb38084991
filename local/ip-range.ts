import { BlockList, isIP } from 'node:net';

/**
 * The family of an IP address; undefined when the text is not one. Like event-ruler, it accepts no
 * zones and no dotted ends in IPv6.
 */
export function addressFamily(text: string): 'ipv4' | 'ipv6' | undefined {
  const version = /%|:.*\./.test(text) ? 0 : isIP(text);
  return version === 0 ? undefined : `ipv${version === 4 ? 4 : 6}`;
}

/**
 * A test for the addresses in a subnet; without `bits`, for one address. Addresses are compared by
 * value: `::1` is `0:0:0:0:0:0:0:1`.
 */
export function inSubnet(
  base: string,
  bits = addressFamily(base) === 'ipv4' ? 32 : 128,
): (value: unknown) => boolean {
  const subnet = new BlockList();
  subnet.addSubnet(base, bits, addressFamily(base));
  return (value) =>
    typeof value === 'string' &&
    addressFamily(value) !== undefined &&
    subnet.check(value, addressFamily(value));
}
