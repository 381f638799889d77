/** Where a line is to end: a router on premises, its next free port, and who can bring the line there (R-DX-15). */
import type { Context } from '../../kernel/context.ts';
import { routerNamed, sitesIn } from '../../premises/sites.ts';
import { cityPlace } from '../../route53/geography/cities.ts';
import { distanceKm } from '../../route53/geography/distance.ts';
import type { DxLocation } from '../location/locations.ts';
import { findProvider, type Provider } from '../location/providers.ts';
import { cabledIn } from './everywhere.ts';
import { coloRefuses } from './refusal.ts';

/** So far the fibre within a building and a town reaches. */
const NEAR_KM = 100;

export interface Destination {
  /** `lisbon/edge`. */
  readonly router: string;
  /** `dx0`. */
  readonly port: string;
  readonly km: number;
}

export function destinationOf(router: string, location: DxLocation, context: Context): Destination {
  const found = routerNamed(context.world, router);
  if (!found) {
    const known = sitesIn(context.world).flatMap((site) => site.routers.map(({ id }) => id));
    throw coloRefuses(
      `There is no router '${router}'. ${known.length > 0 ? `Routers: ${known.join(', ')}.` : 'Nobody has a router on premises here.'}`,
    );
  }
  const site = sitesIn(context.world).find(({ name }) => name === found.site);
  const city = cityPlace(site?.setting.city ?? '');
  const km = city ? distanceKm(city.point, location.point) : 0;
  return { router, port: nextPort(router, context), km };
}

/** The lowest number that is free. */
function nextPort(router: string, { world }: Context): string {
  const taken = cabledIn(world)
    .filter(({ cable }) => cable.router === router)
    .map(({ cable }) => cable.port);
  for (let number = 0; ; number++) if (!taken.includes(`dx${number}`)) return `dx${number}`;
}

/** Who makes the line; undefined: the site's own staff. Throws where a carrier is needed and none is named. */
export function lineMaker(
  name: string | undefined,
  location: DxLocation,
  { router, km }: Destination,
): Provider | undefined {
  if (name !== undefined) return providerNamed(name, location);
  if (km <= NEAR_KM) return undefined;
  throw coloRefuses(
    `${router} is about ${Math.round(km)} km from ${location.code} (${location.city}): the site's staff can't run a cable there. Name a carrier that brings a line: --provider "${location.providers[0] ?? ''}" (also ${location.providers.slice(1).join(', ')}).`,
  );
}

export function providerNamed(name: string, { code, region, providers }: DxLocation): Provider {
  const provider = findProvider(region, name);
  if (!provider)
    throw coloRefuses(`No provider '${name}' is at ${code}. Providers there: ${providers.join(', ')}.`);
  return provider;
}
