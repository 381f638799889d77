import { describe, expect, test } from 'vitest';
import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond } from '../../src/dns/authority/respond.ts';
import { buildHierarchy, buildRoot, buildTld, zonesByAddress } from '../../src/dns/hierarchy/build-zones.ts';
import { ROOT_SERVERS, registryServers } from '../../src/dns/hierarchy/root-servers.ts';
import type { Zone } from '../../src/dns/zone.ts';
import { createWorld, shown } from './build.ts';

const CONTEXT = { source: { family: 4, value: 0 }, chance: 0, transport: 'tcp' } as const;
const ask = (zone: Zone, name: string) =>
  respond(
    createServer([compileZone(zone)]),
    { question: { name, type: 'A' }, recursionDesired: false },
    CONTEXT,
  );

test('the root refers to thirteen servers of com., with all their addresses', () => {
  const root = buildRoot([{ zone: 'com.', servers: registryServers('com.') }]);
  const { authority, additional } = ask(root, 'www.example.com.');
  expect([authority.length, additional.length]).toEqual([13, 26]);
  expect(authority.map(shown)).toContain('com. 172800 NS a.gtld-servers.net.');
  expect(additional.map(shown)).toContain('a.gtld-servers.net. 172800 A 192.5.6.30');
});

test('a registry gives glue for servers within it, and for no others', () => {
  const com = buildTld('com.', [
    {
      zone: 'example.com.',
      servers: [
        { name: 'ns.example.com.', addresses: ['192.0.2.1'] },
        { name: 'ns.example.org.', addresses: ['192.0.2.2'] },
      ],
      ds: ['1 13 2 ABCD'],
    },
  ]);
  const { authority, additional, authoritative } = ask(com, 'www.example.com.');
  expect(authoritative).toBe(false);
  expect(authority.map(({ data }) => data)).toEqual(['ns.example.com.', 'ns.example.org.']);
  expect(additional.map(shown)).toEqual(['ns.example.com. 172800 A 192.0.2.1']);
});

test('what is not registered does not exist', () => {
  expect(ask(buildTld('com.', []), 'www.example.com.').rcode).toBe('NXDOMAIN');
});

describe('the whole hierarchy', () => {
  test.each([
    ...ROOT_SERVERS,
    ...registryServers('com.'),
    ...registryServers('co.uk.'),
    ...registryServers('io.'),
  ])('a resolver finds $name', ({ name, addresses }) => {
    const { answer } = createWorld().ask(name);
    expect(answer.map(({ data }) => data)).toEqual(addresses.slice(0, 1));
  });

  test('a domain below co.uk. is delegated there, and a top-level domain nobody knew is made', () => {
    const servers = [{ name: 'ns.example.net.', addresses: [] }];
    const hosts = buildHierarchy([
      { zone: 'example.co.uk.', servers },
      { zone: 'example.coffee.', servers },
    ]);
    const holders = hosts.filter(({ zone }) =>
      zone.sets.some(({ name }) => /^example\.(co\.uk|coffee)\.$/.test(name)),
    );
    expect(holders.map(({ zone }) => zone.apex)).toEqual(['co.uk.', 'coffee.']);
  });

  test('servers that hold several zones are found by their address', () => {
    const apexes = zonesByAddress(buildHierarchy([]))
      .get('192.5.6.30')
      ?.map(({ apex }) => apex);
    expect(apexes?.sort()).toEqual(['com.', 'gtld-servers.net.', 'net.']);
  });
});
