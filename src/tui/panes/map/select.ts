/**
 * What the map shows: VPCs, their subnets by zone, what stands in them, and where routes lead. Memoised on the answers
 * that it is read from, which stay the same until something in the region changes.
 */
import type {
  Instance,
  InternetGateway,
  NatGateway,
  NetworkInterface,
  Route,
  RouteTable,
  Subnet,
  Tag,
  TransitGateway,
  Vpc,
  VpcPeeringConnection,
  VpnGateway,
} from '@aws-sdk/client-ec2';
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { memoise } from '../../../kit/memoise.ts';
import type { Sim } from '../../../sim/sim.ts';
import { describe } from '../describe.ts';
import { type BalancersBySubnet, balancersBySubnet, type MapBalancer } from './balancers.ts';

export interface MapHost {
  readonly name: string;
  readonly state: string;
  readonly privateAddress: string;
  readonly publicAddress: string | undefined;
}

export interface MapInstance extends MapHost {
  readonly id: string;
}

export interface MapSubnet {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly cidr: string;
  /** A route of its leads to an internet gateway: this, and nothing else, makes a subnet public (R-VPC-41). */
  readonly isPublic: boolean;
  readonly routeTable: string;
  readonly hosts: readonly MapInstance[];
  readonly nats: readonly MapHost[];
  /** Load balancers that have an address here. */
  readonly balancers: readonly MapBalancer[];
}

export interface MapRoute {
  readonly destination: string;
  readonly target: string;
  readonly isBlackhole: boolean;
}

export interface MapRouteTable {
  readonly name: string;
  readonly isMain: boolean;
  readonly routes: readonly MapRoute[];
}

export interface MapVpc {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly isDefault: boolean;
  readonly internetGateway: string | undefined;
  readonly subnets: readonly MapSubnet[];
  readonly routeTables: readonly MapRouteTable[];
}

export interface MapModel {
  readonly region: string;
  readonly vpcs: readonly MapVpc[];
  /** Internet gateways that hang on no VPC. */
  readonly idleGateways: readonly string[];
}

type Items<T> = readonly T[];
type Named = { readonly Tags?: Tag[] | undefined };

export function selectMap(sim: Sim): MapModel {
  const model = mapOf(
    describe<Vpc>(sim, 'DescribeVpcs'),
    describe<Subnet>(sim, 'DescribeSubnets'),
    describe<RouteTable>(sim, 'DescribeRouteTables'),
    describe<InternetGateway>(sim, 'DescribeInternetGateways'),
    describe<NatGateway>(sim, 'DescribeNatGateways'),
    describe<Instance>(sim, 'DescribeInstances'),
    balancersBySubnet(
      describe<LoadBalancer>(sim, 'DescribeLoadBalancers', 'elbv2'),
      describe<NetworkInterface>(sim, 'DescribeNetworkInterfaces'),
    ),
    describe<VpnGateway>(sim, 'DescribeVpnGateways'),
    describe<TransitGateway>(sim, 'DescribeTransitGateways'),
    describe<VpcPeeringConnection>(sim, 'DescribeVpcPeeringConnections'),
  );
  return { region: sim.state.region, ...model };
}

type Answers = readonly [
  vpcs: Items<Vpc>,
  subnets: Items<Subnet>,
  routeTables: Items<RouteTable>,
  gateways: Items<InternetGateway>,
  nats: Items<NatGateway>,
  instances: Items<Instance>,
  balancers: BalancersBySubnet,
  vpnGateways: Items<VpnGateway>,
  transitGateways: Items<TransitGateway>,
  peerings: Items<VpcPeeringConnection>,
];

const mapOf = memoise((...answers: Answers): Omit<MapModel, 'region'> => {
  const [vpcs, subnets, routeTables, gateways, nats, instances, balancers, ...ways] = answers;
  const [vpnGateways, transitGateways, peerings] = ways;
  const gatewayOf = (vpcId: string | undefined) =>
    gateways.find((gateway) => gateway.Attachments?.some((attachment) => attachment.VpcId === vpcId));
  const names = new Map<string, string>();
  for (const item of [
    ...gateways.map((g) => [g.InternetGatewayId, g] as const),
    ...nats.map((n) => [n.NatGatewayId, n] as const),
  ]) {
    names.set(item[0] ?? '', nameOf(item[1], item[0]));
  }
  // Gateways to elsewhere often bear the name of a VPC.
  for (const [id = '', item] of [
    ...vpnGateways.map((g) => [g.VpnGatewayId, g] as const),
    ...transitGateways.map((g) => [g.TransitGatewayId, g] as const),
    ...peerings.map((p) => [p.VpcPeeringConnectionId, p] as const),
  ]) {
    const name = nameOf(item, id);
    names.set(id, name === shortId(id) ? name : `${id.split('-')[0]} ${name}`);
  }
  return {
    vpcs: vpcs.map((vpc) => {
      const tables = routeTables.filter((table) => table.VpcId === vpc.VpcId);
      const gateway = gatewayOf(vpc.VpcId);
      return {
        id: vpc.VpcId ?? '',
        name: nameOf(vpc, vpc.VpcId),
        cidrs: cidrsOf(vpc),
        isDefault: vpc.IsDefault === true,
        internetGateway: gateway && nameOf(gateway, gateway.InternetGatewayId),
        subnets: subnets
          .filter((subnet) => subnet.VpcId === vpc.VpcId)
          .map((subnet) => mapSubnet(subnet, tables, instances, nats, balancers))
          .sort(
            (a, b) =>
              a.zone.localeCompare(b.zone) ||
              Number(b.isPublic) - Number(a.isPublic) ||
              a.cidr.localeCompare(b.cidr),
          ),
        routeTables: tables.map((table) => ({
          name: nameOf(table, table.RouteTableId),
          isMain: isMain(table),
          routes: (table.Routes ?? []).map((route) => mapRoute(route, names)),
        })),
      };
    }),
    idleGateways: gateways
      .filter((gateway) => !gateway.Attachments?.length)
      .map((gateway) => nameOf(gateway, gateway.InternetGatewayId)),
  };
});

function mapSubnet(
  subnet: Subnet,
  tables: Items<RouteTable>,
  instances: Items<Instance>,
  nats: Items<NatGateway>,
  balancers: BalancersBySubnet,
): MapSubnet {
  const own = tables.find((table) => table.Associations?.some((link) => link.SubnetId === subnet.SubnetId));
  const table = own ?? tables.find(isMain);
  const hosts = instances.filter(
    (host) => host.SubnetId === subnet.SubnetId && host.State?.Name !== 'terminated',
  );
  return {
    id: subnet.SubnetId ?? '',
    name: nameOf(subnet, subnet.SubnetId),
    zone: subnet.AvailabilityZone ?? '',
    cidr: subnet.CidrBlock ?? subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? '',
    isPublic:
      table?.Routes?.some((route) => route.GatewayId?.startsWith('igw-') && route.State !== 'blackhole') ??
      false,
    routeTable: table ? nameOf(table, table.RouteTableId) : '',
    hosts: hosts.map((host) => ({
      id: host.InstanceId ?? '',
      name: nameOf(host, host.InstanceId),
      state: host.State?.Name ?? '',
      privateAddress: host.PrivateIpAddress ?? '',
      publicAddress: host.PublicIpAddress,
    })),
    nats: nats
      .filter((nat) => nat.SubnetId === subnet.SubnetId && nat.State !== 'deleted')
      .map((nat) => ({
        name: nameOf(nat, nat.NatGatewayId),
        state: nat.State ?? '',
        privateAddress: nat.NatGatewayAddresses?.[0]?.PrivateIp ?? '',
        publicAddress: nat.NatGatewayAddresses?.[0]?.PublicIp,
      })),
    balancers: balancers.get(subnet.SubnetId ?? '') ?? [],
  };
}

function mapRoute(route: Route, names: ReadonlyMap<string, string>): MapRoute {
  const id =
    route.GatewayId ??
    route.NatGatewayId ??
    route.EgressOnlyInternetGatewayId ??
    route.InstanceId ??
    route.NetworkInterfaceId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    '';
  return {
    destination:
      route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '',
    target: names.get(id) ?? shortId(id),
    isBlackhole: route.State === 'blackhole',
  };
}

const isMain = (table: RouteTable) => table.Associations?.some((link) => link.Main) ?? false;

function cidrsOf(vpc: Vpc): string[] {
  const more = [
    ...(vpc.CidrBlockAssociationSet ?? []).map((block) => block.CidrBlock),
    ...(vpc.Ipv6CidrBlockAssociationSet ?? []).map((block) => block.Ipv6CidrBlock),
  ];
  return [...new Set([vpc.CidrBlock, ...more])].filter((cidr): cidr is string => cidr !== undefined);
}

/** The Name tag, on one line, or the beginning of the ID. */
export function nameOf(item: Named, id: string | undefined): string {
  const name = item.Tags?.find((tag) => tag.Key === 'Name')?.Value;
  return name ? name.replace(/[\n\r\t]/g, ' ') : shortId(id ?? '');
}

/** `vpc-0a1b2c3d4e5f60718` as `vpc-0a1b…`. */
export function shortId(id: string): string {
  return id.replace(/^([a-z]+-[0-9a-f]{4})[0-9a-f]{5,}$/, '$1…');
}
