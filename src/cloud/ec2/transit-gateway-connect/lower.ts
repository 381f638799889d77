/**
 * Connect peers in the packet engine: a link between the transit gateway and the router on premises that has the tunnel's other
 * end. What keeps its GRE from passing is an obstacle; where no router has the other end, there is no link.
 */
import { memoise, memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import type { LinkNode } from '../../../net/graph.ts';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { nodeIds } from '../../premises/node-ids.ts';
import { storedAddress } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { TRANSIT_GATEWAY } from '../mtu.ts';
import { tableForAttachment } from '../transit-gateway/attachment-table.ts';
import { isUp } from '../transit-gateway-attachment/attachment.ts';
import { conditionOf, GRE_OVERHEAD } from './condition.ts';
import type { ConnectPeerItem } from './connect-peer.ts';
import { type ConnectPeer, connectPeersIn } from './peers.ts';
import { connectSlices } from './transports.ts';

const NOTHING: readonly LinkNode[] = Object.freeze([]);

/** Of the gateways of a region; the identical list as long as nothing changes that packets would notice. */
export function lowerConnect({ world, region }: Context): readonly LinkNode[] {
  if (connectPeersIn(world).length === 0) return NOTHING;
  return listOf(...linksIn(world).flatMap((one) => (one.region === region ? [one.link] : [])));
}

const linksIn = memoiseBy(connectSlices, (world: World) =>
  connectPeersIn(world).flatMap((peer) => {
    const link = isUp(peer.connect) ? lowerPeer(peer, world) : undefined;
    return link ? [{ region: peer.region, link }] : [];
  }),
);

/** The identical list for the identical members. */
const listOf = memoise((...links: readonly LinkNode[]): readonly LinkNode[] => links);

function lowerPeer(peer: ConnectPeer, world: World): LinkNode | undefined {
  const { appliance, mtu, hindrance } = conditionOf(peer, world);
  if (!appliance) return undefined;
  return linkOf(peer.item, {
    gateway: peer.transitGatewayId,
    table: tableForAttachment(peer.connect),
    addresses: [peer.inside.aws[0] ?? '', peer.inside.peer],
    router: appliance.router.id,
    device: appliance.device.mtu,
    mtu: mtu ?? TRANSIT_GATEWAY.mtu - GRE_OVERHEAD,
    hindrance: hindrance ?? null,
  });
}

interface Plan {
  readonly gateway: string;
  readonly table: string;
  /** Inside, AWS's and the appliance's. */
  readonly addresses: readonly [string, string];
  readonly router: string;
  /** MTU of the router's interface. */
  readonly device: number;
  readonly mtu: number;
  readonly hindrance: string | null;
}

const linkOf = memoiseWithText(
  (_item: ConnectPeerItem, plan: Plan) => JSON.stringify(plan),
  (item: ConnectPeerItem, { gateway, table, addresses, router, device, mtu, hindrance }: Plan): LinkNode => {
    const { TransitGatewayConnectPeerId: id } = item;
    const [own, far] = addresses;
    const label = `Connect peer ${labelOf(id, item)}`;
    return {
      kind: 'link',
      id,
      origin: { resource: id, label },
      ends: [
        // AWS's end tells nobody what was too big (R-TGW-6).
        { router: gateway, routes: table, addresses: [storedAddress(own)], ...TRANSIT_GATEWAY, mtu },
        {
          router,
          routes: nodeIds.routes(router),
          addresses: [storedAddress(far)],
          mtu: Math.min(device, mtu),
          clampsMss: true,
        },
      ],
      ...(hindrance !== null && {
        obstacle: {
          code: 'TGW_CONNECT_PEER_DOWN',
          text: `The GRE tunnel of ${label} is down: ${hindrance}.`,
        },
      }),
    };
  },
);
