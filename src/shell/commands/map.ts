/** `map`: what there is, as a tree. */
import type { Instance, InternetGateway, NatGateway, RouteTable, Subnet, Vpc } from '@aws-sdk/client-ec2';
import { type Called, linksIn } from '../../sim/links/index.ts';
import { premisesIn, type RouterView } from '../../sim/premises.ts';
import type { Sim } from '../../sim/sim.ts';
import { type ConsoleCommand, fail, succeed } from '../command.ts';
import { printable } from '../printable.ts';

interface Branch {
  readonly text: string;
  readonly branches: readonly Branch[];
}

export const map: ConsoleCommand = {
  name: 'map',
  summary: 'the networks, subnets and hosts, sites on premises, and what joins them, as a tree',
  usage: `map [REGION]
What joins networks (tunnels, lines, peerings, endpoints) and sites on premises are shown of all regions.`,
  async run([region = undefined], { sim }) {
    const name = region ?? sim.state.region;
    const described = sim.call({ service: 'ec2', operation: 'DescribeVpcs', region: name, input: {} });
    if (!described.ok) return fail(`map: ${described.error.message}`);
    const trees = [{ text: name, branches: vpcs(sim, name) }, ...joints(sim), ...sites(sim)];
    return succeed(`${trees.flatMap(draw).join('\n')}\n`);
  },
  complete: (_words, index, sim) =>
    index === 1 ? Object.keys(sim.state.regions).map((value) => ({ value })) : [],
};

const STATES = { up: 'up', partly: 'PARTLY DOWN', coming: 'not yet', down: 'DOWN' } as const;

/** Of all regions: most of them lead out of one. */
function joints(sim: Sim): readonly Branch[] {
  const all = linksIn(sim.state);
  if (all.length === 0) return [];
  const branches = all.map(({ kind, ends: [near, far], state, detail, ...own }): Branch => {
    const name = own.name === undefined ? own.id : `${own.id} (${own.name})`;
    const said = detail === '' ? '' : ` (${detail})`;
    return {
      text: printable(`${kind} ${name}: ${titleOf(near)} - ${titleOf(far)}: ${STATES[state]}${said}`),
      branches: [],
    };
  });
  return [{ text: 'links', branches }];
}

const titleOf = ({ id, name }: Called) => (name === undefined ? id : `${id} (${name})`);

function sites(sim: Sim): readonly Branch[] {
  return premisesIn(sim.state).map(({ name, city, networks, hosts, routers }) => ({
    text: `premises/${name} in ${city}`,
    branches: [
      ...routers.map(routerBranch),
      ...networks.map((network) => ({
        text: `${network.name} ${network.prefix}`,
        branches: hosts
          .filter((host) => host.network === network.name)
          .map((host) => ({
            text: `${host.name} ${host.address}${host.works ? '' : ' DOWN'}`,
            branches: [],
          })),
      })),
    ],
  }));
}

function routerBranch({ name, works, line, interfaces }: RouterView): Branch {
  const broken = line && !line.works ? ', line DOWN' : '';
  const outside = line ? ` ${line.address}${broken}` : '';
  return {
    text: `router ${name}${works ? '' : ' DOWN'}${outside}`,
    branches: interfaces
      .filter(({ kind }) => kind !== 'internet')
      .map((one) => ({
        text: [one.name, ...one.addresses, ...(one.up ? [] : ['DOWN'])].join(' '),
        branches: [],
      })),
  };
}

function list<T>(sim: Sim, region: string, operation: string, member: string): readonly T[] {
  const result = sim.call({ service: 'ec2', operation, region, input: {} });
  return result.ok ? ((result.output[member] ?? []) as readonly T[]) : [];
}

function vpcs(sim: Sim, region: string): Branch[] {
  const subnets = list<Subnet>(sim, region, 'DescribeSubnets', 'Subnets');
  const tables = list<RouteTable>(sim, region, 'DescribeRouteTables', 'RouteTables');
  const gateways = list<InternetGateway>(sim, region, 'DescribeInternetGateways', 'InternetGateways');
  const nats = list<NatGateway>(sim, region, 'DescribeNatGateways', 'NatGateways');
  const reservations = list<{ Instances?: Instance[] }>(sim, region, 'DescribeInstances', 'Reservations');
  const instances = reservations.flatMap(({ Instances = [] }) => Instances);
  const hosts = (subnet: Subnet): Branch[] => [
    ...nats.filter((nat) => nat.SubnetId === subnet.SubnetId && nat.State !== 'deleted').map(natBranch),
    ...instances
      .filter((host) => host.SubnetId === subnet.SubnetId && host.State?.Name !== 'terminated')
      .map(hostBranch),
  ];
  return list<Vpc>(sim, region, 'DescribeVpcs', 'Vpcs').map((vpc) => {
    const own = tables.filter((table) => table.VpcId === vpc.VpcId);
    const cidrs =
      (vpc.CidrBlockAssociationSet ?? []).map(({ CidrBlock }) => CidrBlock).join(', ') || vpc.CidrBlock;
    const attached = gateways.filter((gateway) =>
      gateway.Attachments?.some(({ VpcId }) => VpcId === vpc.VpcId),
    );
    return {
      text: `${label(vpc.VpcId, vpc)} ${cidrs}${vpc.IsDefault ? ' (default VPC)' : ''}`,
      branches: [
        ...attached.map((gateway) => ({ text: label(gateway.InternetGatewayId, gateway), branches: [] })),
        ...subnets
          .filter((subnet) => subnet.VpcId === vpc.VpcId)
          .map((subnet) => ({ text: subnetText(subnet, own), branches: hosts(subnet) })),
      ],
    };
  });
}

function subnetText(subnet: Subnet, tables: readonly RouteTable[]): string {
  const explicit = tables.find((table) =>
    table.Associations?.some(({ SubnetId }) => SubnetId === subnet.SubnetId),
  );
  const table = explicit ?? tables.find((candidate) => candidate.Associations?.some(({ Main }) => Main));
  const routes = (table?.Routes ?? []).filter(({ GatewayId }) => GatewayId !== 'local').map(routeText);
  const way = table
    ? `  ${label(table.RouteTableId, table)}${explicit ? '' : ' main'}${routes.length > 0 ? `: ${routes.join(', ')}` : ''}`
    : '';
  return `${label(subnet.SubnetId, subnet)} ${subnet.CidrBlock} ${subnet.AvailabilityZone}${way}`;
}

function routeText(route: NonNullable<RouteTable['Routes']>[number]): string {
  const destination =
    route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId;
  const { GatewayId, NatGatewayId, NetworkInterfaceId, EgressOnlyInternetGatewayId, State } = route;
  const target =
    GatewayId ??
    NatGatewayId ??
    EgressOnlyInternetGatewayId ??
    NetworkInterfaceId ??
    route.VpcPeeringConnectionId ??
    route.TransitGatewayId ??
    '?';
  return `${destination} → ${target}${State === 'blackhole' ? ' (blackhole)' : ''}`;
}

function natBranch(nat: NatGateway): Branch {
  const [address] = nat.NatGatewayAddresses ?? [];
  const addresses = [address?.PrivateIp, address?.PublicIp].filter(Boolean).join(' / ');
  return { text: `${label(nat.NatGatewayId, nat)} ${addresses} ${nat.State}`, branches: [] };
}

function hostBranch(host: Instance): Branch {
  const addresses = [host.PrivateIpAddress, host.PublicIpAddress].filter(Boolean).join(' / ');
  return { text: `${label(host.InstanceId, host)} ${addresses} ${host.State?.Name}`, branches: [] };
}

function label(
  id: string | undefined,
  { Tags }: { Tags?: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined },
): string {
  const name = Tags?.find(({ Key }) => Key === 'Name')?.Value;
  return name ? `${id} (${printable(name)})` : `${id}`;
}

function draw({ text, branches }: Branch): string[] {
  return [
    text,
    ...branches.flatMap((branch, index) => {
      const isLast = index === branches.length - 1;
      const [first, ...rest] = draw(branch);
      return [`${isLast ? '└─' : '├─'} ${first}`, ...rest.map((line) => `${isLast ? '  ' : '│ '} ${line}`)];
    }),
  ];
}
