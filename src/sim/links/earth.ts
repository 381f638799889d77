/** Links between towns: from a site to a location of Direct Connect, from there to its region; from a site over the internet to a region. */
import { findLocation } from '../../cloud/directconnect/location/locations.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { type PremisesRouter, routersIn } from '../../cloud/premises/sites.ts';
import { type Point, pointOf } from '../earth.ts';
import { linksIn } from './index.ts';
import type { Link, LinkState } from './link.ts';

export interface Town {
  /** `us-east-1`, `EqDC2`, `lisbon`. */
  readonly name: string;
  readonly kind: 'region' | 'location' | 'site';
  readonly point: Point;
}

export interface LongLink {
  readonly ends: readonly [Town, Town];
  readonly state: LinkState;
}

export interface LinksOnEarth {
  readonly towns: readonly Town[];
  readonly links: readonly LongLink[];
}

export function linksOnEarth(world: World): LinksOnEarth {
  const links = linksIn(world).flatMap((link) => longLinks(world, link));
  const sites = routersIn(world).flatMap((router) => siteOf(world, router) ?? []);
  const regions = Object.keys(world.regions).flatMap((name) => regionCalled(name) ?? []);
  const all = [...regions, ...links.flatMap(({ ends }) => ends), ...sites];
  return { towns: [...new Map(all.map((town) => [town.name, town])).values()], links };
}

function longLinks(world: World, { kind, ends: [near, far], state }: Link): readonly LongLink[] {
  if (kind !== 'VPN' && kind !== 'Direct Connect') return [];
  const router = routersIn(world).find(({ id }) => id === far.id);
  const site = router && siteOf(world, router);
  if (kind === 'VPN')
    return joined(near.region === undefined ? undefined : regionCalled(near.region), site, state);
  const found = findLocation(near.id);
  if (!found) return [];
  const location: Town = { name: found.code, kind: 'location', point: found.point };
  return [
    ...joined(regionCalled(found.region), location, state === 'coming' ? 'coming' : 'up'),
    ...joined(location, site, state),
  ];
}

function joined(one: Town | undefined, other: Town | undefined, state: LinkState): readonly LongLink[] {
  return one && other ? [{ ends: [one, other], state }] : [];
}

function regionCalled(name: string): Town | undefined {
  const point = pointOf(name);
  return point && { name, kind: 'region', point };
}

function siteOf(world: World, { site }: PremisesRouter): Town | undefined {
  const point = pointOf(world.setting.premises?.[site]?.city ?? '');
  return point && { name: site, kind: 'site', point };
}
