/**
 * AWS's own names in the DNS, as they follow from what there is in a world: distributions, load balancers, and S3's
 * endpoints, which are always there. The same value as long as nothing that it follows from has changed.
 */
import { fixedSet, type Name, type RecordSet, type Zone } from '../../dns/index.ts';
import { memoiseBy, memoiseWithText } from '../../kit/memoise.ts';
import { type DistributionItem, distribution } from '../cloudfront/distribution/distribution.ts';
import { type LoadBalancerName, loadBalancerNames } from '../elbv2/names.ts';
import { GLOBAL_REGION } from '../kernel/dispatch.ts';
import { REGIONS } from '../kernel/regions.ts';
import type { Table, World } from '../kernel/world.ts';
import { listBuckets } from '../s3/bucket/bucket.ts';
import { CLOUDFRONT_SERVERS, cloudfrontPointers, cloudfrontZone, distributionName } from './cloudfront.ts';
import { balancerNames, balancerZones } from './load-balancers.ts';
import { type BucketRegions, s3Sets, s3WebsiteName } from './s3.ts';
import type { ServiceName } from './service-name.ts';
import { serviceZone } from './zone.ts';

export interface AwsNames {
  /** What a name is, for alias records. */
  find(name: Name): ServiceName | undefined;
  /** Zones of their own, with Route 53's name servers, without their last dot. */
  readonly zones: readonly { readonly zone: Zone; readonly servers: readonly string[] }[];
  /** Zones below `amazonaws.com.`, with the same name servers. */
  readonly nested: readonly Zone[];
  /** Sets of `amazonaws.com.` itself. */
  readonly sets: readonly RecordSet[];
  /** PTR sets. */
  readonly pointers: readonly RecordSet[];
}

export function awsNamesOf(world: World): AwsNames {
  return assemble(world, bucketRegions(world.setting, world), loadBalancerNames(world));
}

const NO_DISTRIBUTIONS: Table<DistributionItem> = Object.freeze({});

function distributionsIn(world: World): Table<DistributionItem> {
  return (
    (world.regions[GLOBAL_REGION]?.[distribution.kind] as Table<DistributionItem> | undefined) ??
    NO_DISTRIBUTIONS
  );
}

/** Buckets change with every upload; where they are does not. */
const bucketRegions = memoiseWithText(
  (_setting: object, world: World) =>
    listBuckets(world)
      .map(({ Name, Region }) => `${Name} ${Region}`)
      .join(),
  (_setting: object, world: World): BucketRegions =>
    Object.fromEntries(listBuckets(world).map(({ Name, Region }) => [Name, Region])),
);

const assemble = memoiseBy(
  (world: World, buckets: BucketRegions, balancers: readonly LoadBalancerName[]): readonly object[] => [
    world.setting.clients,
    distributionsIn(world),
    buckets,
    balancers,
  ],
  (world: World, buckets: BucketRegions, balancers: readonly LoadBalancerName[]): AwsNames => {
    const items = distributionsIn(world);
    const distributions = Object.values(items).map(distributionName);
    const loadBalancers = balancerNames(balancers);
    const named = new Map([...distributions, ...loadBalancers].map((service) => [service.name, service]));
    return {
      find: (name) => named.get(name) ?? s3WebsiteName(name),
      zones: [
        { zone: cloudfrontZone(distributions, items, world), servers: CLOUDFRONT_SERVERS },
        { zone: VALIDATIONS, servers: VALIDATION_SERVERS },
      ],
      nested: balancerZones(loadBalancers, world),
      sets: [...s3Sets(buckets, world), ...API_ENDPOINTS],
      pointers: cloudfrontPointers(items),
    };
  },
);

const VALIDATION_SERVERS = [
  'ns-2022.awsdns-60.co.uk',
  'ns-1452.awsdns-53.org',
  'ns-683.awsdns-21.net',
  'ns-411.awsdns-51.com',
];

/** What ACM's CNAMEs point into: there is nothing to be found (R-CF-116). */
const VALIDATIONS = serviceZone('acm-validations.aws.', VALIDATION_SERVERS, []);

/** One address for all services' endpoints of all regions: nobody calls them but the console, which doesn't ask. */
const API_ENDPOINT = '205.251.242.103';
const API_ENDPOINTS = REGIONS.map(({ name }) =>
  fixedSet(`*.${name}.amazonaws.com.`, 'A', 60, [API_ENDPOINT]),
);
