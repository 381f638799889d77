/**
 * Virtual private gateways in the packet engine: a router with one table, a link to its VPC, and its tunnels. It forwards
 * to what it has learnt and to its VPC, and nowhere else (R-VGW-5). Tunnels of transit gateways are lowered here too.
 */
import { formatAddress } from '../../../kit/address.ts';
import { memoise, memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { formatPrefix } from '../../../kit/prefix.ts';
import type {
  GraphNode,
  LinkNode,
  Obstacle,
  Remedy,
  Route,
  RouteTable,
  RouteTarget,
} from '../../../net/graph.ts';
import { lowerDirectConnect } from '../../directconnect/lowering/lower.ts';
import { peerRoutes } from '../../directconnect/lowering/peer-routes.ts';
import { type Absent, orAbsent, present } from '../../kernel/absent.ts';
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { customerGateway } from '../customer-gateway/customer-gateway.ts';
import { resourceFault } from '../faults.ts';
import { labelOf } from '../label.ts';
import { edgeTableOf, type RouteTableItem, routeTable } from '../route-table/route-table.ts';
import { tableForAttachment } from '../transit-gateway/attachment-table.ts';
import { attachment } from '../transit-gateway-attachment/attachment.ts';
import { blocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import { lowerTunnel } from '../vpn-connection/lower.ts';
import { transitAttachmentOf } from '../vpn-connection/transit-attachment.ts';
import { type Tunnel, tunnelsIn } from '../vpn-connection/tunnels.ts';
import { vpnConnection } from '../vpn-connection/vpn-connection.ts';
import { attachmentNodeOf, vgwTableOf } from './node-ids.ts';
import { isWithin, VGW_KIND_WORDS, type VgwRoute } from './route.ts';
import { routesKnownTo } from './sources.ts';
import { attachmentOf, type VpnGatewayItem, vpnGateway } from './vpn-gateway.ts';

const NO_TABLE = Object.freeze({});
const NOTHING: readonly GraphNode[] = Object.freeze([]);

/** Everything about the gateways and tunnels of a region; anew where one of them, or what they know, changed. */
export const lowerVpn = memoiseBy(
  ({ world, state }: Context): readonly object[] => [
    world.faults,
    world.setting,
    world.premises,
    world.bgp.routers,
    lowerDirectConnect(world),
    ...[vpnGateway, vpnConnection, customerGateway, vpc, routeTable, attachment].map(
      ({ kind }): object => state[kind] ?? NO_TABLE,
    ),
  ],
  (context: Context): readonly GraphNode[] => {
    const tunnels = tunnelsIn(context.world).filter(({ region }) => region === context.region);
    const gateways = context.list(vpnGateway).filter(({ State }) => State === 'available');
    if (tunnels.length + gateways.length === 0) return NOTHING;
    const links = tunnels.flatMap((tunnel) => {
      const table = tableAt(tunnel, context);
      return (table !== undefined && lowerTunnel(tunnel, table, context.world)) || [];
    });
    return listOf(...links, ...gateways.flatMap((item) => lowerVpnGateway(item, links, context)));
  },
);

/** The identical list for the identical members. */
const listOf = memoise((...nodes: readonly GraphNode[]): readonly GraphNode[] => nodes);

/** Undefined while a connection's attachment to its transit gateway isn't there. */
function tableAt({ connection, gateway }: Tunnel, context: Context): string | undefined {
  if (connection.TransitGatewayId === undefined) return vgwTableOf(gateway);
  const own = transitAttachmentOf(connection, context);
  return own?.State === 'available' ? tableForAttachment(own) : undefined;
}

function lowerVpnGateway(
  item: VpnGatewayItem,
  links: readonly LinkNode[],
  context: Context,
): readonly GraphNode[] {
  const { VpnGatewayId: id } = item;
  const home = context.find(vpc, attachmentOf(item)?.VpcId);
  const fault = resourceFault(id, context);
  const endsHere = ({ ends }: LinkNode) => ends.some(({ router }) => router === id);
  const tunnels = links.filter(endsHere);
  const lines = lowerDirectConnect(context.world)
    .filter((node) => node.kind === 'link')
    .filter(endsHere);
  return [
    routerOf(item),
    tableOf(item, {
      blocks: home ? blocksOf(home).map(formatPrefix) : [],
      routes: routesKnownTo(context.world, item, context.region),
      links: [
        ...tunnels.map((link) => ({ id: link.id, label: link.origin.label, learnsBy: TUNNEL_WAYS })),
        ...lines.map((link) => ({ id: link.id, label: link.origin.label, learnsBy: LINE_WAYS })),
      ],
      own: lines
        .flatMap(({ ends }) => ends.flatMap((end) => (end.router === id ? (end.addresses ?? []) : [])))
        .map(formatAddress),
    }),
    ...(home ? [attach(item, home, orAbsent(edgeTableOf(id, context)), orAbsent(fault))] : []),
  ];
}

const TUNNEL_WAYS = 'by a static route of the connection, or by BGP from the other end';
const LINE_WAYS = 'by BGP from the other end';

const routerOf = memoise((item: VpnGatewayItem): GraphNode => {
  const { VpnGatewayId: id } = item;
  return { kind: 'router', id, origin: { resource: id, label: labelFor(item) } };
});

function labelFor(item: VpnGatewayItem): string {
  return `virtual private gateway ${labelOf(item.VpnGatewayId, item)}`;
}

const attach = memoise(
  (
    item: VpnGatewayItem,
    home: VpcItem,
    edge: RouteTableItem | Absent,
    fault: Obstacle | Absent,
  ): LinkNode => {
    const { VpnGatewayId: id } = item;
    const routes = present(edge)?.RouteTableId;
    const state = attachmentOf(item)?.State;
    const waiting: Obstacle = {
      code: 'BAD_STATE',
      text: `The ${labelFor(item)} is ${state}: it must be attached.`,
    };
    const obstacle = present(fault) ?? (state === 'attached' ? undefined : waiting);
    return {
      kind: 'link',
      id: attachmentNodeOf(id),
      origin: { resource: id, label: `attachment of ${labelFor(item)}` },
      ends: [
        { router: home.VpcId, prefixes: blocksOf(home), ...(routes !== undefined && { routes }) },
        { router: id, routes: vgwTableOf(id) },
      ],
      ...(obstacle && { obstacle }),
    };
  },
);

interface Knowledge {
  readonly blocks: readonly string[];
  readonly routes: readonly VgwRoute[];
  readonly links: readonly {
    readonly id: string;
    readonly label: string;
    /** What it takes for the gateway to learn something over it: for advice. */
    readonly learnsBy: string;
  }[];
  /** Its own addresses on private virtual interfaces. */
  readonly own: readonly string[];
}

const tableOf = memoiseWithText(
  (_item: VpnGatewayItem, knowledge: Knowledge) => JSON.stringify(knowledge),
  (item: VpnGatewayItem, { blocks, routes, links, own }: Knowledge): RouteTable => {
    const { VpnGatewayId: id } = item;
    const origin = { resource: id, label: `what ${labelFor(item)} has learnt` };
    const home = blocks.map(
      (block): Route => ({
        prefix: storedPrefix(block),
        origin: { ...origin, rule: `${block} of its VPC` },
        target: { kind: 'node', node: attachmentNodeOf(id) },
      }),
    );
    const learnt = routes
      // The VPC's own blocks come first, whatever others announce of them.
      .filter(({ cidr }) => !home.some(({ prefix }) => isWithin(cidr, prefix)))
      .map((route): Route => {
        const { cidr, kind, nodes, from } = route;
        const leads = kind === 'direct-connect' || links.some((link) => nodes.includes(link.id));
        return {
          prefix: storedPrefix(cidr),
          origin: { ...origin, rule: `${VGW_KIND_WORDS[kind]} ${cidr} by ${from}` },
          target: leads ? targetOf(nodes) : { kind: 'blackhole', text: nobodyThere(from) },
        };
      });
    return {
      kind: 'table',
      id: vgwTableOf(id),
      origin,
      routes: [...peerRoutes(own, origin), ...home, ...learnt],
      remedies: (destination): readonly Remedy[] =>
        links.map((link) => ({
          target: { kind: 'node', node: link.id },
          text: `let it learn ${formatAddress(destination)} over ${link.label}: ${link.learnsBy}`,
        })),
    };
  },
);

function targetOf(nodes: readonly string[]): RouteTarget {
  const [node = '', ...others] = nodes;
  return others.length > 0 ? { kind: 'several', nodes } : { kind: 'node', node };
}

function nobodyThere(connection: string): string {
  return `No router on premises has the address of ${connection}'s customer gateway: create one with the router's public address.`;
}
