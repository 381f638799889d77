import { describe, expect, test } from 'vitest';
import { rangesContain } from '../../src/kit/ranges.ts';
import { internetOf } from '../../src/net/internet.ts';
import { gateway, ip, net, valve, world } from './build.ts';

const igw = gateway('igw', 'vpc', '10.0.0.4=54.0.0.4 10.0.0.5=10.255.0.5', '2001:db8:1::/56');
const eigw = valve('eigw', 'vpc', '2001:db8:1::/56 2001:db8:2::/56');
const internet = internetOf(
  world({ allocated: [net('54.0.0.0/16')], clients: [{ name: 'office', addresses: [ip('10.1.1.1')] }] }),
  igw,
  eigw,
);

/** ID of the door, or `host`, or `unused`, or nothing. */
function holder(text: string): string | undefined {
  const { family, value } = ip(text);
  const { doors, hosts, unused } = internet[family];
  const holders = [
    ...doors.filter(({ addresses }) => rangesContain(addresses, value)).map(({ node }) => node.id),
    ...(rangesContain(hosts, value) ? ['host'] : []),
    ...(rangesContain(unused, value) ? ['unused'] : []),
  ];
  expect(holders.length).toBeLessThanOrEqual(1);
  return holders[0];
}

describe('who answers to a public address', () => {
  test.each([
    ['54.0.0.4', 'igw'],
    ['54.0.0.9', 'unused'],
    ['8.8.8.8', 'host'],
    ['203.0.113.7', 'host'],
    ['10.1.1.1', 'host'],
    ['10.255.0.5', 'igw'],
    ['10.0.0.4', undefined],
    ['169.254.169.254', undefined],
    ['224.0.0.5', undefined],
    ['2001:db8:1::4', 'igw'],
    ['2001:db8:2::4', 'eigw'],
    ['2600::1', 'host'],
    ['fe80::1', undefined],
    ['fd00::1', undefined],
  ])('%s: %s', (text, expected) => expect(holder(text)).toBe(expected));
});
