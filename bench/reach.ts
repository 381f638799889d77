/** Reach for all pairs, against one trace for every pair; and what one changed route costs afterwards. */
import { networkOf } from '../src/cloud/network.ts';
import { reachAll, trace } from '../src/net/index.ts';
import { resolveFlow } from '../src/sim/network.ts';
import { type LargeWorld, largeWorld } from './large-world.ts';
import { inTurn, median, type Row, timed } from './row.ts';

/** Traces that are measured; the rest of the pairs cost the same. */
const SAMPLE = 2000;

export async function reachBench(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const instances of [100, 300, 1000]) rows.push(await allPairs(largeWorld(instances), instances));
  return rows;
}

async function allPairs(world: LargeWorld, instances: number): Promise<Row> {
  const { sim, interfaces } = world;
  const graph = networkOf(sim.state);
  const own: number[] = [];
  for (let run = 0; run < 5; run++) own.push(await timed(() => [...reachAll({ ...graph }).entries()]));
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
    aim: '≤ 1/50',
  };
}

/** A changed route in a world of 1,000 instances: the network again, and one trace in each of 40 pairs. */
export async function recheckBench(): Promise<readonly Row[]> {
  const { sim, interfaces, publicTable, call } = largeWorld(1000);
  const checks = (): void => {
    for (let index = 0; index < 40; index++) {
      const [from, to] = [interfaces[index * 25] as string, interfaces[index * 11 + 3] as string];
      sim.trace({ from, to, protocol: 6, destinationPort: 80 });
    }
  };
  checks();
  let number = 0;
  const changed = (): void => {
    call('CreateRoute', {
      RouteTableId: publicTable,
      DestinationCidrBlock: `192.0.${number++}.0/24`,
      GatewayId: gatewayOf(),
    });
    checks();
  };
  const gatewayOf = (): string => {
    const { InternetGateways } = call('DescribeInternetGateways', {});
    return (InternetGateways as { InternetGatewayId: string }[])[0]?.InternetGatewayId ?? '';
  };
  const [incremental, scratch] = await inTurn(9, changed, () => {
    // An equal world in which nothing keeps its identity.
    sim.restore(structuredClone(sim.state));
    checks();
  });
  return [
    {
      name: 're-check after one changed route, 1,000 instances',
      value: incremental,
      unit: 'ms',
      against: { name: 'from scratch, ms', value: scratch },
      aim: '≤ 1/20',
    },
  ];
}
