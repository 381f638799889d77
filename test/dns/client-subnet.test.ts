/** EDNS Client Subnet in a resolver: RFC 7871. */
import { expect, test } from 'vitest';
import type { RecordSet } from '../../src/dns/zone.ts';
import { parsePrefix, prefixCovers } from '../../src/kit/prefix.ts';
import { createWorld, simpleZone, type TestWorld } from './build.ts';

/** A name that has another address for each half of the internet, told for prefixes of `scope`. */
function halves(scope: number): RecordSet {
  const lower = parsePrefix('0.0.0.0/1');
  return {
    name: 'www.example.com.',
    type: 'A',
    answer: ({ clientSubnet }) => {
      const isLower = clientSubnet && lower && prefixCovers(lower, clientSubnet);
      return { ttl: 300, data: [isLower ? '192.0.2.1' : '192.0.2.2'], scope };
    },
  };
}

function worldWith(scope: number, sends = true): TestWorld {
  const world = createWorld();
  const servers = [{ name: 'ns.example.com.', addresses: ['198.51.100.1'] }];
  world.delegations.push({ zone: 'example.com.', servers });
  const zone = simpleZone('example.com.', 'ns.example.com.', 'ns.example.com. 300 A 198.51.100.1');
  world.hosted.push({ zone: { ...zone, sets: [...zone.sets, halves(scope)] }, addresses: ['198.51.100.1'] });
  if (sends) world.config = { ...world.config, clientSubnet: { ipv4: 24, ipv6: 56 } };
  return world;
}

const ask = (world: TestWorld, client: string) => {
  const { answer, fromCache, scope } = world.ask('www.example.com.', 'A', { client });
  return [answer[0]?.data, fromCache ? 'cached' : 'asked', scope];
};

test('each network gets its own answer, and its neighbours share it', () => {
  const world = worldWith(24);
  expect(ask(world, '10.1.2.3')).toEqual(['192.0.2.1', 'asked', 24]);
  expect(ask(world, '10.1.2.200')).toEqual(['192.0.2.1', 'cached', 24]);
  expect(ask(world, '10.1.3.1')).toEqual(['192.0.2.1', 'asked', 24]);
  expect(ask(world, '200.1.2.3')).toEqual(['192.0.2.2', 'asked', 24]);
  expect(ask(world, '10.1.2.4')).toEqual(['192.0.2.1', 'cached', 24]);
});

test('a shorter scope is shared more widely; a longer one is cut to what was sent', () => {
  const wide = worldWith(8);
  expect(ask(wide, '10.1.2.3')).toEqual(['192.0.2.1', 'asked', 8]);
  expect(ask(wide, '10.200.0.1')).toEqual(['192.0.2.1', 'cached', 8]);
  const narrow = worldWith(32);
  expect(ask(narrow, '10.1.2.3')).toEqual(['192.0.2.1', 'asked', 24]);
  expect(ask(narrow, '10.1.2.99')).toEqual(['192.0.2.1', 'cached', 24]);
});

test('scope 0 is for everyone', () => {
  const world = worldWith(0);
  expect(ask(world, '10.1.2.3')).toEqual(['192.0.2.1', 'asked', 0]);
  expect(ask(world, '200.1.2.3')).toEqual(['192.0.2.1', 'cached', 0]);
});

test('a resolver that does not send it gives everybody the same', () => {
  const world = worldWith(24, false);
  expect(ask(world, '10.1.2.3')).toEqual(['192.0.2.2', 'asked', undefined]);
  expect(ask(world, '200.1.2.3')).toEqual(['192.0.2.2', 'cached', undefined]);
});

test('root and registry are told nothing', () => {
  const world = worldWith(24);
  ask(world, '10.1.2.3');
  expect(world.sent.map(({ query }) => query.edns?.clientSubnet)).toEqual([
    undefined,
    undefined,
    '10.1.2.0/24',
  ]);
});
