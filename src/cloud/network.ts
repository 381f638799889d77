/** The network that a world amounts to: every region's resources lowered into one graph, with the internet around. */
import { type Address, parseAddress } from '../kit/address.ts';
import { memoise } from '../kit/memoise.ts';
import type { Graph, GraphNode, WorldClient, WorldNode } from '../net/graph.ts';
import { topologyOf } from '../net/topology.ts';
import { appliancesIn } from './appliances.ts';
import { lowerDirectConnect } from './directconnect/lowering/lower.ts';
import { AMAZON_RANGES } from './ec2/amazon/ranges.ts';
import { storedPrefix } from './ec2/cidr.ts';
import { lowerRegion } from './ec2/lower.ts';
import { INTERNET_MTU } from './ec2/mtu.ts';
import { REGIONS } from './kernel/regions.ts';
import type { ClientSetting, World } from './kernel/world.ts';
import { lowerPremises } from './premises/lower.ts';

/** The engine's codes in the words of Reachability Analyzer's explanations, where it has one. */
const CODES: Graph['codes'] = {
  BLACKHOLE_ROUTE: 'BAD_STATE_ROUTE',
  SOURCE_DESTINATION_CHECK: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
  INTERFACE_UNATTACHED: 'UNASSOCIATED_COMPONENT',
};

export function networkOf(world: World): Graph {
  const regions = REGIONS.filter(({ name }) => Object.hasOwn(world.regions, name));
  return assemble(
    lowerWorld(world.setting.clients),
    lowerPremises(world),
    lowerDirectConnect(world),
    ...regions.flatMap((region) => lowerRegion(world, region, appliancesIn(world, region.name))),
  );
}

/** Whether the routes of an interface's segment lead to the address by a private way, not out to the internet. */
export function hasPrivateWay(graph: Graph, from: string, to: Address): boolean {
  const topology = topologyOf(graph);
  const segment = topology.group(from)?.segment.node;
  const target = segment && topology.route(segment.routes, to)?.target;
  const nodes = target?.kind === 'node' ? [target.node] : target?.kind === 'several' ? target.nodes : [];
  const kinds = nodes.map((node) => topology.node(node)?.kind);
  return kinds.some((kind) => kind === 'link' || kind === 'attachment');
}

const assemble = memoise((internet: WorldNode, ...parts: readonly (readonly GraphNode[])[]): Graph => {
  const nodes = new Map<string, GraphNode>([[internet.id, internet]]);
  for (const part of parts) for (const node of part) nodes.set(node.id, node);
  return { nodes, codes: CODES as NonNullable<Graph['codes']> };
});

/** What of AWS stands out there under addresses of its own. */
const SERVICES = Object.entries(AMAZON_RANGES).flatMap(([region, { s3, dynamodb }]) => [
  { name: `S3 in ${region}`, prefixes: s3.map(storedPrefix) },
  { name: `DynamoDB in ${region}`, prefixes: dynamodb.map(storedPrefix) },
]);

const lowerWorld = memoise(
  (clients: Record<string, ClientSetting>): WorldNode => ({
    kind: 'world',
    id: 'internet',
    origin: { resource: 'internet', label: 'the internet' },
    mtu: INTERNET_MTU,
    // IPv6 blocks need no place here: addresses that no VPC holds are passed by no gateway.
    allocated: Object.values(AMAZON_RANGES).flatMap(({ ec2 }) => ec2.map(storedPrefix)),
    clients: Object.entries(clients).map(lowerClient),
    services: SERVICES,
  }),
);

function lowerClient([name, { address, ipv6Address }]: [string, ClientSetting]): WorldClient {
  const addresses = [address, ipv6Address].map((text) => parseAddress(text ?? ''));
  return { name, addresses: addresses.filter((found): found is Address => found !== undefined) };
}
