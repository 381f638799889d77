/** Interfaces of routers on premises: from the site, from what was typed, and from what is broken. */
import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../src/cloud/kernel/world.ts';
import { interfacesOf } from '../../../src/cloud/premises/interfaces.ts';
import { withLinkSetting } from '../../../src/cloud/premises/link-settings.ts';
import { isOnline, routerAt, routerNamed } from '../../../src/cloud/premises/sites.ts';
import { LISBON, lisbonWith } from './site.ts';

function worldWith(premises = LISBON, faults: string[] = []): World {
  const setting = { images: {}, clients: {}, defaultVpc: false, premises: { lisbon: premises } };
  return { ...createWorld('interfaces', 'us-east-1', setting), faults };
}

/** `office 192.168.10.1/24 1500 up`. */
function words(world: World, id = 'lisbon/edge'): readonly string[] {
  const router = routerNamed(world, id);
  if (!router) throw new Error(`there is no ${id}`);
  return interfacesOf(world, router).map(
    ({ name, addresses, mtu, up }) => `${name} ${addresses.join(' ')} ${mtu} ${up ? 'up' : 'down'}`,
  );
}

const OFFICE = 'office 192.168.10.1/24 1500 up';
const LAB = 'lab 192.168.20.1/24 1500 up';
const LINE = 'eth0 203.0.113.10/32 1500 up';

test('one in each network, and the line to the internet', () => {
  expect(words(worldWith())).toEqual([OFFICE, LAB, LINE]);
  expect(words(worldWith(), 'lisbon/back')).toEqual(['office 192.168.10.2/24 1500 up']);
});

describe('what is broken', () => {
  test.each([
    ['the line', 'line/lisbon/edge', [OFFICE, LAB, LINE.replace('up', 'down')]],
    ['the router', 'premises/lisbon/edge', [OFFICE, LAB, LINE].map((text) => text.replace('up', 'down'))],
    ['another router', 'premises/lisbon/back', [OFFICE, LAB, LINE]],
  ])('%s', (_, fault, expected) => {
    const world = worldWith(LISBON, [fault]);
    expect(words(world)).toEqual(expected);
    const edge = routerAt(world, '203.0.113.10');
    expect(edge && isOnline(world, edge)).toBe(fault === 'premises/lisbon/back');
  });
});

test('FRR adds addresses and shuts interfaces down', () => {
  const frr = 'interface office\n ip address 10.9.0.1/24\nexit\ninterface lab\n shutdown\nexit';
  expect(words(worldWith(lisbonWith({ edge: frr })))).toEqual([
    'office 192.168.10.1/24 10.9.0.1/24 1500 up',
    LAB.replace('up', 'down'),
    LINE,
  ]);
});

test('ip changes size, state and addresses, and takes them back', () => {
  const setting = { mtu: 9000, isDown: true, addresses: ['10.9.0.1/24'] } as const;
  const changed = withLinkSetting(worldWith(), 'lisbon/edge', 'office', setting);
  expect(words(changed)[0]).toBe('office 192.168.10.1/24 10.9.0.1/24 9000 down');
  expect(words(withLinkSetting(changed, 'lisbon/edge', 'office', undefined))[0]).toBe(OFFICE);
});

test('the identical list while nothing changed, whatever else did', () => {
  const world = worldWith();
  const router = routerNamed(world, 'lisbon/edge');
  if (!router) throw new Error('there is one');
  const other = withLinkSetting(world, 'lisbon/back', 'office', { mtu: 9000 });
  expect(interfacesOf(other, router)).toBe(interfacesOf(world, router));
  expect(interfacesOf({ ...world, faults: ['az/us-east-1a'] }, router)).toBe(interfacesOf(world, router));
});
