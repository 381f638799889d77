/** What is remembered about one network is given out for another only where it is true there, too. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../src/kit/address.ts';
import { equalPackets } from '../../src/kit/packet-set.ts';
import { type Graph, type GraphNode, type RouteTable, reach, reachAll, trace } from '../../src/net/index.ts';
import { campus, changed, guardIn, nic, OPEN, packet, table } from './build.ts';
import { interfacesOf, packetsFrom, someGraph } from './random-graph.ts';

/** An equal graph of which no part is the identical one, so that nothing is remembered about it. */
function unknown(one: Graph): Graph {
  return { nodes: new Map([...one.nodes].map(([id, node]) => [id, copied(node)])) };
}

function copied(node: GraphNode): GraphNode {
  const { remedies, ...rest } = node as RouteTable;
  return { ...structuredClone(rest), ...(remedies && { remedies }) };
}

/** Some parts of one, the others of the other, which has parts of the same names. */
function mixed(one: Graph, other: Graph, picks: readonly boolean[]): Graph {
  const nodes = [...one.nodes].map(([id, node], index): [string, GraphNode] => [
    id,
    picks[index % picks.length] ? (other.nodes.get(id) ?? node) : node,
  ]);
  return { nodes: new Map(nodes) };
}

const picks = fc.array(fc.boolean(), { minLength: 11, maxLength: 11 });
const fewPicks = fc.array(
  fc.integer({ min: 0, max: 7 }).map((draw) => draw === 0),
  { minLength: 31, maxLength: 31 },
);

test('after changes, traces and reach are what they are from scratch', () => {
  let differing = 0;
  fc.assert(
    fc.property(
      someGraph,
      someGraph,
      fc.array(fc.oneof(picks, fewPicks), { minLength: 2, maxLength: 4 }),
      fc.nat(),
      (one, other, mixes, draw) => {
        const graphs = [one, ...mixes.map((mix) => mixed(one, other, mix)), one];
        const interfaces = interfacesOf(one);
        const sender = interfaces[draw % interfaces.length]!;
        const flows = [
          ...sender.addresses.flatMap((address) =>
            packetsFrom(formatAddress(address)).map((packet) => ({ from: { interface: sender.id }, packet })),
          ),
          ...packetsFrom('203.0.113.7').map((packet) => ({ from: { world: true } as const, packet })),
        ].filter((_, index) => index % 7 === draw % 7);
        const told = graphs.map((graph) => {
          const scratch = unknown(graph);
          const traces = flows.map((flow) => trace(graph, flow));
          expect(traces).toEqual(flows.map((flow) => trace(scratch, flow)));
          const [table, again] = [reachAll(graph), reachAll(scratch)];
          for (const { id } of interfaces) {
            const from = { interfaces: [sender.id] };
            const to = { interfaces: [id] };
            expect(equalPackets(reach(graph, from, to), reach(scratch, from, to))).toBe(true);
            expect(equalPackets(table.between('world', id), again.between('world', id))).toBe(true);
          }
          return JSON.stringify(traces, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
        });
        differing += new Set(told).size - 1;
      },
    ),
    { numRuns: 24 },
  );
  // Otherwise forgetting nothing would never have been wrong.
  expect(differing).toBeGreaterThan(24);
});

describe('what stays, stays the identical answer', () => {
  const flow = {
    from: { interface: 'eni-web' },
    packet: packet('tcp/80 from 10.0.0.10 to 10.0.1.10'),
  };
  const routes = ['10.0.0.0/16 local', '0.0.0.0/0 igw'];

  test('a route that serves other destinations', () => {
    const base = campus();
    const known = base.nodes.get('rtb-front') as RouteTable;
    const added = table('rtb-front', [...routes, '192.0.2.0/24 nat']).routes.at(-1)!;
    const grown = changed(base, { ...known, routes: [...known.routes, added] });
    expect(trace(grown, flow)).toBe(trace(base, flow));
  });

  test('not so with a route that serves this one', () => {
    const base = campus();
    const known = base.nodes.get('rtb-front') as RouteTable;
    const added = table('rtb-front', ['10.0.1.0/24 blackhole']).routes[0]!;
    const cut = changed(base, { ...known, routes: [...known.routes, added] });
    expect(trace(base, flow).blockers.map(({ code }) => code)).not.toContain('BLACKHOLE_ROUTE');
    expect(trace(cut, flow).blockers.map(({ code }) => code)).toContain('BLACKHOLE_ROUTE');
  });

  test('a machine elsewhere', () => {
    const base = campus();
    const away = changed(base, nic('eni-lobby', 'front', '10.0.0.12', { ...OPEN, owner: 'lobby' }));
    const home = { from: { interface: 'eni-db' }, packet: packet('tcp/80 from 10.0.1.10 to 10.0.1.11') };
    expect(trace(away, home)).toBe(trace(base, home));
  });

  test('and comes back with a step back, however often', () => {
    const base = campus();
    const shut = changed(base, nic('eni-db', 'back', '10.0.1.10', { inbound: guardIn('none'), owner: 'db' }));
    const [before, after] = [trace(base, flow), trace(shut, flow)];
    expect(after).not.toEqual(before);
    for (const _ of [1, 2, 3]) {
      expect(trace(base, flow)).toBe(before);
      expect(trace(shut, flow)).toBe(after);
    }
  });
});
