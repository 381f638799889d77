/**
 * Route tables (R-VPC-60…R-VPC-67, R-ROUTE-12…R-ROUTE-16, R-ROUTE-30…R-ROUTE-33).
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
import type { Route, RouteTable, RouteTableAssociation } from '@aws-sdk/client-ec2';
import { assert } from '../../../kit/assert.ts';
import type { Context } from '../../kernel/context.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Filters, Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { subnet } from '../subnet/subnet.ts';

/** Stored without `State`, which follows from the target, and without the instance behind an interface. */
export type RouteItem = Plain<Omit<Route, 'State' | 'InstanceId' | 'InstanceOwnerId'>>;

export type AssociationItem = Stored<
  RouteTableAssociation,
  'Main' | 'RouteTableAssociationId' | 'RouteTableId'
>;

export type RouteTableItem = Stored<
  Omit<RouteTable, 'Routes' | 'Associations'>,
  'RouteTableId' | 'VpcId' | 'PropagatingVgws' | 'Tags'
> & { Routes: RouteItem[]; Associations: AssociationItem[] };

/** Filters see routes as they are shown. */
function ofRoutes(read: (route: Plain<Route>) => string | undefined): Filters<RouteTableItem>[string] {
  return (item) => item.Routes.map(read);
}

function ofAssociations(read: (association: AssociationItem) => string | boolean | undefined) {
  return (item: RouteTableItem) => item.Associations.map(read);
}

export const routeTable: Resource<RouteTableItem> = {
  kind: 'route-table',
  prefix: 'rtb',
  id: (item) => item.RouteTableId,
  notFound: notFound('InvalidRouteTableID.NotFound', 'routeTable ID'),
  malformed: malformed('InvalidRouteTableId.Malformed', 'rtb'),
  filters: {
    'association.gateway-id': ofAssociations((association) => association.GatewayId),
    'association.main': ofAssociations((association) => association.Main),
    'association.route-table-association-id': ofAssociations(
      (association) => association.RouteTableAssociationId,
    ),
    'association.route-table-id': ofAssociations((association) => association.RouteTableId),
    'association.subnet-id': ofAssociations((association) => association.SubnetId),
    'route.destination-cidr-block': ofRoutes((route) => route.DestinationCidrBlock),
    'route.destination-ipv6-cidr-block': ofRoutes((route) => route.DestinationIpv6CidrBlock),
    'route.destination-prefix-list-id': ofRoutes((route) => route.DestinationPrefixListId),
    'route.egress-only-internet-gateway-id': ofRoutes((route) => route.EgressOnlyInternetGatewayId),
    'route.gateway-id': ofRoutes((route) => route.GatewayId),
    'route.instance-id': ofRoutes((route) => route.InstanceId),
    'route.nat-gateway-id': ofRoutes((route) => route.NatGatewayId),
    'route.origin': ofRoutes((route) => route.Origin),
    'route.state': ofRoutes((route) => route.State),
    'route.transit-gateway-id': ofRoutes((route) => route.TransitGatewayId),
    'route.vpc-peering-connection-id': ofRoutes((route) => route.VpcPeeringConnectionId),
    'route-table-id': (item) => item.RouteTableId,
    'vpc-id': (item) => item.VpcId,
  },
  holds: (item) => [
    ...(isMain(item) ? [] : [item.VpcId]),
    ...item.Routes.map((route) => route.DestinationPrefixListId),
  ],
};

export function isMain(item: RouteTableItem): boolean {
  return item.Associations.some((association) => association.Main);
}

export function tablesOfVpc(vpcId: string, context: Context): RouteTableItem[] {
  return context.list(routeTable).filter((item) => item.VpcId === vpcId);
}

export function mainRouteTableOf(vpcId: string, context: Context): RouteTableItem {
  const main = tablesOfVpc(vpcId, context).find(isMain);
  assert(main, `${vpcId} has no main route table`);
  return main;
}

/** The table that decides for a subnet: its own, else the VPC's main one (R-VPC-60). */
export function routeTableOf(subnetId: string, context: Context): RouteTableItem {
  const { VpcId: vpcId } = context.get(subnet, subnetId);
  const own = tablesOfVpc(vpcId, context).find((item) =>
    item.Associations.some((association) => association.SubnetId === subnetId),
  );
  return own ?? mainRouteTableOf(vpcId, context);
}

/** The edge table of a gateway, if it has one (R-ROUTE-30). */
export function edgeTableOf(gatewayId: string, context: Context): RouteTableItem | undefined {
  return context.list(routeTable).find((item) => isEdgeTableOf(item, gatewayId));
}

export function isEdgeTable(item: RouteTableItem): boolean {
  return item.Associations.some((association) => association.GatewayId !== undefined);
}

function isEdgeTableOf(item: RouteTableItem, gatewayId: string): boolean {
  return item.Associations.some((association) => association.GatewayId === gatewayId);
}

/** The ID of what the route leads to, or `local`. */
export function targetName(route: RouteItem): string {
  return (
    route.GatewayId ??
    route.NatGatewayId ??
    route.NetworkInterfaceId ??
    route.EgressOnlyInternetGatewayId ??
    route.VpcPeeringConnectionId ??
    route.TransitGatewayId ??
    'nothing'
  );
}
