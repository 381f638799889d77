/** The servers at the top, under their real names and addresses (IANA root hints; the registries' own servers). */
import { assert } from '../../kit/assert.ts';
import type { Name } from '../name.ts';
import type { NameServer } from './delegation.ts';

const ROOT_ADDRESSES: readonly (readonly [letter: string, ipv4: string, ipv6: string])[] = [
  ['a', '198.41.0.4', '2001:503:ba3e::2:30'],
  ['b', '170.247.170.2', '2801:1b8:10::b'],
  ['c', '192.33.4.12', '2001:500:2::c'],
  ['d', '199.7.91.13', '2001:500:2d::d'],
  ['e', '192.203.230.10', '2001:500:a8::e'],
  ['f', '192.5.5.241', '2001:500:2f::f'],
  ['g', '192.112.36.4', '2001:500:12::d0d'],
  ['h', '198.97.190.53', '2001:500:1::53'],
  ['i', '192.36.148.17', '2001:7fe::53'],
  ['j', '192.58.128.30', '2001:503:c27::2:30'],
  ['k', '193.0.14.129', '2001:7fd::1'],
  ['l', '199.7.83.42', '2001:500:9f::42'],
  ['m', '202.12.27.33', '2001:dc3::35'],
];

export const ROOT_SERVERS: readonly NameServer[] = ROOT_ADDRESSES.map(([letter, ipv4, ipv6]) => ({
  name: `${letter}.root-servers.net.`,
  addresses: [ipv4, ipv6],
}));

const GTLD_ADDRESSES: readonly (readonly [letter: string, ipv4: string, ipv6: string])[] = [
  ['a', '192.5.6.30', '2001:503:a83e::2:30'],
  ['b', '192.33.14.30', '2001:503:231d::2:30'],
  ['c', '192.26.92.30', '2001:503:83eb::30'],
  ['d', '192.31.80.30', '2001:500:856e::30'],
  ['e', '192.12.94.30', '2001:502:1ca1::30'],
  ['f', '192.35.51.30', '2001:503:d414::30'],
  ['g', '192.42.93.30', '2001:503:eea3::30'],
  ['h', '192.54.112.30', '2001:502:8cc::30'],
  ['i', '192.43.172.30', '2001:503:39c1::30'],
  ['j', '192.48.79.30', '2001:502:7094::30'],
  ['k', '192.52.178.30', '2001:503:d2d::30'],
  ['l', '192.41.162.30', '2001:500:d937::30'],
  ['m', '192.55.83.30', '2001:501:b1f9::30'],
];

const GTLD_SERVERS = GTLD_ADDRESSES.map(([letter, ipv4, ipv6]) => ({
  name: `${letter}.gtld-servers.net.`,
  addresses: [ipv4, ipv6],
}));

const ORG_SERVERS: readonly NameServer[] = [
  { name: 'a0.org.afilias-nst.info.', addresses: ['199.19.56.1', '2001:500:e::1'] },
  { name: 'a2.org.afilias-nst.info.', addresses: ['199.249.112.1', '2001:500:40::1'] },
  { name: 'b0.org.afilias-nst.org.', addresses: ['199.19.54.1', '2001:500:c::1'] },
  { name: 'b2.org.afilias-nst.org.', addresses: ['199.249.120.1', '2001:500:48::1'] },
  { name: 'c0.org.afilias-nst.info.', addresses: ['199.19.53.1', '2001:500:b::1'] },
  { name: 'd0.org.afilias-nst.org.', addresses: ['199.19.57.1', '2001:500:f::1'] },
];

const UK_SERVERS: readonly NameServer[] = [
  { name: 'dns1.nic.uk.', addresses: ['213.248.216.1', '2a01:618:400::1'] },
  { name: 'dns2.nic.uk.', addresses: ['103.49.80.1', '2401:fd80:400::1'] },
  { name: 'dns3.nic.uk.', addresses: ['213.248.220.1', '2a01:618:404::1'] },
  { name: 'dns4.nic.uk.', addresses: ['43.230.48.1', '2401:fd80:404::1'] },
];

/** The addresses of one operator who serves many registries. */
const SHARED_ADDRESSES = [
  ['37.209.192.10', '2001:dcd:1::10'],
  ['37.209.194.10', '2001:dcd:2::10'],
  ['37.209.196.10', '2001:dcd:3::10'],
  ['37.209.198.10', '2001:dcd:4::10'],
] as const;

/**
 * Servers of a registry's zone, `com.` or `co.uk.`. Where we don't know the real ones they are called as most are,
 * `a.nic.<tld>`, and stand at an operator's who serves many.
 */
export function registryServers(zone: Name): readonly NameServer[] {
  assert(zone !== '.', 'the root is no registry');
  if (zone === 'com.' || zone === 'net.') return GTLD_SERVERS;
  if (zone === 'org.') return ORG_SERVERS;
  if (zone === 'uk.' || zone.endsWith('.uk.')) return UK_SERVERS;
  const tld = zone.slice(zone.lastIndexOf('.', zone.length - 2) + 1);
  return SHARED_ADDRESSES.map((addresses, index) => ({ name: `${'abcd'[index]}.nic.${tld}`, addresses }));
}
