/**
 * AWS's own names in the DNS, as they follow from what there is in a world: distributions, load balancers, and S3's
 * endpoints, which are always there. The same value as long as nothing that it follows from has changed.
 */
import { fixedSet, type Name, type RecordSet, type Zone } from '../../dns/index.ts';
import { memoise } from '../../kit/memoise.ts';
import { REGIONS } from '../kernel/regions.ts';
import type { World } from '../kernel/world.ts';
import { CLOUDFRONT_SERVERS, type CloudFrontNames, cloudfrontNames } from './cloudfront.ts';
import { type BalancerNames, balancerNames } from './load-balancers.ts';
import { s3Sets, s3WebsiteName } from './s3.ts';
import type { ServiceName } from './service-name.ts';
import { type EndpointNames, endpointNames } from './vpc-endpoints.ts';
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
  return join(
    cloudfrontNames(world),
    balancerNames(world),
    endpointNames(world),
    withEndpoints(s3Sets(world)),
  );
}

const join = memoise(
  (
    fronts: CloudFrontNames,
    balancers: BalancerNames,
    endpoints: EndpointNames,
    sets: readonly RecordSet[],
  ): AwsNames => {
    const all = [...fronts.names, ...balancers.names, ...endpoints.names];
    const named = new Map(all.map((service) => [service.name, service]));
    return {
      find: (name) => named.get(name) ?? s3WebsiteName(name),
      zones: [
        { zone: fronts.zone, servers: CLOUDFRONT_SERVERS },
        { zone: VALIDATIONS, servers: VALIDATION_SERVERS },
      ],
      nested: [...balancers.zones, ...endpoints.zones],
      sets,
      pointers: fronts.pointers,
    };
  },
);

const withEndpoints = memoise((sets: readonly RecordSet[]) => [...sets, ...API_ENDPOINTS]);

const VALIDATION_SERVERS = [
  'ns-2022.awsdns-60.co.uk',
  'ns-1452.awsdns-53.org',
  'ns-683.awsdns-21.net',
  'ns-411.awsdns-51.com',
];

/** What ACM's CNAMEs point into: there is nothing to be found (R-CF-116). */
const VALIDATIONS = serviceZone('acm-validations.aws.', VALIDATION_SERVERS, []);

/** One address for all services' endpoints of all regions. */
const API_ENDPOINT = '205.251.242.103';
const GLOBAL_ENDPOINTS = ['cloudfront', 'route53', 'sts', 'iam'];
const API_ENDPOINTS = [
  ...REGIONS.map(({ name }) => `*.${name}.amazonaws.com.`),
  ...GLOBAL_ENDPOINTS.map((name) => `${name}.amazonaws.com.`),
].map((name) => fixedSet(name, 'A', 60, [API_ENDPOINT]));
