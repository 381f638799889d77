/** What leads out of a network of a site: the first router that works, as with VRRP (RFC 9568). */
import { memoiseWithText } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import { interfacesOf } from './interfaces.ts';
import { nodeIds } from './node-ids.ts';
import { ETHERNET_MTU } from './own-interfaces.ts';
import { isDead, type Site } from './sites.ts';

export interface Gateway {
  /** ID of the router; absent: none does. */
  readonly router?: string;
  /** Octets: what its hosts are told (RFC 2132 §5.1). */
  readonly mtu: number;
  /** IDs of routers whose interface in it somebody shut. */
  readonly shut: readonly string[];
}

/** By ID of the segment. */
export type Gateways = ReadonlyMap<string, Gateway>;

export function gatewaysOf(world: World, site: Site): Gateways {
  const chosen = Object.keys(site.setting.networks).map((name): readonly [string, Gateway] => [
    nodeIds.segment(site.name, name),
    gatewayOf(world, site, name),
  ]);
  return asGateways(site, chosen);
}

const asGateways = memoiseWithText(
  (_site: Site, chosen: readonly (readonly [string, Gateway])[]) => JSON.stringify(chosen),
  (_site: Site, chosen): Gateways => new Map(chosen),
);

/** The first that works; where none does, one that is dead says so to whoever asks. */
export function gatewayOf(world: World, site: Site, network: string): Gateway {
  const all = site.routers.flatMap((router) => {
    const found = interfacesOf(world, router).find(({ kind, name }) => kind === 'lan' && name === network);
    const works = !isDead(world, router.id);
    return found ? [{ router: router.id, mtu: found.mtu, works, isShut: works && !found.up }] : [];
  });
  const serving = all.filter(({ isShut }) => !isShut);
  const { router, mtu } = serving.find(({ works }) => works) ?? serving[0] ?? { mtu: ETHERNET_MTU };
  const shut = all.filter(({ isShut }) => isShut).map((one) => one.router);
  return { mtu, shut, ...(router !== undefined && { router }) };
}
