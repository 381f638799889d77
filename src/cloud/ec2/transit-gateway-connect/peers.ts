/** All Connect peers of the world, for those who route through them: transit gateways, routers on premises, BGP. */
import { memoiseBy } from '../../../kit/memoise.ts';
import { type Regions, tableIn, tablesOf } from '../../directconnect/tables.ts';
import { type AttachmentItem, attachment } from '../transit-gateway-attachment/attachment.ts';
import { type ConnectPeerItem, connectPeer, insideAddresses } from './connect-peer.ts';

export interface ConnectPeer {
  readonly item: ConnectPeerItem;
  readonly region: string;
  readonly connect: AttachmentItem;
  /** The attachment that carries the GRE; undefined once it is forgotten. */
  readonly transport: AttachmentItem | undefined;
  readonly transitGatewayId: string;
  readonly inside: ReturnType<typeof insideAddresses>;
}

/** Of peers that are there and not deleted; the identical list as long as none changed. */
export const connectPeersIn: (world: Regions) => readonly ConnectPeer[] = memoiseBy(
  (world: Regions): readonly object[] => [...tablesOf(world, connectPeer), ...tablesOf(world, attachment)],
  (world: Regions): readonly ConnectPeer[] =>
    Object.keys(world.regions).flatMap((region) => {
      const attachments = tableIn(world, region, attachment);
      return Object.values(tableIn(world, region, connectPeer)).flatMap((item): readonly ConnectPeer[] => {
        const connect = attachments[item.TransitGatewayAttachmentId];
        if (!connect || item.State === 'deleted') return [];
        const { TransitGatewayId: transitGatewayId, ResourceId } = connect;
        const inside = insideAddresses(item.InsideCidrBlock);
        return [{ item, region, connect, transport: attachments[ResourceId], transitGatewayId, inside }];
      });
    }),
);

export function connectPeersAt(world: Regions, transitGatewayId: string): readonly ConnectPeer[] {
  return connectPeersIn(world).filter((one) => one.transitGatewayId === transitGatewayId);
}

/** The node of the packet graph behind a GRE tunnel with these addresses outside, seen from the appliance. */
export function greNode(
  world: Regions,
  { local, remote }: { readonly local: string; readonly remote: string },
): string | undefined {
  return connectPeersIn(world).find(
    ({ item }) => item.PeerAddress === local && item.TransitGatewayAddress === remote,
  )?.item.TransitGatewayConnectPeerId;
}
