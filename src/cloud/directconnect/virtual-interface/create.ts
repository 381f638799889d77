/** CreatePrivateVirtualInterface, CreatePublicVirtualInterface, CreateTransitVirtualInterface (R-DX-30 … R-DX-43). */
import type {
  CreatePrivateVirtualInterfaceRequest,
  CreatePublicVirtualInterfaceRequest,
  CreateTransitVirtualInterfaceRequest,
  CreateTransitVirtualInterfaceResult,
  RouteFilterPrefix,
  Tag,
  VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { AddressInput } from '../bgp-peer/addresses.ts';
import { newPeer } from '../bgp-peer/new-peer.ts';
import { clientException } from '../errors.ts';
import { drawId } from '../ids.ts';
import { tagsFrom } from '../tag/tags.ts';
import { attach, type Destination, NOWHERE, resolveDestination } from './destination.ts';
import { beginSetup } from './lifecycle.ts';
import { checkRoom, requireParent } from './parent.ts';
import { showVif } from './show.ts';
import {
  type AsnInput,
  checkMtu,
  checkName,
  checkPublicPrefixes,
  checkVlan,
  JUMBO_MTU,
  STANDARD_MTU,
} from './values.ts';
import { type VifType, type VirtualInterfaceItem, virtualInterface } from './virtual-interface.ts';

/** What the three kinds, and what is allocated to others, have in common. */
export interface NewVif extends AsnInput, AddressInput {
  readonly virtualInterfaceName?: string | undefined;
  readonly vlan?: number | undefined;
  readonly mtu?: number | undefined;
  readonly authKey?: string | undefined;
  readonly routeFilterPrefixes?: readonly RouteFilterPrefix[] | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

export function createPrivateVif(
  { connectionId, newPrivateVirtualInterface: asked }: CreatePrivateVirtualInterfaceRequest,
  context: Context,
): VirtualInterface {
  const { virtualGatewayId, directConnectGatewayId, enableSiteLink } = asked ?? {};
  if ((virtualGatewayId === undefined) === (directConnectGatewayId === undefined))
    throw clientException('Exactly one of virtualGatewayId and directConnectGatewayId must be specified.');
  return create(
    'private',
    connectionId,
    asked ?? {},
    { virtualGatewayId, directConnectGatewayId, enableSiteLink },
    context,
  );
}

export function createTransitVif(
  { connectionId, newTransitVirtualInterface: asked }: CreateTransitVirtualInterfaceRequest,
  context: Context,
): CreateTransitVirtualInterfaceResult {
  const { directConnectGatewayId, enableSiteLink } = asked ?? {};
  if (directConnectGatewayId === undefined)
    throw clientException('directConnectGatewayId must be specified for a Transit Virtual Interface.');
  const item = create(
    'transit',
    connectionId,
    asked ?? {},
    { directConnectGatewayId, enableSiteLink },
    context,
  );
  return { virtualInterface: item };
}

export function createPublicVif(
  { connectionId, newPublicVirtualInterface: asked }: CreatePublicVirtualInterfaceRequest,
  context: Context,
): VirtualInterface {
  return create('public', connectionId, asked ?? {}, NOWHERE, context);
}

function create(
  type: VifType,
  connectionId: string | undefined,
  asked: NewVif,
  destination: Destination,
  context: Context,
): VirtualInterface {
  const resolved = resolveDestination(type, destination, context);
  const item = addVif(type, connectionId, asked, context.account, context);
  attach(item, resolved, context);
  beginSetup(item, context);
  return showVif(item, context);
}

/** The item, checked and added, as it is before anybody says where it leads. */
export function addVif(
  type: VifType,
  connectionId: string | undefined,
  asked: NewVif,
  ownerAccount: string,
  context: Context,
): VirtualInterfaceItem {
  const parent = requireParent(connectionId, context);
  const virtualInterfaceName = checkName(asked.virtualInterfaceName);
  const vlan = checkVlan(asked.vlan);
  const mtu = type === 'public' ? STANDARD_MTU : checkMtu(asked.mtu);
  if (mtu === JUMBO_MTU && !parent.jumboFrameCapable)
    throw clientException(`Connection ${parent.id} does not support jumbo frames.`);
  checkRoom(parent, type, vlan, context);
  const isIpv6 = asked.addressFamily === 'ipv6';
  const prefixes = type === 'public' ? checkPublicPrefixes(asked.routeFilterPrefixes, !isIpv6) : undefined;
  const tags = tagsFrom(asked.tags);
  const peer = newPeer(type, asked, context);
  return context.add(virtualInterface, {
    ownerAccount,
    virtualInterfaceId: drawId(virtualInterface.prefix, context.random),
    location: parent.location,
    connectionId: parent.id,
    type,
    virtualInterfaceName,
    vlan,
    amazonSideAsn: PUBLIC_ASN,
    virtualInterfaceState: 'pending',
    mtu,
    region: context.region,
    ...parent.device,
    siteLinkEnabled: false,
    peers: [peer],
    ...(prefixes && { routeFilterPrefixes: prefixes }),
    tags,
  });
}

/** AWS's number on public interfaces; others have that of the gateway they lead to. */
export const PUBLIC_ASN = 7224;
