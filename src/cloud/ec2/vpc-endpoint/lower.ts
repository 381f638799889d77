/**
 * Endpoints in the packet engine. A gateway endpoint is a valve by which the VPC's own addresses, and nobody else's, get
 * to the service (R-VPC-150, R-VPC-153). An interface endpoint of AWS is a host behind its interfaces; one of somebody
 * else's service is in each zone a balancer that sends by the provider's load balancer there, and under its address
 * (R-VPC-158, R-VPC-159).
 */
import { memoise, memoiseWithText } from '../../../kit/memoise.ts';
import type { BalancerNode, HostNode, Obstacle, Service, ValveNode } from '../../../net/graph.ts';
import { PROTOCOL } from '../../../net/packet.ts';
import type { Origin } from '../../../net/trace.ts';
import { type Absent, present } from '../../kernel/absent.ts';
import { Context } from '../../kernel/context.ts';
import type { RegionState, World } from '../../kernel/world.ts';
import { resourceFault } from '../faults.ts';
import { labelOf } from '../label.ts';
import { ipv4BlocksOf, type VpcItem } from '../vpc/vpc.ts';
import { type EndpointServiceItem, serviceNamed } from '../vpc-endpoint-service/endpoint-service.ts';
import { isWorking, type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

function originOf(item: VpcEndpointItem) {
  const { VpcEndpointId: id } = item;
  return { resource: id, label: `${item.VpcEndpointType.toLowerCase()} endpoint ${labelOf(id, item)}` };
}

export const lowerGatewayEndpoint = memoise(
  (item: VpcEndpointItem, home: VpcItem, fault: Obstacle | Absent): ValveNode => ({
    kind: 'valve',
    id: item.VpcEndpointId,
    origin: originOf(item),
    router: item.VpcId,
    passes: ipv4BlocksOf(home),
    announced: false,
    code: 'VPC_ENDPOINT_SOURCE_OUTSIDE_ITS_VPC',
    ...(present(fault) && { obstacle: present(fault) as Obstacle }),
  }),
);

/** What services of AWS listen on. S3 also takes plain HTTP. */
const HTTPS: Service = { protocol: PROTOCOL.tcp, port: 443 };
const HTTP: Service = { protocol: PROTOCOL.tcp, port: 80 };

/** Those of the region with interfaces; `balancers` are its network load balancers. */
export function lowerEndpoints(
  state: RegionState,
  world: World,
  region: string,
  balancers: readonly BalancerNode[],
): readonly (HostNode | BalancerNode)[] {
  if (!state[vpcEndpoint.kind]) return NONE;
  const context = new Context(world, region, []);
  return joined(
    ...context
      .peek(vpcEndpoint)
      .filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface')
      .flatMap((item): readonly (HostNode | BalancerNode)[] => {
        const service = serviceNamed(item.ServiceName, context);
        const obstacle = obstacleOf(item, context);
        if (service) return lowerConnection(item, service, balancers, obstacle);
        return isPlaced(item) ? [lowerHost(item, obstacle?.text ?? '', obstacle)] : NONE;
      }),
  );
}

const NONE: readonly never[] = [];

/** The identical list for the identical nodes. */
const joined = memoise((...nodes: readonly (HostNode | BalancerNode)[]) => nodes);

function isPlaced({ Places }: VpcEndpointItem): boolean {
  return Places.some(({ InterfaceId }) => InterfaceId !== undefined);
}

function obstacleOf(item: VpcEndpointItem, context: Context): Obstacle | undefined {
  const fault = resourceFault(item.VpcEndpointId, context);
  if (fault || isWorking(item)) return fault;
  const text = `The ${originOf(item).label} is ${item.State}: wait until it is available.`;
  return { code: 'VPC_ENDPOINT_NOT_AVAILABLE', text };
}

const lowerHost = memoiseWithText(
  (_item: VpcEndpointItem, obstacle: string, _made: Obstacle | undefined) => obstacle,
  (item: VpcEndpointItem, _text: string, obstacle: Obstacle | undefined): HostNode => ({
    kind: 'host',
    id: item.VpcEndpointId,
    origin: originOf(item),
    interfaces: item.Places.flatMap(({ InterfaceId }) => InterfaceId ?? []),
    serves: item.ServiceName.endsWith('.s3') ? [HTTPS, HTTP] : [HTTPS],
    answersPing: false,
    ...(obstacle && { obstacle }),
  }),
);

function lowerConnection(
  item: VpcEndpointItem,
  { NetworkLoadBalancerArns: arns }: EndpointServiceItem,
  balancers: readonly BalancerNode[],
  obstacle: Obstacle | undefined,
): readonly BalancerNode[] {
  const balancersOf = balancers.filter(({ origin }) => arns.includes(origin.resource));
  const { resource, label } = originOf(item);
  return item.Places.flatMap(({ InterfaceId: own, Zone }) => {
    const twin = balancersOf.find(({ id }) => id.endsWith(`/${Zone}`));
    if (own === undefined || !twin) return [];
    const entry: Entry = {
      id: `${resource}/${Zone}`,
      origin: { resource, label: `${label} in ${Zone}` },
      interface: own,
      ...(obstacle && { obstacle }),
    };
    return [lowerEntry(twin, entry)];
  });
}

interface Entry {
  readonly id: string;
  readonly origin: Origin;
  readonly interface: string;
  readonly obstacle?: Obstacle;
}

const lowerEntry = memoiseWithText(
  (_twin: BalancerNode, entry: Entry) => JSON.stringify(entry),
  (twin: BalancerNode, entry: Entry): BalancerNode => ({
    kind: 'balancer',
    services: twin.services,
    exit: twin.interface,
    codes: twin.codes,
    ...(twin.obstacle && { obstacle: twin.obstacle }),
    ...entry,
  }),
);
