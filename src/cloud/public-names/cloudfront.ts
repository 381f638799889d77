/**
 * Names of distributions: the addresses of the edge that is nearest to whoever asks, within the price class (R-CF-20,
 * R-CF-23). A disabled distribution keeps its name (R-CF-9); AAAA is there only with IPv6 enabled (R-CF-10).
 */
import { fixedSet, type Name, type RecordSet, type Zone } from '../../dns/index.ts';
import { memoise, memoiseBy } from '../../kit/memoise.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import { type DistributionItem, distribution } from '../cloudfront/distribution/distribution.ts';
import { edgeIpv4, edgeIpv6, edgeServerName } from '../cloudfront/edge/addresses.ts';
import { EDGES, type Edge, nearestEdge, type PriceClass } from '../cloudfront/edge/locations.ts';
import {
  type StreamingItem,
  streamingDistribution,
} from '../cloudfront/streaming-distribution/streaming-distribution.ts';
import { storedAddress } from '../ec2/cidr.ts';
import { GLOBAL_REGION } from '../kernel/dispatch.ts';
import type { Resource } from '../kernel/resource.ts';
import type { Table, World } from '../kernel/world.ts';
import { DEFAULT_POINT } from '../route53/routing/default-point.ts';
import { type ServiceName, setsOf } from './service-name.ts';
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

export interface CloudFrontNames {
  readonly names: readonly ServiceName[];
  /** `cloudfront.net.` */
  readonly zone: Zone;
  /** PTR records of all addresses that distributions have, at every edge. */
  readonly pointers: readonly RecordSet[];
}

const NO_ITEMS: Table<never> = Object.freeze({});

function tableOf<T extends object>(world: World, { kind }: Resource<T>): Table<T> {
  return (world.regions[GLOBAL_REGION]?.[kind] as Table<T> | undefined) ?? NO_ITEMS;
}

export const cloudfrontNames = memoiseBy(
  (world: World): readonly object[] => [
    world.setting.clients,
    tableOf(world, distribution),
    tableOf(world, streamingDistribution),
  ],
  (world: World): CloudFrontNames => {
    const fronts = [
      ...Object.values(tableOf(world, distribution)).map((item) => frontOf(item)),
      ...Object.values(tableOf(world, streamingDistribution)).map((item) => streamingFront(item)),
    ];
    const names = fronts.map(serviceName);
    const servers = withoutRepeats(fronts.map((front) => edgeServers(front)));
    return {
      names,
      zone: serviceZone('cloudfront.net.', CLOUDFRONT_SERVERS, [
        ...names.flatMap((name) => setsOf(name, world)),
        ...servers.map(({ forward }) => forward),
      ]),
      pointers: servers.map(({ pointer }) => pointer),
    };
  },
);

/** What of a distribution its name depends on. */
interface Front {
  readonly id: string;
  readonly domainName: string;
  readonly priceClass: string;
  readonly hasIpv6: boolean;
}

const frontOf = memoise(
  ({ Id: id, DomainName: domainName, DistributionConfig: config }: DistributionItem): Front => ({
    id,
    domainName,
    priceClass: config.PriceClass,
    hasIpv6: config.IsIPV6Enabled,
  }),
);

const streamingFront = memoise(
  ({ Id: id, DomainName: domainName, StreamingDistributionConfig: config }: StreamingItem): Front => ({
    id,
    domainName,
    priceClass: config.PriceClass,
    hasIpv6: false,
  }),
);

function serviceName({ id, domainName, priceClass, hasIpv6 }: Front): ServiceName {
  return {
    name: `${domainName.toLowerCase()}.`,
    ttl: TTL,
    types: hasIpv6 ? ['A', 'AAAA'] : ['A'],
    byPlace: true,
    addresses: (type, { place }) => {
      const edge = nearestEdge(place?.point ?? DEFAULT_POINT, knownClass(priceClass));
      if (type === 'A') return edgeIpv4(edge, id);
      return hasIpv6 ? edgeIpv6(edge, id) : [];
    },
  };
}

/** `None` is for staging and for edges of the customer's own, which netlab has none of. */
function knownClass(priceClass: string): PriceClass {
  return priceClass === 'PriceClass_100' || priceClass === 'PriceClass_200' ? priceClass : 'PriceClass_All';
}

/** How an address at an edge is called, and whose it is. */
interface EdgeServer {
  readonly forward: RecordSet;
  readonly pointer: RecordSet;
}

const edgeServers = memoise(({ id }: Front): readonly EdgeServer[] =>
  EDGES.flatMap((edge) => edgeIpv4(edge, id).map((address) => edgeServer(edge, address))),
);

function edgeServer(edge: Edge, address: string): EdgeServer {
  const name = `${edgeServerName(edge, address)}.`;
  return {
    forward: fixedSet(name, 'A', SERVER_TTL, [address]),
    pointer: fixedSet(reverseName(storedAddress(address)), 'PTR', SERVER_TTL, [name]),
  };
}

/** Two distributions may share an address: it is named once. */
function withoutRepeats(lists: readonly (readonly EdgeServer[])[]): readonly EdgeServer[] {
  const found = new Map<Name, EdgeServer>();
  for (const server of lists.flat()) {
    if (!found.has(server.forward.name)) found.set(server.forward.name, server);
  }
  return [...found.values()];
}
