/**
 * Virtual interfaces in the packet engine: a link from AWS's router to the customer's, as wide as its MTU allows. What keeps
 * frames from passing is an obstacle that says where to look (R-DX-46).
 */
import { parseAddress } from '../../../kit/address.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { Prefix } from '../../../kit/prefix.ts';
import type { LinkEnd, LinkNode, Obstacle } from '../../../net/graph.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import type { World } from '../../kernel/world.ts';
import { nodeIds } from '../../premises/node-ids.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import { amazonBlocks } from '../routing/public-routers.ts';
import { type CustomerEnd, customerEndOf } from '../routing/transports.ts';
import { isSetUp, type VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';

/** AWS's end: a router of the graph, and its table for what comes in here. */
export interface AwsEnd {
  readonly router: string;
  readonly routes: string;
  /** Nothing but Amazon's own addresses may be reached over it. */
  readonly isPublic?: true;
}

/** Undefined where no cross-connect leads to a router, so that there is nobody at the other end. */
export function lowerVif(item: VirtualInterfaceItem, aws: AwsEnd, world: World): LinkNode | undefined {
  const end = customerEndOf(item, world);
  if (!end) return undefined;
  return linkOf(item, {
    aws,
    customer: {
      router: end.router,
      addresses: (end.vlan?.addresses ?? []).map(hostOf),
      mtu: end.vlan?.mtu ?? item.mtu,
    },
    obstacle: obstacleAt(item, end, world) ?? null,
  });
}

interface Facts {
  readonly aws: AwsEnd;
  readonly customer: { readonly router: string; readonly addresses: readonly string[]; readonly mtu: number };
  readonly obstacle: Obstacle | null;
}

export function labelOfVif({ virtualInterfaceId, virtualInterfaceName, type }: VirtualInterfaceItem): string {
  return `${type} virtual interface ${virtualInterfaceId} (${virtualInterfaceName})`;
}

const linkOf = memoiseWithText(
  (_item: VirtualInterfaceItem, facts: Facts) => JSON.stringify(facts),
  (item: VirtualInterfaceItem, { aws: { isPublic, ...aws }, customer, obstacle }: Facts): LinkNode => ({
    kind: 'link',
    ...(isPublic && { code: 'DX_PUBLIC_DESTINATION' }),
    id: item.virtualInterfaceId,
    origin: { resource: item.virtualInterfaceId, label: labelOfVif(item) },
    ends: [
      {
        ...aws,
        ...(isPublic && {
          prefixes: [...AMAZON_BLOCKS, ...item.peers.map(({ amazonAddress }) => aloneOf(amazonAddress))],
        }),
        mtu: item.mtu,
        addresses: firstOfEach(item.peers.map(({ amazonAddress }) => hostOf(amazonAddress))),
      },
      {
        router: customer.router,
        routes: nodeIds.routes(customer.router),
        // AWS takes no larger frames than the interface has, whatever the customer's port would send.
        mtu: Math.min(customer.mtu, item.mtu),
        addresses: firstOfEach(customer.addresses),
      },
    ],
    ...(obstacle && { obstacle }),
  }),
);

const AMAZON_BLOCKS = amazonBlocks().map(storedPrefix);

/** AWS's own address on the interface. */
function aloneOf(amazonAddress: string): Prefix {
  const host = hostOf(amazonAddress);
  return storedPrefix(`${host}/${host.includes(':') ? 128 : 32}`);
}

/** One of each family. */
function firstOfEach(texts: readonly string[]): NonNullable<LinkEnd['addresses']> {
  const addresses = texts.flatMap((text) => parseAddress(text) ?? []);
  return ([4, 6] as const).flatMap((family) => addresses.find((one) => one.family === family) ?? []);
}

function obstacleAt(item: VirtualInterfaceItem, end: CustomerEnd, world: World): Obstacle | undefined {
  const { virtualInterfaceId: id, connectionId, vlan, virtualInterfaceState: state } = item;
  if (world.faults.includes(id))
    return {
      code: 'RESOURCE_FAILED',
      text: `${id} has failed: what must go on needs another virtual interface, or 'heal ${id}'.`,
    };
  if (!isSetUp(item))
    return { code: 'DX_VIF_STATE', text: `${id} is ${state}: it carries packets once it is available.` };
  if (item.interrupted)
    return {
      code: 'DX_VIF_STATE',
      text: `${id} is pending while ${connectionId} changes to jumbo frames: that takes up to 30 seconds.`,
    };
  if (!end.line.passes)
    return {
      code: 'DX_CONNECTION_DOWN',
      text: `The line of ${connectionId} at ${end.line.location} passes no frames to ${end.router}: mend the line ('colo status' tells of its light), or let what must go on take another connection.`,
    };
  if (!end.vlan)
    return {
      code: 'DX_VLAN_MISMATCH',
      text: `Router ${end.router} has no interface for VLAN ${vlan} on ${end.port}, which ${id} uses: 'ip link add link ${end.port} name ${end.port}.${vlan} type vlan id ${vlan}'.`,
    };
  if (!end.vlan.up)
    return {
      code: 'DX_INTERFACE_DOWN',
      text: `Interface ${end.vlan.name} of router ${end.router} is down: 'ip link set ${end.vlan.name} up'.`,
    };
  return undefined;
}
