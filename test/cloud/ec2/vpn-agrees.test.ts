/**
 * Two sites, a VPC behind a virtual private gateway and one behind a transit gateway, joined by connections of any kind,
 * with tunnels that fail in any way: trace and reach say the same, every way ends, and the same world comes of it twice.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import { MAX_HOPS } from '../../../src/net/walk.ts';
import { Hub } from './hub.ts';
import { Office } from './office.ts';

const SITES = [
  {
    router: 'lisbon/edge',
    desk: 'premises/lisbon/lisbon-desk',
    address: '203.0.113.10',
    asn: 65010,
    office: 10,
  },
  {
    router: 'porto/edge',
    desk: 'premises/porto/porto-desk',
    address: '203.0.113.20',
    asn: 65020,
    office: 20,
  },
] as const;
const PLACES = [...SITES.map(({ desk }) => desk), 'instance/web-a', 'instance/web-b'];
const SOURCE_PORTS = [1024, 33_000, 60_000];

/** A site's connection, and what goes wrong with it. */
const branch = fc.record({
  isStatic: fc.boolean(),
  atTransit: fc.boolean(),
  /** Of either tunnel. */
  troubles: fc.array(fc.constantFrom('none', 'none', 'fault', 'maintenance', 'psk', 'down'), {
    minLength: 2,
    maxLength: 2,
  }),
  isOffline: fc.nat(9).map((draw) => draw === 0),
});
type Branch = typeof branch extends fc.Arbitrary<infer T> ? T : never;

const configuration = (third: number, { isStatic }: Branch, { asn, office }: (typeof SITES)[number]) =>
  isStatic
    ? ['10.1.0.0/16', '10.2.0.0/16', '192.168.0.0/16']
        .map((block) => `ip route ${block} vti1\nip route ${block} vti2 10`)
        .join('\n')
    : `router bgp ${asn}
 no bgp ebgp-requires-policy
 neighbor 169.254.${third}.1 remote-as 64512
 neighbor 169.254.${third}.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.${office}.0/24`;

function build(branches: readonly [Branch, Branch]): Office {
  const [lisbon, porto] = SITES.map((site, index) =>
    configuration(60 + index, branches[index] as Branch, site),
  ) as [string, string];
  const office = new Office({ lisbon, porto });
  const a = office.vpc('a', '10.1.0.0/16');
  const b = office.vpc('b', '10.2.0.0/16');
  office.launch('web-a', a, 'a');
  office.launch('web-b', b, 'a');
  const VpnGatewayId = office.gateway(a);
  const hub = new Hub(office);
  hub.attach(b);
  hub.route(b, '192.168.0.0/16');
  for (const [index, one] of branches.entries()) connect(office, one, index, VpnGatewayId, hub);
  office.sim.advance(60_000);
  return office;
}

function connect(office: Office, one: Branch, index: number, VpnGatewayId: string, hub: Hub): void {
  const site = SITES[index] as (typeof SITES)[number];
  const cidr = `192.168.${site.office}.0/24`;
  const target = one.atTransit ? { TransitGatewayId: hub.id } : { VpnGatewayId };
  const id = office.connect(target, office.customer(site.address, site.asn), 60 + index, one.isStatic);
  office.apply(id, site.router);
  if (one.isStatic && one.atTransit) {
    const Filters = [{ Name: 'resource-id', Values: [id] }];
    const [item] = office.call('DescribeTransitGatewayAttachments', { Filters }).TransitGatewayAttachments;
    hub.static(cidr, { TransitGatewayAttachmentId: item.TransitGatewayAttachmentId });
  } else if (one.isStatic) {
    office.call('CreateVpnConnectionRoute', { VpnConnectionId: id, DestinationCidrBlock: cidr });
  }
  one.troubles.forEach((trouble, tunnel) => {
    const name = `vti${tunnel + 1}`;
    if (trouble === 'fault') office.sim.fault({ target: `${id}/${tunnel + 1}` });
    if (trouble === 'maintenance') office.sim.fault({ target: `maintenance/${id}/${tunnel + 1}` });
    if (trouble === 'psk') office.ipsec('Change', { name, setting: 'psk', value: 'wrong.key' }, site.router);
    if (trouble === 'down') office.ipsec('Change', { name, setting: 'state', value: 'down' }, site.router);
  });
  if (one.isOffline) office.sim.fault({ target: `line/${site.router}` });
}

test('trace and reach agree, whatever stands and whatever fails', { timeout: 120_000 }, () => {
  const seen = { delivered: 0, lost: 0 };
  fc.assert(
    fc.property(branch, branch, (lisbon, porto) => {
      const office = build([lisbon, porto]);
      for (const from of PLACES) {
        for (const to of PLACES.filter((place) => place !== from)) {
          const destinationPort = to.startsWith('instance/') ? 80 : 443;
          const reached = office.sim.reach(from, to);
          for (const sourcePort of SOURCE_PORTS) {
            const trace = office.sim.trace({ from, to, protocol: 6, sourcePort, destinationPort });
            expect(trace.forward.length + trace.back.length).toBeLessThan(8 * MAX_HOPS);
            const packet = trace.forward[0]?.packet;
            if (!packet) continue;
            const isDelivered = trace.disposition === 'delivered';
            expect(packetsContain(reached, packet), `${from} → ${to}`).toBe(isDelivered);
            seen[isDelivered ? 'delivered' : 'lost']++;
          }
        }
      }
    }),
    { numRuns: 12 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test('a stable network stays as it is, and the same requests make the same world', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(branch, branch, (lisbon, porto) => {
      const office = build([lisbon, porto]);
      const twin = build([lisbon, porto]);
      expect(JSON.stringify(twin.sim.state)).toBe(JSON.stringify(office.sim.state));
      const learnt = () =>
        Object.entries(office.sim.state.bgp.routers).map(([name, { version }]) => `${name} ${version}`);
      const before = learnt();
      office.sim.advance(3_600_000);
      expect(learnt()).toEqual(before);
    }),
    { numRuns: 4 },
  );
});
