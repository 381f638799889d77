/** What carries packets away, called as people call it, with what stands in its way. */
import type { World } from '../../cloud/kernel/world.ts';
import { networkOf } from '../../cloud/network.ts';
import type { Leg } from './candidate.ts';

/** @param node in the packet graph; `more`: what else it is called */
export function legBy(world: World, node: string, more: readonly (string | undefined)[] = []): Leg {
  const found = networkOf(world).nodes.get(node);
  // Who is at its ends: `premises/lisbon/edge` is a name for both tunnels to it.
  const ends = found?.kind === 'link' ? found.ends.map(({ router }) => router) : [];
  const names = [node, ...partsOf(node), ...ends, ...more.filter((name) => name !== undefined)];
  const hindrance = found?.obstacle?.text;
  return {
    names: [...new Set(names)],
    label: found?.origin.label ?? node,
    ...(hindrance !== undefined && { hindrance }),
  };
}

/** `vpn-…/1` is a part of `vpn-…`, `GATEWAY/vgw-…` one of both. */
const partsOf = (node: string): readonly string[] => (node.includes('/') ? node.split('/') : []);

/** Something that is no node of its own. */
export function legCalled(label: string, names: readonly string[] = [label]): Leg {
  return { names, label };
}
