/** CloudFront on the earth, for maps: its edges by address and by distribution, and what they keep. */

import { type DistributionItem, distribution } from '../cloud/cloudfront/distribution/distribution.ts';
import { distributionsOf, specificity } from '../cloud/cloudfront/distribution/find.ts';
import { originsOf } from '../cloud/cloudfront/distribution/parts.ts';
import { edgeAt, edgeIpv4 } from '../cloud/cloudfront/edge/addresses.ts';
import { EDGES, edgeNamed, edgesOf, type PriceClass } from '../cloud/cloudfront/edge/locations.ts';
import { portOf } from '../cloud/cloudfront/edge/origin-request.ts';
import { GLOBAL_REGION } from '../cloud/kernel/dispatch.ts';
import type { Table, World } from '../cloud/kernel/world.ts';
import { memoise } from '../kit/memoise.ts';
import type { Point } from './earth.ts';

export interface EdgeOnEarth {
  /** `LIS50-C1` */
  readonly pop: string;
  readonly city: string;
  readonly point: Point;
}

/** Whose address it is, if an edge's. */
export function edgeOnEarth(address: string): EdgeOnEarth | undefined {
  return edgeAt(address);
}

/** The names that distributions have from CloudFront itself: `d….cloudfront.net.` */
export function distributionHosts(world: World): readonly string[] {
  return distributionsOf(world).map(({ DomainName: name }) => `${name.toLowerCase()}.`);
}

/** All edges that may serve the distribution of this name, its own or an alias (R-CF-23). Empty: it is none's. */
export function edgesServing(world: World, host: string): readonly EdgeOnEarth[] {
  const config = distributionNamed(world, host)?.DistributionConfig;
  return config ? edgesOf(knownClass(config.PriceClass)) : [];
}

/** The address of the distribution of this name at an edge, in any city that has one. Undefined: the name is none's. */
export function edgeAddress(world: World, host: string, { pop }: EdgeOnEarth): string | undefined {
  const item = distributionNamed(world, host);
  const edge = edgeNamed(pop);
  return item && edge && edgeIpv4(edge, item.Id)[0];
}

export interface Ports {
  readonly plain: readonly number[];
  readonly tls: readonly number[];
}

/** The ports of the real machine that distributions name as origins, `localhost`. Undefined: none does. */
export function localOriginPorts(world: World): Ports | undefined {
  const items = world.regions[GLOBAL_REGION]?.[distribution.kind];
  return items && portsIn(items as Table<DistributionItem>);
}

const portsIn = memoise((items: Table<DistributionItem>): Ports | undefined => {
  const local = Object.values(items).flatMap(({ DistributionConfig }) =>
    originsOf(DistributionConfig).filter(({ DomainName: name }) => name === 'localhost'),
  );
  if (local.length === 0) return undefined;
  const ports = (scheme: 'http' | 'https') => [
    ...new Set(local.map(({ CustomOriginConfig }) => portOf(CustomOriginConfig, scheme))),
  ];
  const plain = ports('http');
  return { plain, tls: ports('https').filter((port) => !plain.includes(port)) };
});

/** By its code or its city, in any case, with hyphens for blanks where one likes: `LIS50-C1`, `lisbon`, `new-york`. */
export function edgeCalled(name: string): EdgeOnEarth | undefined {
  const spelled = (text: string) => text.toLowerCase().replaceAll(' ', '-');
  const wanted = spelled(name);
  return EDGES.find(({ pop, city }) => spelled(pop) === wanted || spelled(city) === wanted);
}

/** Cities with an edge, sorted. */
export function edgeCities(): readonly string[] {
  return EDGES.map(({ city }) => city).sort();
}

/** How many objects an edge keeps for the distribution of this name. */
export function keptAt(world: World, host: string, { pop }: EdgeOnEarth): number {
  const item = distributionNamed(world, host);
  return (item && world.web.edges[`${item.Id}/${pop}`]?.count) ?? 0;
}

function distributionNamed(world: World, host: string) {
  const name = host.toLowerCase().replace(/\.$/, '');
  const items = distributionsOf(world);
  const aliased = items.filter(({ DistributionConfig: { Aliases } }) =>
    Aliases.Items?.some((alias) => specificity(alias.toLowerCase(), name) > 0),
  );
  return items.find(({ DomainName }) => DomainName === name) ?? aliased[0];
}

function knownClass(priceClass: string): PriceClass {
  return priceClass === 'PriceClass_100' || priceClass === 'PriceClass_200' ? priceClass : 'PriceClass_All';
}
