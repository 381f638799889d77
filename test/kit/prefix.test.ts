import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { type Address, formatAddress, parseAddress } from '../../src/kit/address.ts';
import {
  formatPrefix,
  type Prefix,
  parsePrefix,
  prefixContains,
  prefixCovers,
  prefixesOverlap,
  prefixOf,
  prefixRange,
  prefixSize,
} from '../../src/kit/prefix.ts';

const prefix = (text: string) => parsePrefix(text) as Prefix;
const ipv4: fc.Arbitrary<Address> = fc
  .integer({ min: 0, max: 2 ** 32 - 1 })
  .map((value) => ({ family: 4, value }));
const ipv6: fc.Arbitrary<Address> = fc
  .bigInt({ min: 0n, max: (1n << 128n) - 1n })
  .map((value) => ({ family: 6, value }));
const anyPrefix = fc.oneof(
  fc.tuple(ipv4, fc.integer({ min: 0, max: 32 })).map(([address, length]) => prefixOf(address, length)),
  fc.tuple(ipv6, fc.integer({ min: 0, max: 128 })).map(([address, length]) => prefixOf(address, length)),
);

describe('parsePrefix', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['1.2.3.4/0', '0.0.0.0/0'],
    ['1.2.3.4/32', '1.2.3.4/32'],
    ['2001:db8:1:2::3/56', '2001:db8:1::/56'],
    ['::1/128', '::1/128'],
    ['ff::/0', '::/0'],
  ])('R-VPC-12 host bits of %s are cleared: %s', (text, canonical) => {
    expect(formatPrefix(prefix(text))).toBe(canonical);
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0/8',
    '::/129',
    '::/1.0',
    '/8',
    '10.0.0.0/8/8',
  ])('refuses %j', (text) => expect(parsePrefix(text)).toBeUndefined());

  test('reads back every prefix that it writes', () => {
    fc.assert(
      fc.property(anyPrefix, (one) => {
        expect(parsePrefix(formatPrefix(one))).toEqual(one);
      }),
    );
  });
});

test('ranges are half-open and as long as the prefix is big', () => {
  expect(prefixRange(prefix('10.0.0.0/30'))).toEqual([0x0a000000, 0x0a000004]);
  expect(prefixRange(prefix('0.0.0.0/0'))).toEqual([0, 2 ** 32]);
  expect(prefixSize(prefix('2001:db8::/64'))).toBe(1n << 64n);
});

test.each([
  ['10.0.0.0/16', '10.0.1.0/24', true, true],
  ['10.0.1.0/24', '10.0.0.0/16', false, true],
  ['10.0.0.0/16', '10.0.0.0/16', true, true],
  ['10.0.0.0/24', '10.0.1.0/24', false, false],
  ['0.0.0.0/0', '::/0', false, false],
])('%s covers %s: %s; overlaps: %s', (outer, inner, covers, overlaps) => {
  expect(prefixCovers(prefix(outer), prefix(inner))).toBe(covers);
  expect(prefixesOverlap(prefix(outer), prefix(inner))).toBe(overlaps);
});

test('prefixContains agrees with ipaddr.js', () => {
  const near = anyPrefix.chain((one) => {
    const [first, end] = prefixRange(one);
    const addresses = one.family === 4 ? ipv4 : ipv6;
    const last: Address = { family: one.family, value: typeof end === 'bigint' ? end - 1n : end - 1 };
    return fc.tuple(
      fc.constant(one),
      fc.oneof(addresses, fc.constant({ family: one.family, value: first } as Address), fc.constant(last)),
    );
  });
  fc.assert(
    fc.property(near, ([one, address]) => {
      const oracle = ipaddr.parse(formatAddress(address));
      const cidr = ipaddr.parseCIDR(formatPrefix(one));
      expect(prefixContains(one, address)).toBe(oracle.match(cidr as never));
    }),
  );
});

test('an address of the other family is in no prefix', () => {
  expect(prefixContains(prefix('::/0'), parseAddress('10.0.0.1')!)).toBe(false);
});
