/**
 * Beyond a public virtual interface: AWS's public addresses, and nothing else of the internet. Only who has an address that
 * is announced over the interface may send (R-DX-60). Simulated are flows that begin at the customer's; what AWS begins
 * itself, and how far scope communities spread prefixes within AWS (R-DX-57), is not.
 */
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { GraphNode, Route, RouterNode, RouteTable, ValveNode } from '../../../net/graph.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import type { World } from '../../kernel/world.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import { routerOf } from '../virtual-interface/sessions.ts';
import type { VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import { peerRoutes } from './peer-routes.ts';
import { type AwsEnd, labelOfVif } from './vif-link.ts';

const ids = {
  router: (vif: string) => `${vif}/amazon`,
  outward: (vif: string) => `${vif}/amazon/out`,
  inward: (vif: string) => `${vif}/amazon/in`,
  door: (vif: string) => `${vif}/amazon/door`,
} as const;

export function publicEnd({ virtualInterfaceId: id }: VirtualInterfaceItem): AwsEnd {
  return { router: ids.router(id), routes: ids.outward(id), isPublic: true };
}

export function lowerPublicDoor(item: VirtualInterfaceItem, world: World): readonly GraphNode[] {
  return doorOf(item, acceptedFrom(item, world));
}

/** What the session has brought and AWS took: IPv4, as sites have nothing else. */
function acceptedFrom(item: VirtualInterfaceItem, { bgp }: World): readonly string[] {
  const received = bgp.routers[routerOf(item) ?? '']?.received ?? {};
  return item.peers
    .flatMap(({ customerAddress }) => Object.entries(received[hostOf(customerAddress)] ?? {}))
    .flatMap(([prefix, { path }]) => (path && !prefix.includes(':') ? [prefix] : []));
}

const doorOf = memoiseWithText(
  (_item: VirtualInterfaceItem, accepted: readonly string[]) => accepted.join(),
  (item: VirtualInterfaceItem, accepted: readonly string[]): readonly GraphNode[] => {
    const id = item.virtualInterfaceId;
    const origin = { resource: id, label: `AWS's public network behind ${labelOfVif(item)}` };
    const announced = accepted.length > 0 ? accepted.join(', ') : 'nothing';
    const router: RouterNode = { kind: 'router', id: ids.router(id), origin };
    const door: ValveNode = {
      kind: 'valve',
      id: ids.door(id),
      origin: { ...origin, label: `${origin.label}, over which ${announced} is announced,` },
      router: router.id,
      passes: accepted.map(storedPrefix),
      inboundRoutes: ids.inward(id),
      code: 'DX_PUBLIC_SOURCE',
    };
    const everything = (node: string): readonly Route[] => [
      { prefix: storedPrefix('0.0.0.0/0'), origin, target: { kind: 'node', node } },
    ];
    const table = (name: string, routes: readonly Route[]): RouteTable => ({
      kind: 'table',
      id: name,
      origin,
      routes,
    });
    const own = peerRoutes(
      item.peers.map(({ amazonAddress }) => hostOf(amazonAddress)),
      origin,
    );
    return [
      router,
      door,
      table(ids.outward(id), [...own, ...everything(door.id)]),
      table(ids.inward(id), everything(id)),
    ];
  },
);
