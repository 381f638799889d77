/**
 * Addresses of edges: four IPv4 and eight IPv6 addresses for each distribution at each edge, the same every time. Whose
 * a request at such an address is, its host name tells; the address tells only the edge.
 */
import { formatAddress, parseAddress } from '../../../kit/address.ts';
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

export interface EdgeAddresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

export function edgeAddresses(edge: Edge, distributionId: string): EdgeAddresses {
  const seed = `${distributionId}/${edge.pop}`;
  const ipv4 = Array.from({ length: IPV4_COUNT }, (_, index) => {
    const host = 1 + index * QUARTER + (hash32(`${index}/${seed}`) % (QUARTER - 1));
    return `${prefixOf(edge)}.${host}`;
  });
  const ipv6 = Array.from({ length: IPV6_COUNT }, (_, index) => {
    const [group, rest] = [hash32(`${index}/6/${seed}`) & 0xfe00, hash32(`6/${distributionId}`)];
    const text = `${ipv6Group(edge)}:${group.toString(16)}:${(rest >>> 24).toString(16)}:${(rest & 0xffff).toString(16)}:${(hash32(distributionId) >>> 16).toString(16)}:93a1`;
    return canonical(text);
  });
  return { ipv4, ipv6: [...new Set(ipv6)] };
}

/** The edge that has this address, in any form of text. */
export function edgeAt(address: string): Edge | undefined {
  const text = canonical(address);
  return BY_PREFIX.get(
    text.includes(':') ? text.split(':').slice(0, 3).join(':') : text.replace(/\.\d+$/, ''),
  );
}

/** `server-13-32-1-10.lis50.r.cloudfront.net` */
export function edgeServerName(edge: Edge, ipv4: string): string {
  return `server-${ipv4.replaceAll('.', '-')}.${edge.pop.split('-')[0]?.toLowerCase()}.r.cloudfront.net`;
}

function prefixOf({ index }: Edge): string {
  return `${BLOCKS[index % BLOCKS.length]}.${index + 1}`;
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
  EDGES.flatMap((edge) => [prefixOf(edge), ipv6Group(edge)].map((prefix) => [prefix, edge])),
);
