/**
 * Names of S3: endpoints of regions, with every bucket's name below them, whether there is such a bucket or not; and
 * those of websites. https://docs.aws.amazon.com/general/latest/gr/s3.html
 */
import { type Name, parseName, type RecordSet } from '../../dns/index.ts';
import { type Address, addressPlus, formatAddress, parseAddress } from '../../kit/address.ts';
import { memoiseBy, memoiseWithText } from '../../kit/memoise.ts';
import { type Prefix, prefixContains } from '../../kit/prefix.ts';
import { hash32 } from '../../kit/random.ts';
import { AMAZON_RANGES } from '../ec2/amazon/ranges.ts';
import { storedPrefix } from '../ec2/cidr.ts';
import { REGIONS } from '../kernel/regions.ts';
import type { World } from '../kernel/world.ts';
import { listBuckets } from '../s3/bucket/bucket.ts';
import { type ServiceName, setsOf } from './service-name.ts';

/** R-R53-60. */
const TTL = 5;
const ADDRESSES = 8;
const IPV6_ADDRESSES = 8;

/** Where `BUCKET.s3.amazonaws.com` leads for buckets that nobody knows. */
const GLOBAL_REGION_OF_S3 = 'us-east-1';

/** Regions whose website endpoints are written with a hyphen; all can be written with a dot. */
const HYPHENATED = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
];

/** By bucket, for the names that say nothing of a region. */
type BucketRegions = Readonly<Record<string, string>>;

/** Buckets change with every upload; where they are does not. */
const bucketRegions = memoiseWithText(
  (_clients: object, world: World) =>
    listBuckets(world)
      .map(({ Name, Region }) => `${Name} ${Region}`)
      .join(),
  (_clients: object, world: World): BucketRegions =>
    Object.fromEntries(listBuckets(world).map(({ Name, Region }) => [Name, Region])),
);

/** All sets below `amazonaws.com.` */
export function s3Sets(world: World): readonly RecordSet[] {
  return setsFor(world, bucketRegions(world.setting.clients, world));
}

const setsFor = memoiseBy(
  (world: World, buckets: BucketRegions): readonly object[] => [world.setting.clients, buckets],
  allSets,
);

function allSets(world: World, buckets: BucketRegions): readonly RecordSet[] {
  const regional = REGIONS.flatMap(({ name: region }) => [
    ...endpointNames(region).map((name) => endpoint(`${name}.`, region)),
    endpoint(`s3.dualstack.${region}.amazonaws.com.`, region, true),
  ]);
  const global = endpoint('s3.amazonaws.com.', GLOBAL_REGION_OF_S3);
  const elsewhere = Object.entries(buckets).flatMap(([bucket, region]) => {
    const name = parseName(`${bucket}.s3.amazonaws.com`);
    return name === undefined || region === GLOBAL_REGION_OF_S3 ? [] : setsOf(endpoint(name, region), world);
  });
  const all = [...regional, global];
  return [
    ...all.flatMap((service) => [...setsOf(service, world), ...setsOf(service, world, `*.${service.name}`)]),
    ...elsewhere,
  ];
}

function endpointNames(region: string): readonly string[] {
  const hyphenated = HYPHENATED.includes(region);
  return [
    `s3.${region}.amazonaws.com`,
    `s3-website.${region}.amazonaws.com`,
    ...(hyphenated ? [`s3-${region}.amazonaws.com`, `s3-website-${region}.amazonaws.com`] : []),
  ];
}

/** The endpoint of websites that a name is, as alias records point to it. */
export function s3WebsiteName(name: Name): ServiceName | undefined {
  const region = /^s3-website[.-]([a-z0-9-]+)\.amazonaws\.com\.$/.exec(name)?.[1] ?? '';
  return endpointNames(region).includes(name.slice(0, -1)) && Object.hasOwn(AMAZON_RANGES, region)
    ? endpoint(name, region)
    : undefined;
}

function endpoint(name: Name, region: string, dualstack = false): ServiceName {
  const ipv4 = ipv4Of(name, region);
  const ipv6 = dualstack ? ipv6Of(name, region) : [];
  return {
    name,
    ttl: TTL,
    types: dualstack ? ['A', 'AAAA'] : ['A'],
    byPlace: false,
    addresses: (type) => (type === 'A' ? ipv4 : ipv6),
  };
}

/** The region whose S3 has this address. */
export function s3RegionAt(text: string): string | undefined {
  const address = parseAddress(text);
  return REGIONS.find(({ name }) => address && rangesOf(name).some((range) => prefixContains(range, address)))
    ?.name;
}

/** Which of S3's endpoints has this address: that of websites has some of its own. */
export function s3EndpointAt(
  address: string,
): { readonly kind: 'rest' | 'website'; readonly region: string } | undefined {
  const region = s3RegionAt(address);
  if (region === undefined) return undefined;
  const isWebsite = endpointNames(region).some(
    (name) => name.startsWith('s3-website') && ipv4Of(`${name}.`, region).includes(address),
  );
  return { kind: isWebsite ? 'website' : 'rest', region };
}

function rangesOf(region: string): readonly Prefix[] {
  return [...(AMAZON_RANGES[region]?.s3 ?? []), ipv6Range(region)].map(storedPrefix);
}

/** Somewhere in the region's largest range. */
function ipv4Of(name: Name, region: string): readonly string[] {
  const [largest] = rangesOf(region)
    .filter(({ family }) => family === 4)
    .sort((left, right) => left.length - right.length);
  if (!largest) return [];
  const size = 2 ** (32 - largest.length) - 2;
  const first: Address = { family: 4, value: largest.first as number };
  const offsets = Array.from({ length: ADDRESSES }, (_, index) => 1 + (hash32(`${index}/${name}`) % size));
  return [...new Set(offsets)].map((offset) => formatAddress(addressPlus(first, offset)));
}

/** 2600:1fa0::/32 is S3's; which region has which part of it is netlab's own. */
function ipv6Range(region: string): string {
  const index = REGIONS.findIndex(({ name }) => name === region);
  return `2600:1fa0:${(0x8000 + index * 0x10).toString(16)}::/44`;
}

function ipv6Of(name: Name, region: string): readonly string[] {
  const base = storedPrefix(ipv6Range(region)).first as bigint;
  return Array.from({ length: IPV6_ADDRESSES }, (_, index) => {
    const offset = BigInt(hash32(`${index}/6/${name}`));
    return formatAddress({ family: 6, value: base + offset });
  });
}
