/**
 * Whether BGP gets through between AWS and a router on premises: the line passes frames, both ends have the same VLAN, and
 * the interface is set up (R-DX-46, R-BGP-5). Addresses that don't match need no rule: nobody answers there.
 */
import type { Transport } from '../../../bgp/index.ts';
import type { World } from '../../kernel/world.ts';
import type { Interface } from '../../premises/interface.ts';
import { interfacesOf } from '../../premises/interfaces.ts';
import { routerNamed } from '../../premises/sites.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import { type Line, lineOf } from '../line.ts';
import { routerOf } from '../virtual-interface/sessions.ts';
import { isSetUp, type VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';

/** One way; within a metropolitan area, as locations and their customers usually are. */
const DELAY_MS = 1;

export interface CustomerEnd {
  readonly line: Line;
  readonly router: string;
  readonly port: string;
  /** The interface for the VLAN; undefined where the router has none. */
  readonly vlan?: Interface;
}

/** Where a virtual interface ends on premises; undefined while no cross-connect leads there. */
export function customerEndOf(item: VirtualInterfaceItem, world: World): CustomerEnd | undefined {
  const line = lineOf(world, item.region, item.connectionId);
  if (!line?.end) return undefined;
  const { router: id, port } = line.end;
  const router = routerNamed(world, id);
  if (!router) return undefined;
  const vlan = interfacesOf(world, router).find((one) => one.parent === port && one.vlan === item.vlan);
  return { line, router: id, port, ...(vlan && { vlan }) };
}

/** None where an interface leads nowhere yet, or its VLAN is missing on premises. */
export function transportOf(item: VirtualInterfaceItem, world: World): Transport | undefined {
  const router = routerOf(item);
  const end = customerEndOf(item, world);
  if (router === undefined || !end?.vlan) return undefined;
  const { line, vlan } = end;
  const isUp = isSetUp(item) && !item.interrupted && line.passes && vlan.up && !isBroken(item, world);
  return {
    id: item.virtualInterfaceId,
    ends: [
      { router, addresses: item.peers.map(({ amazonAddress }) => hostOf(amazonAddress)) },
      // Behind a carrier's switch the router has its light, whatever becomes of AWS's port.
      { router: end.router, addresses: vlan.addresses.map(hostOf), lossSeen: isUp || !vlan.up },
    ],
    up: isUp,
    // Light that is lost is seen; behind a carrier's switch, or within a port that shines on, nothing is.
    lossSeen: isUp || !line.up,
    hops: 1,
    delayMs: DELAY_MS,
  };
}

function isBroken({ virtualInterfaceId }: VirtualInterfaceItem, { faults }: World): boolean {
  return faults.includes(virtualInterfaceId);
}
