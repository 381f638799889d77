/**
 * AWS's end of a virtual interface as somebody who can be addressed: it answers pings and speaks BGP, to whom is on the VLAN,
 * whether a session is up or not. That is how a line is looked at from below (R-DX-46).
 */
import { ADDRESS_BITS, type Address, parseAddress } from '../../../kit/address.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import { prefixOf } from '../../../kit/prefix.ts';
import type { GraphNode, HostNode, InterfaceNode, RouteTable, SegmentNode } from '../../../net/graph.ts';
import { PROTOCOL } from '../../../net/packet.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import type { VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import { labelOfVif } from './vif-link.ts';

const ids = {
  host: (vif: string) => `${vif}/peer`,
  interface: (vif: string) => `${vif}/peer/eth0`,
  segment: (vif: string) => `${vif}/peer/segment`,
  routes: (vif: string) => `${vif}/peer/routes`,
} as const;

const BGP = { protocol: PROTOCOL.tcp, port: 179 };

function addressesOf({ peers }: VirtualInterfaceItem): readonly Address[] {
  return peers.flatMap(({ amazonAddress }) => parseAddress(hostOf(amazonAddress)) ?? []);
}

const alone = (address: Address) => prefixOf(address, ADDRESS_BITS[address.family]);

/** `router`: AWS's end of the interface. */
export const lowerPeer: (item: VirtualInterfaceItem, router: string) => readonly GraphNode[] =
  memoiseWithText(
    (_item: VirtualInterfaceItem, router: string) => router,
    (item: VirtualInterfaceItem, router: string): readonly GraphNode[] => {
      const { virtualInterfaceId: id, peers } = item;
      const origin = { resource: id, label: `AWS's end of ${labelOfVif(item)}` };
      const addresses = addressesOf(item);
      const table: RouteTable = {
        kind: 'table',
        id: ids.routes(id),
        origin,
        routes: peers.map(({ amazonAddress }) => ({
          prefix: storedPrefix(amazonAddress),
          origin,
          target: { kind: 'node', node: id },
        })),
      };
      const segment: SegmentNode = {
        kind: 'segment',
        id: ids.segment(id),
        origin,
        router,
        prefixes: addresses.map(alone),
        routes: table.id,
        reserved: [],
      };
      const own: InterfaceNode = {
        kind: 'interface',
        id: ids.interface(id),
        origin,
        segment: segment.id,
        addresses,
        checksAddresses: false,
        owner: ids.host(id),
      };
      const host: HostNode = {
        kind: 'host',
        id: ids.host(id),
        origin,
        interfaces: [own.id],
        serves: [BGP],
        answersPing: true,
      };
      return [table, segment, own, host];
    },
  );
