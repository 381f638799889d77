/** The promise of the engine, across transit routers: reach and trace agree, and nothing goes in circles for ever. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameAddress } from '../../src/kit/address.ts';
import { equalPackets, packetsContain } from '../../src/kit/packet-set.ts';
import { type FlowTrace, type Packet, reach, reachAll, trace } from '../../src/net/index.ts';
import { ip } from './build.ts';
import { interfacesOf } from './random-graph.ts';
import { someTransit, TARGETS } from './random-transit.ts';

const HEADERS = [
  { protocol: 6, sourcePort: 1024, destinationPort: 80 },
  { protocol: 6, sourcePort: 50_000, destinationPort: 80 },
  { protocol: 17, sourcePort: 40_000, destinationPort: 53 },
  { protocol: 1, sourcePort: 7, destinationPort: 8 * 256 },
];

test('reach and trace agree on every packet', () => {
  const outcomes: Record<string, number> = {};
  let crossed = 0;
  const ways = new Set<string>();
  fc.assert(
    fc.property(someTransit, fc.nat(99), (one, draw) => {
      const interfaces = interfacesOf(one).filter(({ id }) => /^eni-(?:r\d-[xy]|wall-[xy]|site)$/.test(id));
      const sender = interfaces[draw % interfaces.length]!;
      const from = { interfaces: [sender.id] };
      const sets = interfaces.map(({ id }) => [id, reach(one, from, { interfaces: [id] })] as const);
      const table = reachAll(one);
      for (const packet of TARGETS.flatMap((target) =>
        HEADERS.map(
          (header): Packet => ({ source: sender.addresses[0]!, destination: ip(target), ...header }),
        ),
      )) {
        const result = trace(one, { from: { interface: sender.id }, packet });
        const where = interfaces.find(({ addresses }) =>
          addresses.some((own) => sameAddress(own, packet.destination)),
        );
        const arrived = result.blockers.length === 0 && where ? [where.id] : [];
        const claimed = sets.filter(([, set]) => packetsContain(set, packet)).map(([id]) => id);
        expect({ packet, claimed }).toEqual({ packet, claimed: arrived });
        const outcome = result.blockers[0]?.code ?? 'arrived';
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        if (arrived.length > 0 && packet.protocol === 6) ways.add(tunnelsOf(result).join(' and '));
        if (arrived.length > 0 && result.forward.some(({ node }) => /^r\d-t\d$/.test(node))) crossed++;
      }
      for (const [id, set] of sets) {
        if (id !== sender.id) expect(equalPackets(table.between(sender.id, id), set)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
  // Otherwise the networks drawn would prove nothing.
  for (const way of ['tunnel-1 and tunnel-1', 'tunnel-2 and tunnel-1', 'tunnel-2 and tunnel-2'])
    expect([...ways]).toContain(way);
  expect(crossed).toBeGreaterThan(100);
  for (const code of [
    'NO_ROUTE_TO_DESTINATION',
    'ROUTING_LOOP',
    'WRONG_ZONE',
    'BEYOND_THE_FAR_END',
    'BLACKHOLE_ROUTE',
    'CUT',
    'REPLY_OUTSIDE_ITS_FLOW',
  ])
    expect([code, (outcomes[code] ?? 0) > 0]).toEqual([code, true]);
});

/** The tunnels on the way there and back. */
function tunnelsOf({ forward, back }: FlowTrace): string[] {
  return [...forward, ...back].map(({ node }) => node).filter((node) => node.startsWith('tunnel'));
}
