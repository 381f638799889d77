/** Routers on premises as BGP sees them: what FRR makes of their configuration, and the networks of a site over which they meet. */
import type { RouterConfig, TableRoute, Transport } from '../../bgp/index.ts';
import { type RunningConfig, routerConfigOf } from '../../frr/index.ts';
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import { type Contribution, NOTHING_CONTRIBUTED } from '../routing/contribution.ts';
import { configurationOf } from './configuration.ts';
import type { Interface } from './interface.ts';
import { interfacesOf } from './interfaces.ts';
import { routesBesidesBgp } from './routes.ts';
import type { RoutingEntry } from './routing-table.ts';
import { type PremisesRouter, sitesIn } from './sites.ts';

/** Of a network of one building. */
const LAN_DELAY_MS = 1;

export function contributePremises(world: World): Contribution {
  const sites = sitesIn(world);
  if (sites.length === 0) return NOTHING_CONTRIBUTED;
  return joined(...sites.map(({ routers }) => siteOf(...routers.map((router) => routerIn(world, router)))));
}

const joined = memoise((...sites: readonly Contribution[]): Contribution => {
  const routers = sites.flatMap((site) => site.routers);
  return routers.length === 0
    ? NOTHING_CONTRIBUTED
    : { routers, transports: sites.flatMap((site) => site.transports) };
});

interface SiteRouter {
  readonly router: PremisesRouter;
  readonly interfaces: readonly Interface[];
  readonly config: RouterConfig | undefined;
}

function routerIn(world: World, router: PremisesRouter): SiteRouter {
  const routes = routesBesidesBgp(world, router);
  return siteRouter(router, configurationOf(world, router), interfacesOf(world, router), routes);
}

const siteRouter = memoise(
  (
    router: PremisesRouter,
    configuration: RunningConfig,
    interfaces: readonly Interface[],
    routes: readonly RoutingEntry[],
  ): SiteRouter => {
    const config = routerConfigOf(router.id, configuration, interfaces, tableFrom(routes));
    return { router, interfaces, config };
  },
);

function tableFrom(routes: readonly RoutingEntry[]): readonly TableRoute[] {
  return routes
    .filter(({ isSelected }) => isSelected)
    .map(({ prefix, source, metric, nextHops: [hop] }) => ({
      prefix,
      source,
      metric,
      ...(hop?.via === undefined ? {} : { nextHop: hop.via }),
    }));
}

const siteOf = memoise((...all: readonly SiteRouter[]): Contribution => {
  const speakers = all.filter(({ config }) => config !== undefined);
  const transports = speakers.flatMap((one, index) =>
    speakers.slice(index + 1).flatMap((other) => meetings(one, other)),
  );
  return { routers: speakers.flatMap(({ config }) => config ?? []), transports };
});

/** In every network that both serve. */
function meetings(one: SiteRouter, other: SiteRouter): readonly Transport[] {
  return lansOf(one).flatMap((near) => {
    const far = lansOf(other).find(({ name }) => name === near.name);
    if (!far) return [];
    return [
      {
        id: `network ${one.router.site}/${near.name}`,
        ends: [endOf(one, near), endOf(other, far)],
        up: near.up && far.up,
        // Both are still joined to the switch between them.
        lossSeen: false,
        hops: 1,
        delayMs: LAN_DELAY_MS,
      },
    ];
  });
}

const lansOf = ({ interfaces }: SiteRouter) => interfaces.filter(({ kind }) => kind === 'lan');

function endOf({ router }: SiteRouter, { addresses }: Interface) {
  const bare = addresses.map((address) => address.split('/')[0] ?? '');
  const first = (isIpv6: boolean) => bare.find((address) => address.includes(':') === isIpv6);
  return { router: router.id, addresses: [first(false), first(true)].filter((one) => one !== undefined) };
}
