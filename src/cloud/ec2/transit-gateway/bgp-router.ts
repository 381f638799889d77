/**
 * Transit gateways as BGP routers (R-BGP-10, R-TGW-15): over each session they announce the routes of the table with which
 * its attachment is associated, and nothing else. What another session of the gateway has brought goes on with its AS path;
 * everything else of the table is announced as the gateway's own, routes from Direct Connect with the path that they have
 * there, so that their origin knows them again. A gateway decides per table (see `vpn-source.ts`); of a prefix that one table has
 * by BGP and another by hand it announces its own.
 */
import {
  type NeighborConfig,
  NO_POLICIES,
  type RouterConfig,
  routerOf,
  type TableRoute,
} from '../../../bgp/index.ts';
import { memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { directConnectGateway } from '../../directconnect/gateway/gateway.ts';
import { routerIdFor } from '../../directconnect/routing/contributor.ts';
import { directConnectRoutes } from '../../directconnect/routing/learnt.ts';
import { tablesOf } from '../../directconnect/tables.ts';
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
import { connectPeer } from '../transit-gateway-connect/connect-peer.ts';
import { connectPeersAt } from '../transit-gateway-connect/peers.ts';
import { neighborFor, secondSpeaker } from '../transit-gateway-connect/sessions.ts';
import { transitRouteTable } from '../transit-gateway-route-table/route-table.ts';
import type { TransitRoute } from '../transit-gateway-route-table/routes.ts';
import { rulesOf } from '../transit-gateway-route-table/vpn-source.ts';
import { vpc } from '../vpc/vpc.ts';
import { connectionOfNeighbor, tunnelsAt, vpnNeighborsOf } from '../vpn-connection/tunnels.ts';
import { vpnConnection } from '../vpn-connection/vpn-connection.ts';
import { ROUTE_MAPS, routerIdOf } from '../vpn-gateway/router.ts';
import { exportedTo, isBroughtIn, isFromWithin, listOf, NOBODYS, originating } from './exports.ts';
import { type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

const KINDS = [
  transitGateway,
  attachment,
  transitRouteTable,
  prefixList,
  vpc,
  vpnConnection,
  connectPeer,
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
      world.bgp.routers[secondSpeaker(id)]?.received ?? NOTHING_RECEIVED,
      directConnectRoutes(world, region, id),
    ]),
  ],
  (world: World): Contribution => {
    const routers = gatewaysOf(world).flatMap(([region, item]) =>
      routersFor(item, new Context(world, region, [])),
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

/** One router; with Connect peers a second, for their second sessions. */
function routersFor(item: TransitGatewayItem, context: Context): readonly RouterConfig[] {
  const { TransitGatewayId: id, Options } = item;
  const { world } = context;
  const peers = connectPeersAt(world, id);
  const up = attachmentsOf(id, context).filter(isUp);
  const overVpn = vpnNeighborsOf(world, id).map((neighbor): Session => {
    const connection = connectionOfNeighbor(world, id, neighbor.address);
    const own = up.find((one) => one.ResourceType === 'vpn' && one.ResourceId === connection);
    return { neighbor, attachment: own };
  });
  const overConnect = peers.map((peer): Session => {
    const { TransitGatewayAttachmentId } = peer.connect;
    const own = up.find((one) => one.TransitGatewayAttachmentId === TransitGatewayAttachmentId);
    return { neighbor: neighborFor(peer), attachment: own };
  });
  const table = [
    ...tunnelsAt(world, id).map(({ item: { Options: tunnel } }) => tunnel.TunnelInsideCidr),
    ...peers.map((peer) => peer.item.InsideCidrBlock),
  ].map((prefix): TableRoute => ({ prefix, source: 'tunnel', metric: 0 }));
  const common = { asn: Options.AmazonSideAsn ?? 0, table, decision: rulesOf(id, context) };
  const first = speaking(
    { ...common, name: id, routerId: routerIdOf(id) },
    [...overVpn, ...overConnect],
    isBroughtIn,
    context,
  );
  const name = secondSpeaker(id);
  // Nobody tells this one anything but appliances: all else it announces is what the gateway's tables say.
  const isTold = (route: TransitRoute) => !isFromWithin(route);
  const second = speaking({ ...common, name, routerId: routerIdFor(name) }, overConnect, isTold, context);
  return [first, second].flatMap((one) => one ?? []);
}

interface Session {
  readonly neighbor: NeighborConfig;
  /** Undefined while it isn't there. */
  readonly attachment: AttachmentItem | undefined;
}

/** A router with these sessions, which announces its attachments' tables; undefined where there are none. */
function speaking(
  given: Pick<RouterConfig, 'name' | 'asn' | 'routerId' | 'table' | 'decision'>,
  sessions: readonly Session[],
  isOriginated: (route: TransitRoute) => boolean,
  context: Context,
): RouterConfig | undefined {
  if (sessions.length === 0) return undefined;
  const attachments = [...new Set(sessions.flatMap(({ attachment: own }) => own ?? []))];
  const exported = attachments.map((one) => [one, exportedTo(one, context)] as const);
  const { networks, routeMaps } = originating(exported.flatMap(([, routes]) => routes.filter(isOriginated)));
  return routerOf({
    ...given,
    neighbors: sessions.map(({ neighbor, attachment: own }) => {
      const { ipv4, ...others } = neighbor.families;
      const prefixListOut = own?.TransitGatewayAttachmentId ?? NOBODYS;
      return {
        ...neighbor,
        advertisementMs: ADVERTISEMENT_MS,
        families: { ...others, ipv4: { ...ipv4, prefixListOut } },
      };
    }),
    networks,
    networkImportCheck: false,
    policies: {
      ...NO_POLICIES,
      prefixLists: Object.fromEntries([
        [NOBODYS, listOf(NOBODYS, [])],
        ...exported.map(([{ TransitGatewayAttachmentId: name }, routes]) => [name, listOf(name, routes)]),
      ]),
      routeMaps: { ...ROUTE_MAPS, ...routeMaps },
    },
  });
}

/**
 * Between announcements to one peer (RFC 4271 §9.2.1.1). What a gateway announces may come back to it by another way and
 * change its tables; this keeps such a wheel from spinning at the speed of the routers.
 */
const ADVERTISEMENT_MS = 5000;
