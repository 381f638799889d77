/**
 * What leaves AWS for the internet, what interface endpoints carry, and what is asked of buckets, from the counts of who served whom over HTTP
 * (R-PRICE-3, R-PRICE-20, R-PRICE-21, R-PRICE-27, R-PRICE-74, R-PRICE-80). What comes in is free. Traffic between zones and regions,
 * what NAT gateways process, and requests to S3's API are not metered.
 */
import { memoise } from '../../../kit/memoise.ts';
import { regionInfo } from '../../kernel/regions.ts';
import type { Traffic } from '../../web/web-state.ts';
import type { Booked } from '../booked.ts';
import { type CountedKind, GB, summed, type Units } from './units.ts';

export const trafficCounted: CountedKind = (world) => ofTraffic(world.web.traffic);

const ofTraffic = memoise(
  (traffic: Readonly<Record<string, Traffic>>): Booked =>
    summed(
      Object.values(traffic).flatMap((one) => [...outUnits(one), ...bucketUnits(one), ...endpointUnits(one)]),
    ),
);

function outUnits({ from, to, toPlace = '', receivedOctets }: Traffic): readonly Units[] {
  const isOut = from === 'internet' || from.startsWith('client/');
  return isOut && regionInfo(toPlace) ? [[`internet-out/${toPlace} ${to}`, receivedOctets / GB]] : [];
}

const WRITES = ['PUT', 'POST'];

function bucketUnits({ to, method, requests }: Traffic): readonly Units[] {
  if (to !== 's3' && !to.startsWith('arn:aws:s3:')) return [];
  return [[`${WRITES.includes(method) ? 's3-writes' : 's3-reads'} ${to}`, requests]];
}

/** R-PRICE-27: what interface endpoints carry, both ways. */
function endpointUnits({ endpoint, sentOctets, receivedOctets }: Traffic): readonly Units[] {
  return endpoint === undefined
    ? []
    : [[`interface-endpoint-data ${endpoint}`, (sentOctets + receivedOctets) / GB]];
}
