/** What BGP gives to forwarding: the routes in use, with their next hops. */
import type { Path } from '../decision/path.ts';
import type { BgpNetwork } from './network.ts';

export interface BgpRoute {
  readonly prefix: string;
  /** More than one: multipath. `neighbor` is the session that it came by. */
  readonly nextHops: readonly { readonly address: string; readonly neighbor: string; readonly path: Path }[];
  readonly best: Path;
}

/** Without those that the router brings in itself: they were in its table before. Memoise on `network.routers[router]?.selected`. */
export function learntRoutes(network: BgpNetwork, router: string): readonly BgpRoute[] {
  const selected = network.routers[router]?.selected ?? {};
  return Object.entries(selected).flatMap(([prefix, { best, used }]): readonly BgpRoute[] => {
    if (best.source.kind === 'local') return [];
    const nextHops = used.flatMap((path) =>
      path.source.kind === 'peer'
        ? [{ address: path.attributes.nextHop, neighbor: path.source.neighbor, path }]
        : [],
    );
    return [{ prefix, nextHops, best }];
  });
}
