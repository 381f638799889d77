/** Over Direct Connect, whatever is broken of it: trace and reach say the same of every pair. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../../../src/cloud/network.ts';
import { type Address, formatAddress } from '../../../src/kit/address.ts';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import { type InterfaceNode, type Packet, reach, trace } from '../../../src/net/index.ts';
import type { Sim } from '../../../src/sim/sim.ts';
import { Backbone, EAST, WEST } from './backbone.ts';

/** Two towns and three VPCs at a Direct Connect gateway; two lines in one of the towns. */
function estate(siteLink: boolean): Sim {
  const net = new Backbone();
  const hub = net.gateway();
  for (const [name, cidr, region] of [
    ['east', '10.0.0.0/16', 'us-east-1'],
    ['west', '10.1.0.0/16', 'us-west-2'],
  ] as const) {
    const home = net.vpc(name, cidr, { region });
    net.launch(name, home, 'a');
    net.associate(hub, net.virtualGateway(home));
  }
  const target = { directConnectGatewayId: hub, enableSiteLink: siteLink };
  net.vif('Private', net.line(), { third: 7, target });
  net.vif('Private', net.line(), { third: 9, vlan: 102, target });
  net.vif('Private', net.line('EqSe2', WEST, 'us-west-2'), {
    region: 'us-west-2',
    third: 8,
    asn: 65002,
    target,
  });
  net.vlan(EAST, 7);
  net.vlan(EAST, 9, { port: 'dx1', id: 102 });
  net.vlan(WEST, 8);
  net.session(EAST, 7, { lines: ['maximum-paths 2'] });
  net.session(EAST, 9);
  net.session(WEST, 8, { asn: 65002 });
  return net.sim;
}

function breakable(sim: Sim): readonly string[] {
  return Object.values(sim.state.regions).flatMap((tables) =>
    ['dx-connection', 'dx-virtual-interface'].flatMap((kind) => Object.keys(tables[kind] ?? {})),
  );
}

/** The internet, too, has hosts with public addresses; these nobody else can have. */
function isPrivate(address: Address): boolean {
  return /^(10|192\.168)\./.test(formatAddress(address));
}

const ports = fc.constantFrom(
  { protocol: 6, sourcePort: 40_000, destinationPort: 443 },
  { protocol: 6, sourcePort: 20_000, destinationPort: 80 },
  { protocol: 17, sourcePort: 45_678, destinationPort: 53 },
  { protocol: 1, sourcePort: 1, destinationPort: 8 * 256 },
);

test('trace and reach agree', () => {
  const sims = [estate(false), estate(true)];
  const seen = { delivered: 0, lost: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...sims),
      fc.array(fc.nat(), { maxLength: 2 }),
      fc.constantFrom(0, 500, 120_000),
      fc.array(fc.tuple(fc.nat(), fc.nat(), ports), { minLength: 12, maxLength: 12 }),
      (base, broken, passed, draws) => {
        const sim = base.fork();
        const targets = breakable(sim);
        for (const index of broken) sim.fault({ target: targets[index % targets.length] as string });
        sim.advance(passed);
        const graph = networkOf(sim.state);
        const interfaces = [...graph.nodes.values()].filter(
          (node): node is InterfaceNode => node.kind === 'interface' && node.addresses.some(isPrivate),
        );
        for (const [left, right, service] of draws) {
          const from = interfaces[left % interfaces.length] as InterfaceNode;
          const to = interfaces[right % interfaces.length] as InterfaceNode;
          const [source, destination] = [from.addresses.find(isPrivate), to.addresses.find(isPrivate)];
          if (!source || !destination || from === to) continue;
          const packet: Packet = { source, destination, ...service };
          const { blockers } = trace(graph, { from: { interface: from.id }, packet });
          const packets = reach(graph, { interfaces: [from.id] }, { interfaces: [to.id] });
          expect([from.id, to.id, packetsContain(packets, packet)]).toEqual([
            from.id,
            to.id,
            blockers.length === 0,
          ]);
          if (blockers.length === 0) seen.delivered++;
          else seen.lost++;
        }
      },
    ),
    { numRuns: 60 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
