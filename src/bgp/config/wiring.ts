/** Which configured neighbor meets which, over what. */
import { memoise } from '../../kit/memoise.ts';
import { familyOf, type NeighborConfig } from './neighbor.ts';
import type { BgpConfig, RouterConfig } from './router.ts';
import type { Transport } from './transport.ts';

/** A session, seen from one of its ends. */
export interface Wire {
  readonly router: RouterConfig;
  readonly neighbor: NeighborConfig;
  readonly transport: Transport;
  readonly localAddress: string;
  /** This end's addresses, for next hops of either family. */
  readonly addresses: readonly string[];
  /** Absent where the other end is no router of this network, or knows nothing of this one. */
  readonly far?: { readonly router: RouterConfig; readonly neighbor: NeighborConfig };
}

/** Keyed by `wireKey`. A neighbor that nothing leads to is missing. */
export const wiresOf = memoise((config: BgpConfig): ReadonlyMap<string, Wire> => {
  const wires = new Map<string, Wire>();
  for (const transport of config.transports) {
    for (const [near, far] of [transport.ends, [transport.ends[1], transport.ends[0]] as const]) {
      const router = config.routers[near.router];
      if (!router) continue;
      for (const neighbor of router.neighbors) {
        if (!far.addresses.includes(neighbor.address)) continue;
        const localAddress = near.addresses.find((one) => familyOf(one) === familyOf(neighbor.address));
        if (localAddress === undefined) continue;
        const { addresses } = near;
        const other = config.routers[far.router];
        const back = other?.neighbors.find(({ address }) => address === localAddress);
        wires.set(wireKey(router.name, neighbor.address), {
          router,
          neighbor,
          transport,
          localAddress,
          addresses,
          ...(other && back ? { far: { router: other, neighbor: back } } : {}),
        });
      }
    }
  }
  return wires;
});

export const wireKey = (router: string, neighbor: string): string => `${router} ${neighbor}`;

export const isInternalSession = (router: RouterConfig, neighbor: NeighborConfig): boolean =>
  neighbor.remoteAs === 'internal' || neighbor.remoteAs === openAsn(router, neighbor);

/** The number a router gives itself towards this neighbor. */
export const openAsn = (router: RouterConfig, { localAs }: NeighborConfig): number =>
  localAs?.asn ?? router.asn;

/** Whether the configuration expects this number at the other end. */
export function expectsAsn(router: RouterConfig, neighbor: NeighborConfig, asn: number): boolean {
  if (neighbor.remoteAs === 'internal') return asn === openAsn(router, neighbor);
  if (neighbor.remoteAs === 'external') return asn !== openAsn(router, neighbor);
  return neighbor.remoteAs === asn;
}
