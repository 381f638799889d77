/**
 * Transit gateways as BGP routers (R-BGP-10, R-TGW-15): over each session they announce the routes of the table with which
 * its attachment is associated, and nothing else. What another session of the gateway has brought goes on with its AS path;
 * everything else of the table is announced as the gateway's own, routes from Direct Connect with the path that they have
 * there, so that their origin knows them again. A gateway decides per table (see `vpn-source.ts`); of a prefix that one table has
 * by BGP and another by hand it announces its own.
 */
import {
  NO_POLICIES,
  type PrefixList,
  type RouteMap,
  type RouterConfig,
  routerOf,
  type TableRoute,
} from '../../../bgp/index.ts';
import { memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { directConnectGateway } from '../../directconnect/gateway/gateway.ts';
import { directConnectRoutes } from '../../directconnect/routing/learnt.ts';
import { gatewaysIn, tablesOf } from '../../directconnect/tables.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import type { Contribution } from '../../routing/contribution.ts';
import { customerGateway } from '../customer-gateway/customer-gateway.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import {
  type AttachmentItem,
  attachment,
  attachmentsOf,
  isUp,
} from '../transit-gateway-attachment/attachment.ts';
import { transitRouteTable } from '../transit-gateway-route-table/route-table.ts';
import { routesOf, type TransitRoute } from '../transit-gateway-route-table/routes.ts';
import { rulesOf } from '../transit-gateway-route-table/vpn-source.ts';
import { vpc } from '../vpc/vpc.ts';
import { connectionOfNeighbor, tunnelsAt, vpnNeighborsOf } from '../vpn-connection/tunnels.ts';
import { vpnConnection } from '../vpn-connection/vpn-connection.ts';
import { ROUTE_MAPS, routerIdOf } from '../vpn-gateway/router.ts';
import { type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

const KINDS = [
  transitGateway,
  attachment,
  transitRouteTable,
  prefixList,
  vpc,
  vpnConnection,
  customerGateway,
  directConnectGateway,
];

/** A contributor of BGP routing. */
export const contributeTransitGateways = memoiseBy(
  (world: World): readonly object[] => [
    world.setting,
    world.faults,
    ...KINDS.flatMap((kind): readonly object[] => tablesOf<object>(world, kind as never)),
    ...gatewaysOf(world).flatMap(([region, { TransitGatewayId: id }]): object[] => [
      world.bgp.routers[id]?.received ?? NOTHING_RECEIVED,
      directConnectRoutes(world, region, id),
    ]),
  ],
  (world: World): Contribution => {
    const routers = gatewaysOf(world).flatMap(
      ([region, item]) => routerFor(item, new Context(world, region, [])) ?? [],
    );
    return interned(world.setting, { routers, transports: [] });
  },
);

const NOTHING_RECEIVED = Object.freeze({});

/** Equal contributions are one object. */
const interned = memoiseWithText(
  (_setting: World['setting'], contribution: Contribution) => JSON.stringify(contribution),
  (_setting: World['setting'], contribution: Contribution): Contribution => contribution,
);

function gatewaysOf({ regions }: World): readonly (readonly [region: string, item: TransitGatewayItem])[] {
  return Object.entries(regions).flatMap(([region, state]) =>
    Object.values((state[transitGateway.kind] ?? {}) as Record<string, TransitGatewayItem>).flatMap((item) =>
      item.State === 'available' || item.State === 'modifying' ? [[region, item] as const] : [],
    ),
  );
}

function routerFor(item: TransitGatewayItem, context: Context): RouterConfig | undefined {
  const { TransitGatewayId: id, Options } = item;
  const { world } = context;
  const neighbors = vpnNeighborsOf(world, id);
  if (neighbors.length === 0) return undefined;
  const attachments = new Map(
    attachmentsOf(id, context)
      .filter(isUp)
      .map((one) => [one.ResourceId, one]),
  );
  const exported = new Map([...attachments.values()].map((one) => [one, exportedTo(one, context)]));
  const own = [...exported].flatMap(([{ ResourceType }, routes]) =>
    ResourceType === 'vpn' ? routes.filter(isBroughtIn) : [],
  );
  const foreign = pathsBeyond(own, item, context);
  return routerOf({
    name: id,
    asn: Options.AmazonSideAsn ?? 0,
    routerId: routerIdOf(id),
    neighbors: neighbors.map((neighbor) => {
      const { ipv4, ...others } = neighbor.families;
      const list = attachments.get(connectionOfNeighbor(world, id, neighbor.address) ?? '');
      const prefixListOut = list?.TransitGatewayAttachmentId ?? NOBODYS;
      return {
        ...neighbor,
        advertisementMs: ADVERTISEMENT_MS,
        families: { ...others, ipv4: { ...ipv4, prefixListOut } },
      };
    }),
    table: tunnelsAt(world, id).map(
      ({ item: { Options: tunnel } }): TableRoute => ({
        prefix: tunnel.TunnelInsideCidr,
        source: 'tunnel',
        metric: 0,
      }),
    ),
    networks: [...new Set(own.map(({ cidr }) => cidr))].map((prefix) => ({
      prefix,
      ...(foreign.has(prefix) && { routeMap: mapName(prefix) }),
    })),
    networkImportCheck: false,
    decision: rulesOf(id, context),
    policies: {
      ...NO_POLICIES,
      prefixLists: Object.fromEntries([
        [NOBODYS, listOf(NOBODYS, [])],
        ...[...exported].map(([{ TransitGatewayAttachmentId: name }, routes]) => [
          name,
          listOf(name, routes),
        ]),
      ]),
      routeMaps: {
        ...ROUTE_MAPS,
        ...Object.fromEntries(
          [...foreign].map(([prefix, asns]) => [mapName(prefix), prepending(prefix, asns)]),
        ),
      },
    },
  });
}

/**
 * Between announcements to one peer (RFC 4271 §9.2.1.1). What a gateway announces may come back to it by another way and
 * change its tables; this keeps such a wheel from spinning at the speed of the routers.
 */
const ADVERTISEMENT_MS = 5000;

/** Of sessions whose attachment isn't there: it lets nothing out. */
const NOBODYS = 'unattached';

/** The table of its association, without blackholes; IPv4, as the sessions carry nothing else. */
function exportedTo({ Association }: AttachmentItem, context: Context): readonly TransitRoute[] {
  if (Association?.State !== 'associated') return [];
  const table = context.find(transitRouteTable, Association.TransitGatewayRouteTableId);
  const routes = table ? routesOf(table, context) : [];
  return routes.filter(({ state, cidr }) => state === 'active' && !cidr.includes(':'));
}

/** What no session of this gateway has told it. */
function isBroughtIn({ type, ways }: TransitRoute): boolean {
  return type === 'static' || ways.every(({ attachment: { ResourceType } }) => ResourceType !== 'vpn');
}

function listOf(name: string, routes: readonly TransitRoute[]): PrefixList {
  const permitted = routes.map(({ cidr }, index) => ({
    sequence: 5 * (index + 1),
    action: 'permit' as const,
    prefix: cidr,
  }));
  // Without entries it would permit everything.
  return { name, entries: [...permitted, { sequence: 100_000, action: 'deny', prefix: 'any' }] };
}

/** The AS paths of routes from Direct Connect, nearest first. */
function pathsBeyond(
  routes: readonly TransitRoute[],
  { TransitGatewayId }: TransitGatewayItem,
  { world, region }: Context,
): ReadonlyMap<string, readonly number[]> {
  const learnt = new Map(
    directConnectRoutes(world, region, TransitGatewayId).map((one) => [one.prefix, one]),
  );
  const found = new Map<string, readonly number[]>();
  for (const { cidr, type, ways } of routes) {
    const way = ways.find(({ attachment: { ResourceType } }) => ResourceType === 'direct-connect-gateway');
    const route = learnt.get(cidr);
    if (type === 'static' || !way || !route) continue;
    const gateway = gatewaysIn(world).find(
      ({ directConnectGatewayId }) => directConnectGatewayId === way.attachment.ResourceId,
    );
    found.set(cidr, [...(gateway ? [gateway.amazonSideAsn] : []), ...route.best.attributes.asPath.flat()]);
  }
  return found;
}

const mapName = (prefix: string) => `direct-connect-${prefix}`;

function prepending(prefix: string, asns: readonly number[]): RouteMap {
  const clause = { sequence: 10, action: 'permit', match: [], set: [{ kind: 'prepend', asns }] } as const;
  return { name: mapName(prefix), clauses: [clause] };
}
