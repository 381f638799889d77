/**
 * Whether a Connect peer's GRE gets through, and if not, why (R-TGW-24). Outside it is a packet like any other: the appliance must
 * know the way to the gateway's own address, and the gateway the way back, both over the attachment that is the transport.
 */
import type { Address } from '../../../kit/address.ts';
import { type Prefix, parsePrefix, prefixContains } from '../../../kit/prefix.ts';
import { isAssociated } from '../../directconnect/gateway-association/association.ts';
import { associationNode, directConnectRoutes } from '../../directconnect/routing/learnt.ts';
import { originatedBy } from '../../directconnect/routing/originated.ts';
import { transportOf } from '../../directconnect/routing/transports.ts';
import { associationsIn, vifsIn } from '../../directconnect/tables.ts';
import type { VirtualInterfaceItem } from '../../directconnect/virtual-interface/virtual-interface.ts';
import type { World } from '../../kernel/world.ts';
import type { Interface } from '../../premises/interface.ts';
import { interfacesOf } from '../../premises/interfaces.ts';
import { linkSettingsOf } from '../../premises/link-settings.ts';
import { routingTableOf } from '../../premises/routes.ts';
import { isDead, type PremisesRouter, routersIn } from '../../premises/sites.ts';
import { storedAddress, storedPrefix } from '../cidr.ts';
import { type AttachmentItem, isUp } from '../transit-gateway-attachment/attachment.ts';
import type { ConnectPeer } from './peers.ts';

/** GRE without a key, and the IPv4 header around it (RFC 2784). */
export const GRE_OVERHEAD = 24;

export interface Appliance {
  readonly router: PremisesRouter;
  /** Its end of the tunnel. */
  readonly device: Interface;
}

export interface Condition {
  /** The router on premises that has the other end of the tunnel. */
  readonly appliance?: Appliance;
  /** What the way outside takes, without GRE's headers: octets. Undefined where there is none. */
  readonly mtu?: number;
  /** Why nothing passes: a sentence without a full stop. */
  readonly hindrance?: string;
}

export function conditionOf(peer: ConnectPeer, world: World): Condition {
  const { item, transport } = peer;
  const appliance = applianceOf(peer, world);
  const state = stateOf(peer, world);
  if (transport?.ResourceType === 'vpc')
    return {
      hindrance:
        state ??
        `no instance here speaks GRE and BGP: ${item.PeerAddress} stays silent, and only routers on premises, over a Direct Connect gateway as transport, do`,
    };
  if (!appliance)
    return {
      hindrance:
        state ??
        `no router on premises has its other end: 'ip tunnel add gre1 mode gre local ${item.PeerAddress} remote ${item.TransitGatewayAddress} ttl 255' there`,
    };
  const way = state === undefined ? wayOutside(peer, appliance, world) : state;
  return typeof way === 'string' ? { appliance, hindrance: way } : { appliance, ...way };
}

function applianceOf({ item }: ConnectPeer, world: World): Appliance | undefined {
  for (const router of routersIn(world)) {
    const found = Object.entries(linkSettingsOf(world, router.id)).find(
      ([, { gre }]) => gre?.local === item.PeerAddress && gre.remote === item.TransitGatewayAddress,
    );
    const device = found && interfacesOf(world, router).find(({ name }) => name === found[0]);
    if (device) return { router, device };
  }
  return undefined;
}

/** What AWS itself has against it. */
function stateOf({ item, connect, transport }: ConnectPeer, { faults }: World): string | undefined {
  const { TransitGatewayConnectPeerId: id, State } = item;
  if (State !== 'available') return `${id} is ${State}`;
  const broken = [id, connect.TransitGatewayAttachmentId, transport?.TransitGatewayAttachmentId].find(
    (one) => one !== undefined && faults.includes(one),
  );
  if (broken !== undefined) return `${broken} has failed: 'heal ${broken}'`;
  return notUp(connect, connect.TransitGatewayAttachmentId) ?? notUp(transport, connect.ResourceId);
}

function notUp(item: AttachmentItem | undefined, id: string): string | undefined {
  return item && isUp(item) ? undefined : `${id} is ${item?.State ?? 'deleted'}`;
}

function wayOutside(
  peer: ConnectPeer,
  { router, device }: Appliance,
  world: World,
): string | { readonly mtu: number } {
  const { PeerAddress, TransitGatewayAddress } = peer.item;
  if (isDead(world, router.id)) return `router ${router.id} has failed: 'heal premises/${router.id}'`;
  if (!device.up)
    return `its interface ${device.name} of ${router.id} is down: 'ip link set ${device.name} up'`;
  const owns = interfacesOf(world, router).some(
    ({ name, addresses, up }) =>
      up && name !== device.name && addresses.some((one) => one.split('/')[0] === PeerAddress),
  );
  if (!owns) return `${router.id} itself has no address ${PeerAddress}, under which it is to send`;
  const vif = vifTowards(peer, router, world);
  if (!vif)
    return `${router.id} has no route to ${TransitGatewayAddress} over ${gatewayOf(peer)} that works: let the transit gateway's CIDR block be among the allowed prefixes there, or look after the session of its virtual interface`;
  if (!isAllowed(peer, world))
    return `${TransitGatewayAddress} is not among the allowed prefixes of ${gatewayOf(peer)} for ${peer.transitGatewayId}`;
  if (!isAnnounced(peer, world))
    return `${gatewayOf(peer)} knows no way to ${PeerAddress}: let ${router.id} announce it over its virtual interface`;
  return { mtu: vif.mtu - GRE_OVERHEAD };
}

function gatewayOf({ transport }: ConnectPeer): string {
  return `Direct Connect gateway ${transport?.ResourceId ?? ''}`;
}

/** The virtual interface by which the router sends to the gateway's address, if it ends at the transport and works. */
function vifTowards(
  { item, transport }: ConnectPeer,
  router: PremisesRouter,
  world: World,
): VirtualInterfaceItem | undefined {
  const inUse = routingTableOf(world, router).filter(({ isSelected }) => isSelected);
  const entry = longest(inUse, storedAddress(item.TransitGatewayAddress));
  const nodes = entry?.nextHops.map(({ node }) => node) ?? [];
  return vifsIn(world).find(
    (vif) =>
      nodes.includes(vif.virtualInterfaceId) &&
      vif.directConnectGatewayId === transport?.ResourceId &&
      transportOf(vif, world)?.up === true,
  );
}

function longest<T extends { readonly prefix: string }>(entries: readonly T[], to: Address): T | undefined {
  let best: { entry: T; length: number } | undefined;
  for (const entry of entries) {
    const prefix = parsePrefix(entry.prefix);
    if (prefix && holds(prefix, to) && prefix.length > (best?.length ?? -1))
      best = { entry, length: prefix.length };
  }
  return best?.entry;
}

function holds(prefix: Prefix, address: Address): boolean {
  return prefix.family === address.family && prefixContains(prefix, address);
}

function isAllowed({ item, transport, transitGatewayId }: ConnectPeer, world: World): boolean {
  const address = storedAddress(item.TransitGatewayAddress);
  return associationsIn(world).some(
    (one) =>
      one.directConnectGatewayId === transport?.ResourceId &&
      one.associatedGateway.id === transitGatewayId &&
      isAssociated(one) &&
      originatedBy(one, world).some((prefix) => holds(storedPrefix(prefix), address)),
  );
}

/** What Direct Connect tells the transit gateway: it sends over the transport whatever its route tables say. */
function isAnnounced({ item, region, transport, transitGatewayId }: ConnectPeer, world: World): boolean {
  const address = storedAddress(item.PeerAddress);
  return directConnectRoutes(world, region, transitGatewayId).some(
    ({ prefix, nodes }) =>
      holds(storedPrefix(prefix), address) &&
      nodes.includes(associationNode(transport?.ResourceId ?? '', transitGatewayId)),
  );
}
