/**
 * Addresses of edges: four IPv4 and eight IPv6 addresses for each distribution at each edge, the same every time. Whose
 * a request at such an address is, its host name tells; the address tells only the edge.
 */
import { formatAddress, parseAddress } from '../../../kit/address.ts';
import { rememberingTexts } from '../../../kit/memoise.ts';
import { hash32 } from '../../../kit/random.ts';
import { EDGES, type Edge } from './locations.ts';

/** First two octets of ranges that ip-ranges.json lists under CLOUDFRONT; each edge has a /24 in one of them. */
const BLOCKS = [
  '13.32',
  '13.35',
  '18.64',
  '18.160',
  '52.84',
  '54.230',
  '99.84',
  '99.86',
  '108.138',
  '143.204',
];

const IPV4_COUNT = 4;
const IPV6_COUNT = 8;

/** One from each quarter of the /24's lower half. */
const QUARTER = 32;

export function edgeIpv4(edge: Edge, distributionId: string): readonly string[] {
  const seed = `${distributionId}/${edge.pop}`;
  return Array.from({ length: IPV4_COUNT }, (_, index) => {
    const host = 1 + index * QUARTER + (hash32(`${index}/${seed}`) % (QUARTER - 1));
    return `${prefixOf(edge)}.${host}`;
  });
}

export function edgeIpv6(edge: Edge, distributionId: string): readonly string[] {
  const seed = `${distributionId}/${edge.pop}`;
  const host = hash32(`6/${distributionId}`);
  const tail = `${(host >>> 24).toString(16)}:${(host & 0xffff).toString(16)}:${(hash32(distributionId) >>> 16).toString(16)}:93a1`;
  return Array.from({ length: IPV6_COUNT }, (_, index) => {
    const group = (index << 13) | (hash32(`${index}/6/${seed}`) & 0x1e00);
    return canonical(`${ipv6Group(edge)}:${group.toString(16)}:${tail}`);
  });
}

/** What it comes from when it goes to an origin: within the prefix list com.amazonaws.global.cloudfront.origin-facing. */
export function originFacingAddress(edge: Edge): string {
  return `${originFacingPrefix(edge)}.${1 + (hash32(edge.pop) % 254)}`;
}

/** The edge that has this address, in any form of text; both towards viewers and towards origins. */
export const edgeAt: (address: string) => Edge | undefined = rememberingTexts((address: string) => {
  const text = canonical(address);
  return BY_PREFIX.get(
    text.includes(':') ? text.split(':').slice(0, 3).join(':') : text.replace(/\.\d+$/, ''),
  );
});

/** `server-13-32-1-10.lis50.r.cloudfront.net` */
export function edgeServerName(edge: Edge, ipv4: string): string {
  return `server-${ipv4.replaceAll('.', '-')}.${edge.pop.split('-')[0]?.toLowerCase()}.r.cloudfront.net`;
}

function prefixOf({ index }: Edge): string {
  return `${BLOCKS[index % BLOCKS.length]}.${index + 1}`;
}

function originFacingPrefix({ index }: Edge): string {
  return `15.158.${index + 1}`;
}

/** 2600:9000:2000::/36 is CloudFront's; a /48 for each edge. */
function ipv6Group({ index }: Edge): string {
  return `2600:9000:${(0x2000 + index).toString(16)}`;
}

function canonical(text: string): string {
  const address = parseAddress(text);
  return address ? formatAddress(address) : text;
}

const BY_PREFIX = new Map(
  EDGES.flatMap((edge) =>
    [prefixOf(edge), ipv6Group(edge), originFacingPrefix(edge)].map((prefix) => [prefix, edge]),
  ),
);
