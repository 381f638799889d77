/**
 * EC2's part of the network: each resource lowered by its own file, joined here. Everything is memoised on what it is
 * made from, so one changed route compiles one table.
 */
import { memoise, memoiseBy } from '../../kit/memoise.ts';
import type { BalancerNode, GraphNode, HostNode, Mapping, SegmentNode } from '../../net/graph.ts';
import { orAbsent } from '../kernel/absent.ts';
import { Context } from '../kernel/context.ts';
import type { RegionInfo } from '../kernel/regions.ts';
import type { Resource } from '../kernel/resource.ts';
import type { Table, World } from '../kernel/world.ts';
import { egressOnlyInternetGateway } from './egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { lowerValve } from './egress-only-internet-gateway/lower.ts';
import { interfaceFault, resourceFault } from './faults.ts';
import { image, imageSettingOf } from './image/image.ts';
import { type InstanceItem, instance } from './instance/instance.ts';
import { lowerInstance } from './instance/lower.ts';
import { internetGatewayOf } from './internet-gateway/internet-gateway.ts';
import { lowerDoor, mappingsOf, missingDoorId } from './internet-gateway/lower.ts';
import { labelOf } from './label.ts';
import { lowerNatGateway } from './nat-gateway/lower.ts';
import { type NatGatewayItem, natGateway } from './nat-gateway/nat-gateway.ts';
import { lowerNetworkAcl } from './network-acl/lower.ts';
import { aclOf } from './network-acl/network-acl.ts';
import { type InterfaceOwner, lowerInterface } from './network-interface/lower.ts';
import { type NetworkInterfaceItem, networkInterface } from './network-interface/network-interface.ts';
import { prefixList } from './prefix-list/prefix-list.ts';
import { lowerRouteTable } from './route-table/lower.ts';
import { edgeTableOf, routeTable, routeTableOf } from './route-table/route-table.ts';
import { addressBook } from './security-group/address-book.ts';
import { type InterfaceFilters, lowerSecurityGroups } from './security-group/lower.ts';
import { securityGroup } from './security-group/security-group.ts';
import { lowerSubnet } from './subnet/lower.ts';
import { type SubnetItem, subnet } from './subnet/subnet.ts';
import { labelOfAttachment, lowerTransitGateways } from './transit-gateway/lower.ts';
import { transitGateway } from './transit-gateway/transit-gateway.ts';
import { type AttachmentItem, attachment, isUp } from './transit-gateway-attachment/attachment.ts';
import { lowerRouter } from './vpc/lower.ts';
import { type VpcItem, vpc } from './vpc/vpc.ts';
import { lowerGatewayEndpoint } from './vpc-endpoint/lower.ts';
import { vpcEndpoint } from './vpc-endpoint/vpc-endpoint.ts';
import { lowerPeerings } from './vpc-peering-connection/lower.ts';
import { vpcPeeringConnection } from './vpc-peering-connection/vpc-peering-connection.ts';
import { lowerVpn } from './vpn-gateway/lower.ts';
import { vpnGateway } from './vpn-gateway/vpn-gateway.ts';

/** What stands behind interfaces that AWS's own services made. */
export type Appliance = HostNode | BalancerNode;

/**
 * The nodes of a region, in parts; each part is the identical list as long as nothing that it depends on changes.
 * `appliances` are those of AWS's own services, behind interfaces in the learner's subnets.
 */
export function lowerRegion(
  world: World,
  { name }: RegionInfo,
  appliances: readonly Appliance[],
): readonly (readonly GraphNode[])[] {
  const context = new Context(world, name, []);
  return [
    lowerBackbone(context),
    lowerPeerings(context),
    lowerTransitGateways(context),
    lowerVpn(context),
    lowerInterfaces(context, appliances),
    lowerHosts(context),
    appliances,
  ];
}

/** What of a region decides, by the tables that are read. */
function tables(...resources: readonly Pick<Resource, 'kind'>[]): (context: Context) => readonly object[] {
  return ({ state, world }) => [
    world.setting,
    world.faults,
    ...resources.map(({ kind }) => state[kind] ?? NO_TABLE),
  ];
}

const NO_TABLE = Object.freeze({});

/** What BGP has taught gateways, where there is one whose routes tables may take over. */
function learntTables({ state, world }: Context): readonly object[] {
  return state[vpnGateway.kind] ? [world.bgp.routers] : [];
}

/** Routers, doors, segments, tables and gateways: few, and each memoised by itself. */
const lowerBackbone = memoiseBy(
  (context: Context) => [
    context.state,
    context.world.setting,
    context.world.faults,
    ...vpcTables(context.world),
    ...learntTables(context),
  ],
  (context: Context): readonly GraphNode[] => [
    ...context.list(vpc).flatMap((item) => lowerVpc(item, context)),
    ...context.list(subnet).map((item) => lowerSubnetOf(item, context)),
    ...context.list(routeTable).map((item) => lowerRouteTable(item, context)),
    ...context
      .list(natGateway)
      .flatMap((item) => lowerNatGateway(item, orAbsent(resourceFault(item.NatGatewayId, context)))),
    ...context
      .list(egressOnlyInternetGateway)
      .map((item) => lowerValve(item, context.get(vpc, item.Attachments[0]?.VpcId ?? ''))),
    ...context
      .list(vpcEndpoint)
      .filter(({ VpcEndpointType }) => VpcEndpointType === 'Gateway')
      .map((item) =>
        lowerGatewayEndpoint(
          item,
          context.get(vpc, item.VpcId),
          orAbsent(resourceFault(item.VpcEndpointId, context)),
        ),
      ),
  ],
);

/** Those of all regions: what a route to another VPC lacks depends on that VPC. */
function vpcTables({ regions }: World): readonly object[] {
  return Object.values(regions).map((state) => state[vpc.kind] ?? NO_TABLE);
}

function lowerVpc(item: VpcItem, context: Context): GraphNode[] {
  const gateway = internetGatewayOf(item.VpcId, context);
  const door = gateway?.InternetGatewayId ?? missingDoorId(item.VpcId);
  const mappings = mappingsByVpc(context.table(networkInterface)).get(item.VpcId) ?? NO_MAPPINGS;
  const edgeTable = gateway && edgeTableOf(gateway.InternetGatewayId, context);
  const inbound = edgeTable && lowerRouteTable(edgeTable, context);
  return [lowerRouter(item, door), lowerDoor(item, orAbsent(gateway), mappings, orAbsent(inbound))];
}

const NO_MAPPINGS: readonly Mapping[] = [];

const mappingsByVpc = memoise((interfaces: Readonly<Table<NetworkInterfaceItem>>) => {
  const lists = new Map<string, Mapping[]>();
  for (const item of Object.values(interfaces)) {
    const list = lists.get(item.VpcId) ?? [];
    lists.set(item.VpcId, list);
    list.push(...mappingsOf(item));
  }
  return lists;
});

function lowerSubnetOf(item: SubnetItem, context: Context): SegmentNode {
  const filters = lowerNetworkAcl(aclOf(item.SubnetId, context));
  return lowerSubnet(item, filters, routeTableOf(item.SubnetId, context).RouteTableId);
}

const interfaceTables = tables(
  networkInterface,
  securityGroup,
  prefixList,
  instance,
  natGateway,
  vpcPeeringConnection,
  attachment,
  transitGateway,
);

const lowerInterfaces = memoiseBy(
  (context: Context, appliances: readonly Appliance[]): readonly object[] => [
    ...interfaceTables(context),
    ...appliances,
  ],
  (context: Context, appliances: readonly Appliance[]): readonly GraphNode[] => {
    const owners = interfaceOwners(context, appliances);
    const filtersOf = interfaceFilters(context);
    return context
      .list(networkInterface)
      .map((item) =>
        lowerInterface(
          item,
          orAbsent(filtersOf(item)),
          orAbsent(owners.get(item.NetworkInterfaceId)),
          orAbsent(interfaceFault(item, context)),
        ),
      );
  },
);

/** The filters of an interface's groups; AWS's own appliances carry none (R-VPC-99). */
function interfaceFilters(context: Context): (item: NetworkInterfaceItem) => InterfaceFilters | undefined {
  const book = addressBook(context);
  const known = new Map<string, InterfaceFilters>();
  return (item) => {
    if (item.Groups.length === 0) return undefined;
    const ids = item.Groups.map((group) => group.GroupId ?? '');
    const key = ids.join();
    const filters =
      known.get(key) ??
      lowerSecurityGroups(
        ids.map((id) => context.get(securityGroup, id)),
        book,
      );
    known.set(key, filters);
    return filters;
  };
}

function interfaceOwners(context: Context, appliances: readonly Appliance[]): Map<string, InterfaceOwner> {
  const owners = new Map<string, InterfaceOwner>();
  for (const item of appliances) {
    const interfaces = item.kind === 'host' ? item.interfaces : [item.interface];
    for (const eni of interfaces) owners.set(eni, applianceOwner(item));
  }
  for (const item of context.list(attachment)) {
    if (!isUp(item)) continue;
    for (const { InterfaceId = '' } of item.Vpc?.Subnets ?? [])
      owners.set(InterfaceId, attachmentOwner(item));
  }
  for (const item of context.list(instance)) {
    for (const eni of item.InterfaceIds) owners.set(eni, instanceOwner(item));
  }
  for (const item of context.list(natGateway)) {
    for (const { NetworkInterfaceId: eni = '' } of item.NatGatewayAddresses) owners.set(eni, natOwner(item));
  }
  return owners;
}

const instanceOwner = memoise(
  (item: InstanceItem): InterfaceOwner => ({
    node: item.InstanceId,
    label: `instance ${labelOf(item.InstanceId, item)}`,
  }),
);

const applianceOwner = memoise(
  ({ id, origin }: Appliance): InterfaceOwner => ({ node: id, label: origin.label }),
);

const attachmentOwner = memoise(
  (item: AttachmentItem): InterfaceOwner => ({
    node: item.TransitGatewayAttachmentId,
    label: labelOfAttachment(item),
  }),
);

const natOwner = memoise(
  (item: NatGatewayItem): InterfaceOwner => ({
    node: item.NatGatewayId,
    label: `NAT gateway ${labelOf(item.NatGatewayId, item)}`,
  }),
);

const lowerHosts = memoiseBy(tables(instance, image), (context: Context): readonly HostNode[] =>
  context.list(instance).map((item) => {
    const setting = imageSettingOf(item.ImageId ?? '', context);
    return lowerInstance(item, orAbsent(setting), orAbsent(resourceFault(item.InstanceId, context)));
  }),
);
