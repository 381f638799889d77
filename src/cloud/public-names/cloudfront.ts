/**
 * Names of distributions: the addresses of the edge that is nearest to whoever asks, within the price class (R-CF-20,
 * R-CF-23). A disabled distribution keeps its name (R-CF-9); AAAA is there only with IPv6 enabled (R-CF-10).
 */
import type { RecordSet, Zone } from '../../dns/index.ts';
import { fixedSet } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import type { DistributionItem } from '../cloudfront/distribution/distribution.ts';
import { edgeAddresses, edgeServerName } from '../cloudfront/edge/addresses.ts';
import { EDGES, nearestEdge, type PriceClass } from '../cloudfront/edge/locations.ts';
import type { Table, World } from '../kernel/world.ts';
import { DEFAULT_POINT } from '../route53/routing/default-point.ts';
import type { ServiceName } from './service-name.ts';
import { setsOf } from './service-name.ts';
import { serviceZone } from './zone.ts';

/** R-R53-60. */
const TTL = 60;
/** Of edges' own names. */
const SERVER_TTL = 86_400;

/** Route 53's, as CloudFront's own zone has them. */
export const CLOUDFRONT_SERVERS = [
  'ns-418.awsdns-52.com',
  'ns-666.awsdns-19.net',
  'ns-1306.awsdns-35.org',
  'ns-1597.awsdns-07.co.uk',
];

export function distributionName(item: DistributionItem): ServiceName {
  const { PriceClass: priceClass = 'PriceClass_All', IsIPV6Enabled: hasIpv6 = false } =
    item.DistributionConfig;
  return {
    name: `${item.DomainName.toLowerCase()}.`,
    ttl: TTL,
    types: hasIpv6 ? ['A', 'AAAA'] : ['A'],
    byPlace: true,
    addresses: (type, { place }) => {
      const edge = nearestEdge(place?.point ?? DEFAULT_POINT, knownClass(priceClass));
      const { ipv4, ipv6 } = edgeAddresses(edge, item.Id);
      return type === 'A' ? ipv4 : ipv6;
    },
  };
}

/** `None` is for staging and for edges of the customer's own, which netlab has none of. */
function knownClass(priceClass: string): PriceClass {
  return priceClass === 'PriceClass_100' || priceClass === 'PriceClass_200' ? priceClass : 'PriceClass_All';
}

export function cloudfrontZone(
  names: readonly ServiceName[],
  items: Table<DistributionItem>,
  world: World,
): Zone {
  const servers = edgeServers(items).map(({ name, address }) => fixedSet(name, 'A', SERVER_TTL, [address]));
  return serviceZone('cloudfront.net.', CLOUDFRONT_SERVERS, [
    ...names.flatMap((name) => setsOf(name, world)),
    ...servers,
  ]);
}

/** PTR records of all addresses that distributions have, at every edge. */
export function cloudfrontPointers(items: Table<DistributionItem>): readonly RecordSet[] {
  return edgeServers(items).map(({ name, address }) => {
    const parsed = parseAddress(address);
    return fixedSet(parsed ? reverseName(parsed) : '', 'PTR', SERVER_TTL, [name]);
  });
}

/** Two distributions may share an address: it is named once. */
function edgeServers(items: Table<DistributionItem>): readonly { name: string; address: string }[] {
  const found = new Map(
    Object.values(items).flatMap(({ Id }) =>
      EDGES.flatMap((edge) =>
        edgeAddresses(edge, Id).ipv4.map(
          (address) => [address, `${edgeServerName(edge, address)}.`] as const,
        ),
      ),
    ),
  );
  return [...found].map(([address, name]) => ({ address, name }));
}
