import { expect, test } from 'vitest';
import { type Address, parseAddress } from '../../src/kit/address.ts';
import { reverseName } from '../../src/kit/reverse-name.ts';

test.each([
  ['203.0.113.10', '10.113.0.203.in-addr.arpa.'],
  ['0.0.0.255', '255.0.0.0.in-addr.arpa.'],
  ['255.254.253.252', '252.253.254.255.in-addr.arpa.'],
  // RFC 3596 §2.5
  ['4321:0:1:2:3:4:567:89ab', 'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa.'],
])('%s is kept as %s', (address, name) => {
  expect(reverseName(parseAddress(address) as Address)).toBe(name);
});
