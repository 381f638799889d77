/**
 * Transit gateways in the packet engine: a router without segments of its own, its route tables, a part for each
 * attachment. Which table is asked follows from where a packet comes in (R-TGW-7); without an association stands a table
 * that says so (R-TGW-18). Peerings are links from router to router; the requester's region lowers them.
 */
import { memoise, memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { formatPrefix } from '../../../kit/prefix.ts';
import type {
  AttachmentNode,
  GraphNode,
  LinkNode,
  Obstacle,
  RouterNode,
  RouteTable,
} from '../../../net/graph.ts';
import { directConnectRoutes } from '../../directconnect/routing/learnt.ts';
import type { Context } from '../../kernel/context.ts';
import { resourceFault } from '../faults.ts';
import { labelOf } from '../label.ts';
import { TRANSIT_GATEWAY } from '../mtu.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import { subnet } from '../subnet/subnet.ts';
import {
  type AttachmentItem,
  attachment,
  attachmentsOf,
  isUp,
  sidesOf,
} from '../transit-gateway-attachment/attachment.ts';
import { lowerConnect } from '../transit-gateway-connect/lower.ts';
import { secondSpeaker } from '../transit-gateway-connect/sessions.ts';
import { tablesOfGateway, transitRouteTable } from '../transit-gateway-route-table/route-table.ts';
import { blocksOf, vpc } from '../vpc/vpc.ts';
import { vpnConnection } from '../vpn-connection/vpn-connection.ts';
import { lowerVpn } from '../vpn-gateway/lower.ts';
import { tableForAttachment, unassociatedId } from './attachment-table.ts';
import { CODES, lowerTable, type Way, waysFor } from './lower-table.ts';
import { type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

const UNASSOCIATED = { ...CODES, missing: 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION' } as const;

/** Everything about the transit gateways of a region; anew where one of them, or what is attached, changed. */
export const lowerTransitGateways = memoiseBy(
  (context: Context): readonly object[] => [
    context.world.faults,
    ...[transitGateway, attachment, transitRouteTable, vpc, subnet, prefixList, vpnConnection].map(
      ({ kind }): object => context.state[kind] ?? NO_TABLE,
    ),
    lowerVpn(context),
    lowerConnect(context),
    ...context.list(transitGateway).flatMap((item) => learntBy(item, context)),
    // A peering has its other end elsewhere.
    ...Object.values(context.world.regions).map((state): object => state[attachment.kind] ?? NO_TABLE),
  ],
  (context: Context): readonly GraphNode[] =>
    context.list(transitGateway).flatMap((item) => lowerTransitGateway(item, context)),
);

const NO_TABLE = Object.freeze({});

/** What others have told the gateway. */
function learntBy({ TransitGatewayId: id }: TransitGatewayItem, { world, region }: Context): object[] {
  return [
    ...[id, secondSpeaker(id)].map((name) => world.bgp.routers[name]?.received ?? NO_TABLE),
    directConnectRoutes(world, region, id),
  ];
}

function lowerTransitGateway(item: TransitGatewayItem, context: Context): readonly GraphNode[] {
  const { TransitGatewayId: id } = item;
  if (item.State === 'deleted') return [];
  const up = attachmentsOf(id, context).filter(isUp);
  const ways = up.flatMap((one) => waysTo(one, context));
  const tunnels = new Set([...lowerVpn(context), ...lowerConnect(context)].map((node) => node.id));
  return [
    routerOf(item),
    ...tablesOfGateway(id, context).map((table) => lowerTable(table, ways, tunnels, context)),
    ...up.flatMap((one) => lowerAttachment(one, ways, context)),
    ...lowerConnect(context).filter(({ ends }) => ends[0].router === id),
  ];
}

const routerOf = memoise((item: TransitGatewayItem): RouterNode => {
  const { TransitGatewayId: id } = item;
  return {
    kind: 'router',
    id,
    origin: { resource: id, label: `transit gateway ${labelOf(id, item)}` },
  };
});

function waysTo(item: AttachmentItem, context: Context): readonly Way[] {
  const home = context.find(vpc, item.Vpc?.VpcId);
  return (home ? blocksOf(home) : []).map((block) => ({
    block: formatPrefix(block),
    node: item.TransitGatewayAttachmentId,
    label: labelOfAttachment(item),
  }));
}

export function labelOfAttachment(item: AttachmentItem): string {
  return `${item.ResourceType === 'vpc' ? 'VPC' : item.ResourceType} attachment ${labelOf(item.TransitGatewayAttachmentId, item)}`;
}

function lowerAttachment(item: AttachmentItem, ways: readonly Way[], context: Context): readonly GraphNode[] {
  const table = item.Association?.State === 'associated' ? undefined : unassociated(item, ways);
  const routes = tableForAttachment(item);
  const fault = resourceFault(item.TransitGatewayAttachmentId, context);
  const node = item.Vpc
    ? lowerVpcAttachment(item, routes, zonesOf(item, context), fault)
    : lowerPeering(item, context, fault);
  return [...(table ? [table] : []), ...(node ? [node] : [])];
}

/** Stands where no table is associated, as one that knows nothing. */
function unassociated(item: AttachmentItem, ways: readonly Way[]): RouteTable {
  const { TransitGatewayAttachmentId: id } = item;
  return {
    kind: 'table',
    id: unassociatedId(item),
    origin: { resource: id, label: `${labelOfAttachment(item)}, which is associated with no route table,` },
    codes: UNASSOCIATED,
    routes: [],
    remedies: (destination) =>
      waysFor(destination, ways).map(({ node }) => ({
        target: { kind: 'node', node },
        text: 'associate it with a transit gateway route table that leads there',
      })),
  };
}

/** Of each subnet. */
function zonesOf(item: AttachmentItem, context: Context): readonly string[] {
  return (item.Vpc?.Subnets ?? []).map(
    ({ SubnetId }) => context.find(subnet, SubnetId)?.AvailabilityZone ?? '',
  );
}

const lowerVpcAttachment = memoiseWithText(
  (_item: AttachmentItem, ...rest: readonly [string, readonly string[], Obstacle | undefined]) =>
    JSON.stringify(rest),
  (
    item: AttachmentItem,
    routes: string,
    zones: readonly string[],
    fault: Obstacle | undefined,
  ): AttachmentNode => ({
    kind: 'attachment',
    id: item.TransitGatewayAttachmentId,
    origin: { resource: item.TransitGatewayAttachmentId, label: labelOfAttachment(item) },
    transit: item.TransitGatewayId,
    routes,
    ports: (item.Vpc?.Subnets ?? [])
      .map(({ InterfaceId = '' }, index) => ({ zone: zones[index] ?? '', interface: InterfaceId }))
      .sort((left, right) => (left.zone < right.zone ? -1 : 1)),
    ...TRANSIT_GATEWAY,
    sticky: item.Vpc?.Options.ApplianceModeSupport === 'enable',
    code: 'TGW_ROUTE_AZ_RESTRICTION',
    ...(fault && { obstacle: fault }),
  }),
);

function lowerPeering(
  item: AttachmentItem,
  context: Context,
  fault: Obstacle | undefined,
): LinkNode | undefined {
  const [requester, accepter] = sidesOf(item, context);
  return requester === item && accepter ? linkOf(item, accepter, fault) : undefined;
}

const linkOf = memoiseWithText(
  (_item: AttachmentItem, ...rest: readonly [AttachmentItem, Obstacle | undefined]) => JSON.stringify(rest),
  (item: AttachmentItem, other: AttachmentItem, fault: Obstacle | undefined): LinkNode => ({
    kind: 'link',
    id: item.TransitGatewayAttachmentId,
    origin: { resource: item.TransitGatewayAttachmentId, label: labelOfAttachment(item) },
    ends: [endOf(item), endOf(other)],
    ...TRANSIT_GATEWAY,
    ...(fault && { obstacle: fault }),
  }),
);

function endOf(item: AttachmentItem) {
  return { router: item.TransitGatewayId, routes: tableForAttachment(item) };
}
