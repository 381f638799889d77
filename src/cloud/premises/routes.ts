/** What a router on premises knows the way to, from all that gives it routes. */
import type { BgpRoute } from '../../bgp/index.ts';
import type { World } from '../kernel/world.ts';
import { learntBy } from '../routing/learnt.ts';
import { configurationOf } from './configuration.ts';
import { interfacesOf } from './interfaces.ts';
import { type RoutingEntry, routingTable } from './routing-table.ts';
import { type PremisesRouter, sitesIn } from './sites.ts';

const NOTHING: readonly RoutingEntry[] = [];

/** All routes, whether in use or not; the identical list while nothing changes. */
export function routingTableOf(world: World, router: PremisesRouter): readonly RoutingEntry[] {
  const site = sitesIn(world).find(({ name }) => name === router.site);
  if (!site) return NOTHING;
  const statics = configurationOf(world, router).staticRoutes;
  return routingTable(site, router, interfacesOf(world, router), statics, learntBy(world, router.id));
}

const NOTHING_LEARNT: readonly BgpRoute[] = [];

/** What it would know if nobody told it anything by BGP; the identical list while nothing changes. */
export function routesBesidesBgp(world: World, router: PremisesRouter): readonly RoutingEntry[] {
  const site = sitesIn(world).find(({ name }) => name === router.site);
  if (!site) return NOTHING;
  const statics = configurationOf(world, router).staticRoutes;
  return routingTable(site, router, interfacesOf(world, router), statics, NOTHING_LEARNT);
}
