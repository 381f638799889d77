import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import {
  addressPlus,
  compareAddresses,
  formatAddress,
  parseAddress,
  sameAddress,
} from '../../src/kit/address.ts';

const ipv4 = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((value) => ({ family: 4 as const, value }));
const group = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 0xffffn }));
const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => ({
  family: 6 as const,
  value: groups.reduce((value, part) => (value << 16n) | part, 0n),
}));

describe('parseAddress', () => {
  test.each([
    ['0.0.0.0', 4, 0],
    ['10.1.2.3', 4, 0x0a010203],
    ['255.255.255.255', 4, 0xffffffff],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['1::', 6, 1n << 112n],
    ['2001:DB8::a', 6, 0x20010db800000000000000000000000an],
    ['::ffff:10.0.0.1', 6, 0xffff0a000001n],
    ['1:2:3:4:5:6:7:8', 6, 0x00010002000300040005000600070008n],
  ])('%s', (text, family, value) => {
    expect(parseAddress(text)).toEqual({ family, value });
  });

  test.each([
    '',
    '10',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.-1',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '10.0.0.1/8',
    '1e1.0.0.0',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::1::',
    '12345::',
    'g::',
    '1:2:3:4:5:6:7::8',
    '10.0.0.1::',
    '1.2.3.4:1::',
    '::1.2.3',
    'fe80::1%eth0',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('reads back every address that it writes', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });
});

describe('formatAddress', () => {
  test.each([
    ['2001:0db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['ABCD::', 'abcd::'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
  ])('RFC 5952: %s is written %s', (text, written) => {
    expect(formatAddress(parseAddress(text)!)).toBe(written);
  });

  test('agrees with ipaddr.js', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), (address) => {
        const text = formatAddress(address);
        const oracle = ipaddr.parse(text);
        const bytes = oracle.toByteArray().reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
        expect(bytes).toBe(BigInt(address.value));
        if (oracle instanceof ipaddr.IPv6 && !oracle.isIPv4MappedAddress())
          expect(text).toBe(oracle.toRFC5952String());
      }),
    );
  });
});

test('addressPlus counts within the family and refuses to leave it', () => {
  expect(formatAddress(addressPlus(parseAddress('10.0.0.255')!, 2))).toBe('10.0.1.1');
  expect(formatAddress(addressPlus(parseAddress('2001:db8::')!, -1))).toBe(
    '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
  );
  expect(() => addressPlus(parseAddress('255.255.255.255')!, 1)).toThrow('no address 1 after');
});

test('compareAddresses puts IPv4 first, sameAddress tells families apart', () => {
  const sorted = ['::1', '10.0.0.2', '::', '10.0.0.1']
    .map((text) => parseAddress(text)!)
    .sort(compareAddresses);
  expect(sorted.map(formatAddress)).toEqual(['10.0.0.1', '10.0.0.2', '::', '::1']);
  expect(sameAddress(parseAddress('0.0.0.1')!, parseAddress('::1')!)).toBe(false);
  expect(sameAddress(parseAddress('::1')!, parseAddress('0:0::1')!)).toBe(true);
});
