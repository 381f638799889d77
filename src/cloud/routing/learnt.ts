/** What BGP has taught a router, for its forwarding tables and for what it tells others. */
import { type BgpNetwork, type BgpRoute, learntRoutes } from '../../bgp/index.ts';
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';

type Selected = BgpNetwork['routers'][string]['selected'];

const NONE: readonly BgpRoute[] = [];

/** Routes in use, without those that the router brings in itself; the identical list while they stay as they are. */
export function learntBy({ bgp }: Pick<World, 'bgp'>, router: string): readonly BgpRoute[] {
  const state = Object.hasOwn(bgp.routers, router) ? bgp.routers[router] : undefined;
  return state ? routesIn(state.selected) : NONE;
}

const routesIn = memoise((selected: Selected) =>
  learntRoutes({ routers: { it: { selected } } } as unknown as BgpNetwork, 'it'),
);
