/** Reach for all pairs, against one trace for every pair; and what one changed route costs afterwards. */
import type { World } from '../src/cloud/kernel/world.ts';
import { networkOf } from '../src/cloud/network.ts';
import { type Graph, reachAll, trace } from '../src/net/index.ts';
import { resolveFlow } from '../src/sim/network.ts';
import type { Sim } from '../src/sim/sim.ts';
import { type LargeWorld, largeWorld } from './large-world.ts';
import { median, type Row, timed } from './row.ts';

/** DESIGN sets the aim for this many; the others show how the cost grows. */
const AIMED_AT = 1000;

/** Traces that are measured; the rest of the pairs cost the same. */
const SAMPLE = 2000;
const ROUNDS = 25;

export async function reachBench(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const instances of [100, 300, 1000]) rows.push(await allPairs(largeWorld(instances), instances));
  return rows;
}

async function allPairs(world: LargeWorld, instances: number): Promise<Row> {
  const { sim, interfaces } = world;
  const own: number[] = [];
  for (let run = 0; run < 5; run++) {
    const graph = unseen(sim.state);
    own.push(await timed(() => [...reachAll(graph).entries()]));
  }
  const graph = unseen(sim.state);
  const flows = Array.from({ length: SAMPLE }, (_, index) =>
    resolveFlow(sim.state, {
      from: interfaces[index % interfaces.length] as string,
      to: interfaces[(index * 7 + 1) % interfaces.length] as string,
      protocol: 6,
      destinationPort: 80,
    }),
  );
  const each = (await timed(() => flows.forEach((flow) => void trace(graph, flow)))) / SAMPLE;
  return {
    name: `reach, all pairs of ${instances} instances`,
    value: median(own),
    unit: 'ms',
    against: { name: 'a trace a pair, ms', value: each * instances * instances },
    ...(instances === AIMED_AT && { aim: '≤ 1/50' }),
  };
}

/** The network of an equal world in which nothing keeps its identity, so that nothing is known about it yet. */
function unseen(world: World): Graph {
  return networkOf(structuredClone(world));
}

/** A changed route in a world of 1,000 instances, and one trace in each of 40 pairs, against an equal world seen first. */
export async function recheckBench(): Promise<readonly Row[]> {
  const { sim, interfaces, publicTable, call } = largeWorld(1000);
  const checks = (of: Sim): void => {
    for (let index = 0; index < 40; index++) {
      const [from, to] = [interfaces[index * 25] as string, interfaces[index * 11 + 3] as string];
      of.trace({ from, to, protocol: 6, destinationPort: 80 });
    }
  };
  checks(sim);
  const route = { RouteTableId: publicTable, DestinationCidrBlock: '192.0.2.0/24' };
  const { InternetGateways } = call('DescribeInternetGateways', {});
  const [gateway] = InternetGateways as { InternetGatewayId: string }[];
  let present = false;
  const changed = (): void => {
    if (present) call('DeleteRoute', route);
    else call('CreateRoute', { ...route, GatewayId: gateway?.InternetGatewayId });
    present = !present;
    checks(sim);
  };
  const other = sim.fork();
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(await timed(changed));
    other.restore(structuredClone(sim.state));
    peer.push(await timed(() => checks(other)));
  }
  return [
    {
      name: 're-check after one changed route, 1,000 instances',
      value: median(own),
      unit: 'ms',
      against: { name: 'from scratch, ms', value: median(peer) },
      aim: '≤ 1/20',
    },
  ];
}
