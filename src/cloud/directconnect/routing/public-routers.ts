/**
 * AWS's public network towards the locations of a region (R-DX-57 … R-DX-60): one router a region that has public virtual
 * interfaces. It tells customers of Amazon's addresses, as far as netlab has them (the largest ranges of EC2, and those of
 * S3 and DynamoDB, of each region), and takes from each what it was allowed to announce.
 */
import {
  NO_POLICIES,
  type Policies,
  type PrefixList,
  type RouteMap,
  type RouteMapClause,
  type RouterConfig,
  routerOf as routerConfig,
} from '../../../bgp/index.ts';
import { hash32 } from '../../../kit/random.ts';
import { AMAZON_RANGES } from '../../ec2/amazon/ranges.ts';
import { publicRouter } from '../virtual-interface/sessions.ts';
import type { VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import { continentOf } from './continents.ts';
import { neighborsOf } from './neighbors.ts';

const PUBLIC_ASN = 7224;
/** Behind it; so that no path is shorter than three (R-DX-58). */
const AMAZON_ASN = 16509;
const MOST_PREFIXES = 1000;
const OUT = 'dx-public-out';
const SAME_REGION = '7224:8100';
const SAME_CONTINENT = '7224:8200';

export function publicRouters(
  vifs: readonly VirtualInterfaceItem[],
  underTest: ReadonlySet<string>,
): readonly RouterConfig[] {
  const own = vifs.filter(({ type }) => type === 'public');
  return [...new Set(own.map(({ region }) => region))].map((region) =>
    routerFor(
      region,
      own.filter((item) => item.region === region),
      underTest,
    ),
  );
}

function routerFor(
  region: string,
  vifs: readonly VirtualInterfaceItem[],
  underTest: ReadonlySet<string>,
): RouterConfig {
  const name = publicRouter(region);
  return routerConfig({
    name,
    asn: PUBLIC_ASN,
    routerId: `10.255.${hash32(name) & 255}.1`,
    neighbors: vifs.flatMap((item) =>
      neighborsOf(
        item,
        { routeMapIn: inboundName(item), routeMapOut: OUT, maximumPrefixes: MOST_PREFIXES },
        underTest,
      ),
    ),
    networks: AMAZON_NETWORKS,
    networkImportCheck: false,
    policies: policiesFor(region, vifs),
  });
}

const blocksOf = (region: string): readonly string[] => {
  const ranges = AMAZON_RANGES[region];
  return ranges ? [...ranges.ec2, ...ranges.s3, ...ranges.dynamodb, ranges.ipv6] : [];
};

/** All that is announced, of all regions. */
export function amazonBlocks(): readonly string[] {
  return [...new Set(Object.keys(AMAZON_RANGES).flatMap(blocksOf))];
}

const AMAZON_NETWORKS = amazonBlocks().map((prefix) => ({ prefix }));

const inboundName = ({ virtualInterfaceId }: VirtualInterfaceItem) => `dx-public-in-${virtualInterfaceId}`;

function policiesFor(region: string, vifs: readonly VirtualInterfaceItem[]): Policies {
  const here = listOf('dx-region', blocksOf(region));
  const near = listOf(
    'dx-continent',
    Object.keys(AMAZON_RANGES)
      .filter((other) => continentOf(other) === continentOf(region))
      .flatMap(blocksOf),
  );
  const allowed = vifs.map((item) =>
    listOf(
      inboundName(item),
      (item.routeFilterPrefixes ?? []).flatMap(({ cidr }) => cidr ?? []),
    ),
  );
  return {
    ...NO_POLICIES,
    prefixLists: Object.fromEntries([here, near, ...allowed].map((list) => [list.name, list])),
    routeMaps: Object.fromEntries([outbound(), ...vifs.map(inbound)].map((map) => [map.name, map])),
  };
}

function listOf(name: string, prefixes: readonly string[]): PrefixList {
  const entries = prefixes.map((prefix, index) => ({
    sequence: (index + 1) * 5,
    action: 'permit' as const,
    prefix,
    le: prefix.includes(':') ? 128 : 32,
  }));
  // A list without entries would permit everything.
  return { name, entries: entries.length > 0 ? entries : [{ sequence: 5, action: 'deny', prefix: 'any' }] };
}

/** Only what was allowed, however the customer divides it; both families, as a list permits either. */
function inbound(item: VirtualInterfaceItem): RouteMap {
  const name = inboundName(item);
  const clause = (family: 4 | 6): RouteMapClause => ({
    sequence: family * 10,
    action: 'permit',
    match: [{ kind: 'prefix-list', list: name, family }],
    set: [],
  });
  return { name, clauses: [clause(4), clause(6)] };
}

/** Amazon's own only, nothing of other customers; never to be told on (R-DX-58, R-BGP-8). */
function outbound(): RouteMap {
  const prepend = { kind: 'prepend', asns: [AMAZON_ASN, AMAZON_ASN] } as const;
  const tagged = (sequence: number, list: string, family: 4 | 6, tag: string): RouteMapClause => ({
    sequence,
    action: 'permit',
    match: [{ kind: 'prefix-list', list, family }],
    set: [{ kind: 'community', communities: [tag, 'no-export'] }, prepend],
  });
  return {
    name: OUT,
    clauses: [
      { sequence: 5, action: 'deny', match: [{ kind: 'source', source: 'bgp' }], set: [] },
      tagged(10, 'dx-region', 4, SAME_REGION),
      tagged(11, 'dx-region', 6, SAME_REGION),
      tagged(20, 'dx-continent', 4, SAME_CONTINENT),
      tagged(21, 'dx-continent', 6, SAME_CONTINENT),
      {
        sequence: 30,
        action: 'permit',
        match: [],
        set: [{ kind: 'community', communities: ['no-export'] }, prepend],
      },
    ],
  };
}
