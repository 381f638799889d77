/**
 * The promise of the engine: a packet that can be answered is in `reach` exactly when its trace finds nothing in the
 * way, and no other packet ever is.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, sameAddress } from '../../src/kit/address.ts';
import { equalPackets, isEmptyPackets, packetsContain, samplePacket } from '../../src/kit/packet-set.ts';
import {
  type Endpoint,
  type FlowTrace,
  type Graph,
  type Packet,
  reach,
  reachAll,
  trace,
} from '../../src/net/index.ts';
import { interfacesOf, packetsFrom, someGraph } from './random-graph.ts';

const WORLD: Endpoint = { world: 'anywhere' };

/** ID of the interface, or the world, where the packet was received; undefined where it, or its answer, was lost. */
function receiver(one: Graph, result: FlowTrace): string | undefined {
  if (result.blockers.length > 0) return undefined;
  const last = result.forward.at(-1);
  if (last?.node === 'internet') return 'world';
  return interfacesOf(one).find(({ addresses }) =>
    addresses.some((own) => sameAddress(own, last!.packet.destination)),
  )?.id;
}

/** Where it was received, and the balancers that passed it on: reaching them is reaching through them. */
function receivers(one: Graph, result: FlowTrace): string[] {
  const where = receiver(one, result);
  if (where === undefined) return [];
  const passed = result.forward
    .filter(({ action }) => action === 'translated')
    .map(({ node }) => one.nodes.get(node))
    .filter((node) => node?.kind === 'balancer')
    .map((node) => node.interface);
  return [...new Set([where, ...passed])];
}

/** ICMP other than an echo request. */
function isOneWay({ source, protocol, destinationPort }: Packet): boolean {
  const [icmp, echo] = source.family === 4 ? [1, 8] : [58, 128];
  return protocol === icmp && destinationPort >> 8 !== echo;
}

function words({ source, destination, protocol, sourcePort, destinationPort }: Packet): string {
  return `${protocol} ${formatAddress(source)}:${sourcePort} → ${formatAddress(destination)}:${destinationPort}`;
}

test('reach and trace agree on every packet', () => {
  let delivered = 0;
  let lost = 0;
  let unanswered = 0;
  let balanced = 0;
  fc.assert(
    fc.property(someGraph, fc.integer({ min: 0, max: 99 }), (one, draw) => {
      const interfaces = interfacesOf(one);
      const ids = interfaces.map(({ id }) => id);
      const sender = draw % 4 === 0 ? undefined : interfaces[draw % interfaces.length];
      const from: Endpoint = sender ? { interfaces: [sender.id] } : WORLD;
      const sources = sender
        ? sender.addresses.map(formatAddress)
        : ['203.0.113.7', '8.8.4.4', '2001:db8:7::7', '2600::2'];
      const sets = new Map([
        ...ids.map((id) => [id, reach(one, from, { interfaces: [id] })] as const),
        ['world', reach(one, from, WORLD)] as const,
      ]);
      const table = reachAll(one);
      for (const packet of sources.flatMap(packetsFrom)) {
        const result = trace(one, { from: sender ? { interface: sender.id } : { world: true }, packet });
        const where = receiver(one, result);
        const claimed = [...sets]
          .filter(([, set]) => packetsContain(set, packet))
          .map(([id]) => id)
          .sort();
        expect({ packet: words(packet), received: claimed }).toEqual({
          packet: words(packet),
          received: isOneWay(packet) ? [] : receivers(one, result).sort(),
        });
        if (where === undefined) lost++;
        else if (isOneWay(packet)) unanswered++;
        else {
          delivered++;
          if (receivers(one, result).length > 1) balanced++;
        }
      }
      for (const id of [...ids, 'world']) {
        if (id !== sender?.id)
          expect(equalPackets(table.between(sender?.id ?? 'world', id), sets.get(id)!)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
  // Otherwise the networks drawn would prove nothing.
  expect(delivered).toBeGreaterThan(1000);
  expect(lost).toBeGreaterThan(1000);
  expect(unanswered).toBeGreaterThan(100);
  expect(balanced).toBeGreaterThan(20);
});

test('any packet that reach names gets through', () => {
  let tried = 0;
  fc.assert(
    fc.property(someGraph, (one) => {
      for (const { from, to, packets } of reachAll(one).entries()) {
        expect(isEmptyPackets(packets)).toBe(false);
        for (const family of [4, 6] as const) {
          const sample = samplePacket(family === 4 ? { v4: packets.v4, v6: [] } : { v4: [], v6: packets.v6 });
          if (!sample) continue;
          const sender =
            from === 'world'
              ? undefined
              : interfacesOf(one).find(
                  ({ id, addresses }) =>
                    from.includes(id) && addresses.some((own) => sameAddress(own, sample.source)),
                );
          const result = trace(one, {
            from: sender ? { interface: sender.id } : { world: true },
            packet: sample,
          });
          const found = receivers(one, result);
          const asked = to === 'world' ? ['world'] : to;
          expect(`${words(sample)} at ${found.some((id) => asked.includes(id))}`).toBe(
            `${words(sample)} at true`,
          );
          tried++;
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(tried).toBeGreaterThan(200);
});

test('many interfaces at once are the union of each alone', () => {
  fc.assert(
    fc.property(someGraph, (one) => {
      const ids = interfacesOf(one).map(({ id }) => id);
      const together = reach(one, { interfaces: ids }, WORLD);
      for (const { id, addresses } of interfacesOf(one)) {
        const alone = reach(one, { interfaces: [id] }, WORLD);
        for (const packet of addresses.map(formatAddress).flatMap(packetsFrom)) {
          expect(packetsContain(together, packet)).toBe(packetsContain(alone, packet));
        }
      }
    }),
    { numRuns: 25 },
  );
});
