/** Direct Connect in the packet engine: virtual interfaces as links, Direct Connect gateways as routers between regions. */
import { memoise, memoiseBy } from '../../../kit/memoise.ts';
import type { GraphNode, LinkNode } from '../../../net/graph.ts';
import { tableForAttachment } from '../../ec2/transit-gateway/attachment-table.ts';
import { transitGateway } from '../../ec2/transit-gateway/transit-gateway.ts';
import { attachment } from '../../ec2/transit-gateway-attachment/attachment.ts';
import { directConnectAttachment } from '../../ec2/transit-gateway-attachment/direct-connect.ts';
import { vgwTableOf } from '../../ec2/vpn-gateway/node-ids.ts';
import { vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { learntBy } from '../../routing/learnt.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import type { GatewayItem } from '../gateway/gateway.ts';
import { type AssociationItem, isAssociated, isTransit } from '../gateway-association/association.ts';
import { slicesOf } from '../routing/contributor.ts';
import { associationNode, directConnectRoutes } from '../routing/learnt.ts';
import { blocksOfAssociation, originatedBy } from '../routing/originated.ts';
import { associationsIn, gatewaysIn, tablesOf, vifsIn } from '../tables.ts';
import type { VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import { type Entry, type Exit, type Learnt, lowerGateway, tableFrom } from './gateway-router.ts';
import { lowerPeer } from './peer-address.ts';
import { lowerPublicDoor, publicEnd } from './public-door.ts';
import { type AwsEnd, labelOfVif, lowerVif } from './vif-link.ts';

const NOTHING: readonly GraphNode[] = Object.freeze([]);

/** The identical list as long as nothing changes that packets would notice. */
export const lowerDirectConnect = memoiseBy(
  (world: World): readonly object[] => [
    ...slicesOf(world),
    ...tablesOf(world, attachment),
    world.bgp.routers,
  ],
  (world: World): readonly GraphNode[] => {
    const links = new Map<string, LinkNode>();
    const peers: GraphNode[] = [];
    for (const vif of vifsIn(world)) {
      const end = awsEndOf(vif, world);
      const link = end && lowerVif(vif, end, world);
      if (!link) continue;
      links.set(link.id, link);
      peers.push(...lowerPeer(vif, end.router));
    }
    const gateways = gatewaysIn(world).flatMap((item) => lowerOne(item, links, world));
    const doors = vifsIn(world).flatMap((vif) =>
      vif.type === 'public' && links.has(vif.virtualInterfaceId) ? lowerPublicDoor(vif, world) : [],
    );
    if (links.size + gateways.length === 0) return NOTHING;
    return listOf(...links.values(), ...peers, ...gateways, ...doors);
  },
);

/** The identical list for the identical members. */
const listOf = memoise((...nodes: readonly GraphNode[]): readonly GraphNode[] => nodes);

/** Undefined where the other end is not in the graph. */
function awsEndOf(vif: VirtualInterfaceItem, world: World): AwsEnd | undefined {
  if (vif.type === 'public') return publicEnd(vif);
  const { virtualGatewayId, directConnectGatewayId, region } = vif;
  if (virtualGatewayId !== undefined)
    return isVirtualGatewayThere(virtualGatewayId, region, world)
      ? { router: virtualGatewayId, routes: vgwTableOf(virtualGatewayId) }
      : undefined;
  if (directConnectGatewayId === undefined) return undefined;
  return {
    router: directConnectGatewayId,
    routes: tableFrom(directConnectGatewayId, vif.virtualInterfaceId),
  };
}

function isVirtualGatewayThere(id: string, region: string, world: World): boolean {
  return new Context(world, region, []).find(vpnGateway, id)?.State === 'available';
}

function lowerOne(
  item: GatewayItem,
  links: ReadonlyMap<string, LinkNode>,
  world: World,
): readonly GraphNode[] {
  const { directConnectGatewayId: id } = item;
  const own = vifsIn(world).filter(
    (vif) => vif.directConnectGatewayId === id && links.has(vif.virtualInterfaceId),
  );
  const exits = associationsIn(world)
    .filter((one) => one.directConnectGatewayId === id && isAssociated(one))
    .flatMap((one) => exitOf(one, own, world) ?? []);
  return lowerGateway(
    item,
    exits,
    own.map((vif) => entryOf(vif, own, world)),
  );
}

/** Undefined where the associated gateway is not in the graph. */
function exitOf(
  item: AssociationItem,
  vifs: readonly VirtualInterfaceItem[],
  world: World,
): Exit | undefined {
  const { directConnectGatewayId, associatedGateway } = item;
  const { id, region } = associatedGateway;
  const routes = tableAt(item, world);
  if (routes === undefined) return undefined;
  const ids = vifs.map(({ virtualInterfaceId }) => virtualInterfaceId);
  const node = associationNode(directConnectGatewayId, id);
  const learnt = directConnectRoutes(world, region, id)
    .filter(({ nodes }) => nodes.includes(node))
    .map(({ prefix, vifs: used }) => ({ prefix, nodes: used.filter((vif) => ids.includes(vif)) }))
    .filter(({ nodes }) => nodes.length > 0);
  return {
    gatewayId: id,
    routes,
    isTransit: isTransit(item),
    prefixes: originatedBy(item, world),
    blocks: isTransit(item) ? [] : blocksOfAssociation(item, world),
    learnt,
  };
}

function tableAt(item: AssociationItem, world: World): string | undefined {
  const { id, region } = item.associatedGateway;
  const place = new Context(world, region, []);
  if (!isTransit(item)) return isVirtualGatewayThere(id, region, world) ? vgwTableOf(id) : undefined;
  if (!place.find(transitGateway, id)) return undefined;
  const own = directConnectAttachment(id, item.directConnectGatewayId, place);
  return own && tableForAttachment(own);
}

function entryOf(vif: VirtualInterfaceItem, vifs: readonly VirtualInterfaceItem[], world: World): Entry {
  return {
    vif: vif.virtualInterfaceId,
    label: labelOfVif(vif),
    peer: vif.peers.map(({ amazonAddress }) => hostOf(amazonAddress)),
    siteLink: vif.siteLinkEnabled ? siteLinkRoutes(vif, vifs, world) : [],
    announced: announcedBy(vif, world),
  };
}

/** What the gateway uses of other interfaces with SiteLink. */
function siteLinkRoutes(
  vif: VirtualInterfaceItem,
  vifs: readonly VirtualInterfaceItem[],
  world: World,
): readonly Learnt[] {
  const others = vifs.filter((other) => other !== vif && other.siteLinkEnabled);
  const routes = learntBy(world, vif.directConnectGatewayId ?? '');
  return routes.flatMap(({ prefix, nextHops }): readonly Learnt[] => {
    const nodes = nextHops.flatMap(({ neighbor }) => vifWith(neighbor, others)?.virtualInterfaceId ?? []);
    return nodes.length > 0 ? [{ prefix, nodes: [...new Set(nodes)] }] : [];
  });
}

function vifWith(neighbor: string, vifs: readonly VirtualInterfaceItem[]): VirtualInterfaceItem | undefined {
  return vifs.find(({ peers }) => peers.some(({ customerAddress }) => hostOf(customerAddress) === neighbor));
}

function announcedBy(vif: VirtualInterfaceItem, world: World): readonly string[] {
  const received = world.bgp.routers[vif.directConnectGatewayId ?? '']?.received ?? {};
  return vif.peers.flatMap(({ customerAddress }) => Object.keys(received[hostOf(customerAddress)] ?? {}));
}
