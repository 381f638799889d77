/** `bgp`: all sessions from above, a router's table, and every way to a prefix with the reason why it lost. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createConsole } from '../../src/shell/console.ts';
import { Office } from '../cloud/ec2/office.ts';

const FRR = `
router bgp 65010
 no bgp ebgp-requires-policy
 neighbor 169.254.60.1 remote-as 64512
 neighbor 169.254.60.5 remote-as 64512
 neighbor 192.168.10.99 remote-as 65099
 address-family ipv4 unicast
  network 192.168.10.0/24
`;

let say: (line: string) => Promise<string>;
let complete: (line: string) => Promise<readonly string[]>;
let gateway: string;
let connection: string;

beforeAll(async () => {
  const office = new Office({ lisbon: FRR });
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  gateway = office.gateway(home);
  connection = office.connect({ VpnGatewayId: gateway }, office.customer(), 60);
  office.call('CreateTags', { Resources: [gateway], Tags: [{ Key: 'Name', Value: 'hq' }] });
  office.apply(connection);
  const console = await createConsole({ sim: office.sim });
  say = async (line) => (await console.run(line)).chunks.map(({ text }) => text).join('');
  complete = async (line) => (await console.complete(line, line.length)).items.map(({ value }) => value);
});

test('without words: every router and its sessions, with what keeps them down', async () => {
  const lines = (await say('bgp')).split('\n');
  expect(lines).toContain(`virtual private gateway ${gateway} (hq), AS 64512`);
  expect(lines).toContain('router lisbon/edge, AS 65010');
  const told = lines.map((line) => line.trim().replace(/\s+/g, ' '));
  expect(told).toContainEqual(
    expect.stringMatching(`^✓ 169.254.60.2 AS 65010 Established \\w+ 1 in, 2 out ${connection}/1$`),
  );
  expect(told).toContainEqual(expect.stringMatching(/^✗ 192.168.10.99 AS 65099 Active \w+$/));
  expect(told).toContain('nobody answers at that address: no way of this router leads there');
});

test('with a router: what it has for each prefix', async () => {
  const told = await say('bgp hq');
  expect(told).toContain(`> 10.1.0.0/16  block of its VPC → attachment of virtual private gateway`);
  expect(told).toContain('(1 other way: bgp ');
  expect(await say('bgp porto/edge')).toContain("> 0.0.0.0/0  the provider's default route → eth0");
});

describe('with a destination', () => {
  test.each([
    ['bgp hq 192.168.10.0/24', `> 192.168.10.0/24  BGP from 169.254.60.2 → tunnel 1 of VPN connection`],
    ['bgp hq 192.168.10.20', 'its neighbor is 169.254.60.6, and 169.254.60.2 wins: the lower address'],
    ['bgp lisbon/edge web', 'in use, one of 2 that share the flows'],
    ['bgp instance/web 1.1.1.1', 'knows no route to 1.1.1.1/32.'],
    ['bgp porto/edge 10.1.0.1', 'lost: the internet carries no private addresses'],
  ])('%s', async (line, expected) => {
    expect(await say(line)).toContain(expected);
  });
});

describe('what is mistyped', () => {
  test.each([
    ['bgp nobody', "bgp: There is no router 'nobody'. Routers: premises/lisbon/edge"],
    ['bgp vpn-gateway/x', "bgp: There is no router 'vpn-gateway/x'. Routers: vpn-gateway/vgw-"],
    ['bgp hq 10.0.0.0/8 more', 'bgp: too many words: more'],
    ['bgp hq no-such-host', "There is no instance with the Name or ID 'no-such-host'"],
  ])('%s', async (line, expected) => {
    expect(await say(line)).toContain(expected);
  });
});

test('Tab knows routers and their prefixes', async () => {
  expect(await complete('bgp ')).toEqual(expect.arrayContaining(['lisbon/edge', gateway, 'hq']));
  expect(await complete('bgp hq 19')).toEqual(['192.168.10.0/24']);
});
