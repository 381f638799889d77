/**
 * Virtual interfaces: a VLAN on a connection or group, with BGP on it, towards one virtual private gateway, a Direct
 * Connect gateway, or AWS's public addresses (R-DX-30 … R-DX-47).
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
 */
import type { RouteFilterPrefix, VirtualInterface } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import type { PeerItem } from '../bgp-peer/peer.ts';
import { clientException } from '../errors.ts';
import { type StoredTag, upperTags } from '../tag/tags.ts';

export type VifType = 'private' | 'public' | 'transit';

type Always =
  | 'ownerAccount'
  | 'virtualInterfaceId'
  | 'location'
  | 'connectionId'
  | 'virtualInterfaceName'
  | 'vlan'
  | 'virtualInterfaceState'
  | 'region'
  | 'amazonSideAsn'
  | 'awsDeviceV2'
  | 'awsLogicalDeviceId'
  | 'siteLinkEnabled';

/** Members that repeat the first peer, or that are derived when it is shown. */
type Derived =
  | 'virtualInterfaceType'
  | 'bgpPeers'
  | 'asn'
  | 'asnLong'
  | 'authKey'
  | 'amazonAddress'
  | 'customerAddress'
  | 'addressFamily'
  | 'customerRouterConfig'
  | 'jumboFrameCapable'
  | 'mtu'
  | 'routeFilterPrefixes'
  | 'tags';

export interface VirtualInterfaceItem extends Omit<Stored<VirtualInterface, Always>, Derived> {
  type: VifType;
  /** 1500 or 8500. */
  mtu: number;
  peers: PeerItem[];
  /** Of public ones: what the customer may announce. */
  routeFilterPrefixes?: Plain<RouteFilterPrefix>[];
  tags: StoredTag[];
  /** To a Direct Connect gateway: how far that is. */
  attachmentState?: 'attaching' | 'attached' | 'detaching';
  /** Set up at AWS's end: from now on its state follows its sessions and tests (see `follow-sessions.ts`). */
  ready?: true;
  /** Frames are not passed while its connection changes to larger ones (R-DX-42). */
  interrupted?: true;
}

export const virtualInterface = defineResource<VirtualInterfaceItem>({
  kind: 'dx-virtual-interface',
  prefix: 'dxvif',
  id: (item) => item.virtualInterfaceId,
  notFound: vifNotFound,
  malformed: vifNotFound,
  filters: {},
  tags: (item) => upperTags(item.tags),
  holds: (item) => [item.connectionId, item.virtualGatewayId],
});

function vifNotFound(id: string) {
  return clientException(`VirtualInterface with ID ${id} does not exist`);
}

export function requireVif(id: string | undefined, context: Context): VirtualInterfaceItem {
  return context.get(virtualInterface, id ?? '');
}

/** Whether AWS's end is set up, so that a session can come up (R-DX-33). */
export function isSetUp({ ready, virtualInterfaceState: state }: VirtualInterfaceItem): boolean {
  return ready === true && state !== 'deleting';
}

/** Those that stand on a connection or group. */
export function vifsOn(connectionId: string, context: Context): readonly VirtualInterfaceItem[] {
  return context.list(virtualInterface).filter((item) => item.connectionId === connectionId);
}

/** Asked of as a type, the way the rest of the API writes it. */
export const ATTACHMENT_TYPES = {
  private: 'PrivateVirtualInterface',
  transit: 'TransitVirtualInterface',
} as const;
