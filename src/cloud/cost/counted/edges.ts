/**
 * CloudFront: what edges send to viewers and upload to origins, and requests, by where the edge stands (R-PRICE-70 …
 * R-PRICE-74); paths of invalidations (R-PRICE-75). What origins in AWS send to edges is free. Requests to Origin Shield
 * are not metered.
 */
import { memoise } from '../../../kit/memoise.ts';
import { edgeNamed, type PriceRegion } from '../../cloudfront/edge/locations.ts';
import { invalidationPaths } from '../../cloudfront/invalidation/invalidation.ts';
import type { Traffic } from '../../web/web-state.ts';
import type { Booked } from '../booked.ts';
import type { EdgeGroup } from '../price-list.ts';
import { type CountedKind, GB, summed } from './units.ts';

const GROUPS: Readonly<Record<PriceRegion, EdgeGroup>> = {
  'north-america': 'us',
  europe: 'eu',
  'africa-middle-east': 'za',
  'south-america': 'sa',
  japan: 'jp',
  oceania: 'au',
  'asia-pacific': 'asia',
  india: 'in',
};

const UPLOADS = ['PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS'];

const ofTraffic = memoise(
  (traffic: Readonly<Record<string, Traffic>>): Booked => summed(Object.values(traffic).flatMap(unitsOf)),
);

function unitsOf({ from, to, scheme, method, requests, sentOctets, receivedOctets }: Traffic) {
  const serving = groupOf(to);
  const asking = groupOf(from);
  return [
    ...(serving
      ? ([
          [`cloudfront-out/${serving} ${to}`, receivedOctets / GB],
          [`cloudfront-${scheme}/${serving} ${to}`, requests],
        ] as const)
      : []),
    ...(asking && UPLOADS.includes(method)
      ? [[`cloudfront-to-origin/${asking} ${from}`, sentOctets / GB] as const]
      : []),
  ];
}

/** `edge/LIS50-C1` → `eu`. */
function groupOf(server: string): EdgeGroup | undefined {
  const edge = server.startsWith('edge/') ? edgeNamed(server.slice('edge/'.length)) : undefined;
  return edge && GROUPS[edge.priceRegion];
}

export const edgesCounted: CountedKind = (world) =>
  withPaths(ofTraffic(world.web.traffic), invalidationPaths(world));

const withPaths = memoise((requests: Booked, batches: ReturnType<typeof invalidationPaths>): Booked => {
  const paths = batches.reduce((sum, batch) => sum + batch.paths, 0);
  return paths === 0 ? requests : { ...requests, 'invalidation-paths CloudFront': paths };
});
