/**
 * Random networks of VPCs, peerings, transit gateways, a firewall and a site behind a VPN, as learners might build them:
 * trace and reach agree, nothing goes in circles for ever, and answers that miss a stateful firewall are dropped.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import { UnknownPlace } from '../../../src/sim/places.ts';
import type { FlowSpec } from '../../../src/sim/sim.ts';
import type { EstateVpc } from './estate.ts';
import { Hub } from './hub.ts';
import { Office } from './office.ts';

const LISBON = `
router bgp 65010
 no bgp ebgp-requires-policy
 neighbor 169.254.60.1 remote-as 64512
 neighbor 169.254.60.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.10.0/24
`;

const BLOCKS = ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '192.168.10.0/24'];
const DESTINATIONS = [...BLOCKS, '10.0.0.0/8', '192.168.0.0/16', '0.0.0.0/0', '10.2.0.0/24'];
const routes = fc.array(fc.tuple(fc.constantFrom(...DESTINATIONS), fc.nat(99)), { maxLength: 5 });

const plan = fc.record({
  attached: fc.array(fc.constantFrom('both', 'first', 'none'), { minLength: 3, maxLength: 3 }),
  appliance: fc.boolean(),
  peerings: fc.subarray(['01', '12', '02']),
  local: fc.array(routes, { minLength: 3, maxLength: 3 }),
  transit: fc.array(routes, { minLength: 2, maxLength: 2 }),
  gatewaysPeer: fc.boolean(),
  vpn: fc.boolean(),
  broken: fc.constantFrom(undefined, 'tunnel', 'az/us-east-1a'),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** What is refused is left out. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    expect(String(error)).toMatch(/RouteAlreadyExists|IncorrectState|InvalidRequest|InvalidParameter/);
  }
}

function build(drawn: Plan): { office: Office; places: readonly string[] } {
  const office = new Office({ lisbon: LISBON });
  const hubs = [new Hub(office), new Hub(office)];
  const vpcs = [1, 2, 3].map((number) => office.vpc(`v${number}`, `10.${number}.0.0/16`, { zones: 'ab' }));
  const targets = vpcs.map((): object[] => []);
  const ways = hubs.map((): object[] => [{ Blackhole: true }]);
  vpcs.forEach((home, index) => {
    const zone = index === 1 ? 'b' : 'a';
    office.launch(`host${index}`, home, zone);
    hubs.slice(0, { both: 2, first: 1, none: 0 }[drawn.attached[index] ?? 'none']).forEach((hub, number) => {
      ways[number]?.push({ TransitGatewayAttachmentId: hub.attach(home, 'ab') });
      targets[index]?.push({ TransitGatewayId: hub.id }, { TransitGatewayId: hub.id });
    });
  });
  for (const [left = 0, right = 0] of drawn.peerings.map((pair) => [...pair].map(Number))) {
    const VpcPeeringConnectionId = office.peer(vpcs[left] as EstateVpc, vpcs[right] as EstateVpc);
    for (const side of [left, right]) targets[side]?.push({ VpcPeeringConnectionId });
  }
  if (drawn.gatewaysPeer) {
    const TransitGatewayAttachmentId = (hubs[0] as Hub).peer(hubs[1] as Hub);
    for (const own of ways) own.push({ TransitGatewayAttachmentId }, { TransitGatewayAttachmentId });
  }
  if (drawn.appliance) {
    const NetworkInterfaceId = office.appliance('wall', vpcs[0] as EstateVpc, 'b', 'ami-firewall');
    targets[0]?.push({ NetworkInterfaceId }, { NetworkInterfaceId });
  }
  if (drawn.vpn) {
    const id = office.connect({ TransitGatewayId: (hubs[0] as Hub).id }, office.customer(), 60);
    office.apply(id);
    if (drawn.broken === 'tunnel') office.sim.fault({ target: `${id}/2` });
  }
  vpcs.forEach((home, index) => {
    const own = targets[index] ?? [];
    drawn.local[index]?.forEach(([to, draw]) => {
      if (own.length > 0) attempt(() => office.route(home, to, own[draw % own.length] as object));
    });
    if (own.length > 0) attempt(() => office.route(home, '0.0.0.0/0', own[0] as object));
  });
  hubs.forEach((hub, index) => {
    const own = ways[index] ?? [];
    drawn.transit[index]?.forEach(([to, draw]) => {
      attempt(() => hub.static(to, own[draw % own.length] as object));
    });
  });
  if (drawn.broken?.startsWith('az/')) office.sim.fault({ target: drawn.broken });
  const hosts = vpcs.map((_, index) => `instance/host${index}`);
  return { office, places: [...hosts, 'premises/lisbon/lisbon-desk'] };
}

const FLOWS: readonly Omit<FlowSpec, 'from' | 'to'>[] = [
  { protocol: 6, destinationPort: 80, sourcePort: 1024 },
  { protocol: 6, destinationPort: 443, sourcePort: 60_000 },
  { protocol: 17, destinationPort: 53, sourcePort: 40_000 },
  { protocol: 1 },
];

test('trace and reach agree on what learners build', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(plan, (drawn) => {
      const { office, places } = build(drawn);
      for (const from of places)
        for (const to of places) {
          if (from === to) continue;
          const set = office.sim.reach(from, to);
          for (const flow of FLOWS) {
            const { blockers, forward } = office.sim.trace({ from, to, ...flow });
            const [first] = forward;
            if (!first) throw new UnknownPlace(from, 'nothing was sent');
            const arrives = blockers.length === 0;
            expect([from, to, flow, packetsContain(set, first.packet)]).toEqual([from, to, flow, arrives]);
            const outcome = blockers[0]?.code ?? 'arrived';
            seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
          }
        }
    }),
    { numRuns: 12, seed: 5 },
  );
  // Otherwise the networks drawn would prove nothing.
  expect(seen.get('arrived')).toBeGreaterThan(50);
  for (const code of ['ROUTING_LOOP', 'NO_ROUTE_TO_DESTINATION', 'REPLY_OUTSIDE_ITS_FLOW'])
    expect([code, seen.has(code)]).toEqual([code, true]);
});
