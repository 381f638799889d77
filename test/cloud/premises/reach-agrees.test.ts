/** In any site, whatever its routers were told: trace and reach say the same of every packet, and every packet's way ends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../../../src/cloud/network.ts';
import { formatAddress, parseAddress, sameAddress } from '../../../src/kit/address.ts';
import { assert } from '../../../src/kit/assert.ts';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import {
  type Endpoint,
  type Flow,
  type FlowTrace,
  type Graph,
  type InterfaceNode,
  type Packet,
  reach,
  trace,
} from '../../../src/net/index.ts';
import { MAX_HOPS } from '../../../src/net/walk.ts';
import { DESTINATIONS, someSite } from './random-sites.ts';

const WORLD: Endpoint = { world: 'anywhere' };

function interfacesOf({ nodes }: Graph): readonly InterfaceNode[] {
  return [...nodes.values()].filter((node) => node.kind === 'interface');
}

/** Where the packet was received and answered. */
function receiverOf(graph: Graph, { blockers, forward }: FlowTrace): Endpoint | undefined {
  const last = forward.at(-1);
  if (blockers.length > 0 || !last) return undefined;
  if (last.node === 'internet') return WORLD;
  const found = interfacesOf(graph).find(({ addresses }) =>
    addresses.some((own) => sameAddress(own, last.packet.destination)),
  );
  assert(found, `somebody holds ${formatAddress(last.packet.destination)}`);
  return { interfaces: [found.id] };
}

const service = fc.constantFrom(
  { protocol: 6, sourcePort: 40_000, destinationPort: 443 },
  { protocol: 6, sourcePort: 22, destinationPort: 80 },
  { protocol: 6, sourcePort: 50_000, destinationPort: 9 },
  { protocol: 17, sourcePort: 45_678, destinationPort: 53 },
  { protocol: 1, sourcePort: 1, destinationPort: 8 * 256 },
);
const somebody = parseAddress('93.184.215.14');

test('trace and reach agree, and nothing goes round for ever', () => {
  const seen = { delivered: 0, lost: 0, loops: 0, several: 0 };
  fc.assert(
    fc.property(
      someSite,
      fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...DESTINATIONS), service), {
        minLength: 8,
        maxLength: 8,
      }),
      (world, draws) => {
        const graph = networkOf(world);
        const interfaces = interfacesOf(graph);
        for (const [index, to, ports] of draws) {
          const sender = index % 7 === 6 ? undefined : interfaces[index % interfaces.length];
          const source = sender ? sender.addresses[index % sender.addresses.length] : somebody;
          const destination = parseAddress(to);
          assert(source && destination, 'both ends have addresses');
          const packet: Packet = { source, destination, ...ports };
          const flow: Flow = { from: sender ? { interface: sender.id } : { world: true }, packet };
          const result = trace(graph, flow);
          expect(result.forward.length + result.back.length).toBeLessThan(8 * MAX_HOPS);
          const from: Endpoint = sender ? { interfaces: [sender.id] } : WORLD;
          const where = receiverOf(graph, result);
          if (where) expect(packetsContain(reach(graph, from, where), packet)).toBe(true);
          else
            for (const other of [WORLD, ...interfaces.map(({ id }) => ({ interfaces: [id] }))])
              expect(packetsContain(reach(graph, from, other), packet)).toBe(false);
          if (where) seen.delivered++;
          else seen.lost++;
          if (result.blockers.some(({ code }) => code === 'ROUTING_LOOP')) seen.loops++;
        }
        if (
          [...graph.nodes.values()].some(
            (node) => node.kind === 'table' && node.routes.some(({ target }) => target.kind === 'several'),
          )
        )
          seen.several++;
      },
    ),
    { numRuns: 300 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});
