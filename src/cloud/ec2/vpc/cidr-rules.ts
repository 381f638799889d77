/**
 * Which IPv4 blocks a VPC may have: by itself (R-VPC-10…R-VPC-13), and beside what it has (R-VPC-19…R-VPC-21).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
import { formatPrefix, type Prefix, prefixCovers, prefixesOverlap } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { requireCidr, storedPrefix } from '../cidr.ts';
import { routeTable } from '../route-table/route-table.ts';
import { blocksAt } from '../vpc-peering-connection/blocks.ts';
import { isAsked, isLive, peeringsOf, peerOf } from '../vpc-peering-connection/vpc-peering-connection.ts';
import { ipv4BlocksOf, type VpcItem } from './vpc.ts';

const SHORTEST_LENGTH = 16;
const LONGEST_LENGTH = 28;

/** Where no VPC may lie (R-VPC-13). */
const FORBIDDEN = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].map(storedPrefix);

/** The private ranges, each with what a VPC whose primary block lies in it may not add (R-VPC-21). */
const FAMILIES = [
  { range: '10.0.0.0/8', refused: ['172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'] },
  { range: '172.16.0.0/12', refused: ['10.0.0.0/8', '192.168.0.0/16', '172.31.0.0/16', '198.19.0.0/16'] },
  { range: '192.168.0.0/16', refused: ['10.0.0.0/8', '172.16.0.0/12', '198.19.0.0/16'] },
  { range: '198.19.0.0/16', refused: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
].map(({ range, refused }) => ({ range: storedPrefix(range), refused: refused.map(storedPrefix) }));

/** For a primary block that is public, or in 100.64.0.0/10. */
const REFUSED_TO_PUBLIC = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'].map(
  storedPrefix,
);

const LOW_TEN = storedPrefix('10.0.0.0/15');
const FIRST_TEN = storedPrefix('10.0.0.0/16');

/** The canonical text of a block that a VPC may have. */
export function requireVpcCidr(text: string): string {
  const prefix = requireCidr(text, 'cidrBlock', 4);
  const fits = prefix.length >= SHORTEST_LENGTH && prefix.length <= LONGEST_LENGTH;
  if (!fits || FORBIDDEN.some((range) => prefixesOverlap(range, prefix))) throw invalidRange(text);
  return formatPrefix(prefix);
}

/** The canonical text of a block that may be added to this VPC. */
export function requireSecondaryCidr(text: string, item: VpcItem, context: Context): string {
  const cidr = requireVpcCidr(text);
  const added = storedPrefix(cidr);
  if (refusedBeside(item).some((range) => prefixesOverlap(range, added))) throw restricted(cidr);
  const blocks = item.CidrBlockAssociationSet.filter(
    (set) => set.CidrBlockState?.State !== 'disassociated',
  ).map((set) => storedPrefix(set.CidrBlock ?? ''));
  if (blocks.some((block) => prefixesOverlap(block, added))) {
    throw new AwsError(
      'InvalidVpc.Range',
      `The CIDR '${cidr}' conflicts with another CIDR block of ${item.VpcId}`,
    );
  }
  refuseRouted(added, cidr, item, context);
  refusePeered(added, cidr, item, context);
  return cidr;
}

function refusedBeside(item: VpcItem): readonly Prefix[] {
  const primary = storedPrefix(item.CidrBlock);
  const family = FAMILIES.find(({ range }) => prefixCovers(range, primary));
  const refused = family?.refused ?? REFUSED_TO_PUBLIC;
  const low = ipv4BlocksOf(item).some((block) => prefixCovers(LOW_TEN, block));
  return low ? [...refused, FIRST_TEN] : refused;
}

/** A route that exists keeps its destination, and anything wider, from becoming local (R-VPC-20). */
function refuseRouted(added: Prefix, cidr: string, item: VpcItem, context: Context): void {
  for (const table of context.list(routeTable)) {
    if (table.VpcId !== item.VpcId) continue;
    for (const { DestinationCidrBlock: destination } of table.Routes) {
      if (destination !== undefined && prefixCovers(added, storedPrefix(destination))) {
        throw new AwsError(
          'InvalidVpc.Range',
          `The CIDR '${cidr}' conflicts with the route to ${destination} in route table ${table.RouteTableId}`,
        );
      }
    }
  }
}

/** R-VPC-22. What the accepter adds to make the two overlap, fails a request that is still open. */
function refusePeered(added: Prefix, cidr: string, item: VpcItem, context: Context): void {
  for (const peering of peeringsOf(item.VpcId, context)) {
    const { VpcPeeringConnectionId: id, RequesterVpcInfo: requester } = peering;
    if (isAsked(peering) && requester.VpcId === item.VpcId) {
      throw new AwsError(
        'OperationNotPermitted',
        `The CIDR '${cidr}' cannot be added to ${item.VpcId} while its request for the VPC peering connection ${id} is pending`,
      );
    }
    const peer = isLive(peering) ? peerOf(peering, item.VpcId) : undefined;
    if (peer && blocksAt(peer, context).some((block) => prefixesOverlap(block, added))) {
      throw new AwsError(
        'InvalidVpc.Range',
        `The CIDR '${cidr}' overlaps with a CIDR block of ${peer.VpcId}, to which ${item.VpcId} is connected by ${id}`,
      );
    }
  }
}

function invalidRange(cidr: string): AwsError {
  return new AwsError('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`);
}

function restricted(cidr: string): AwsError {
  return new AwsError(
    'InvalidVpc.Range',
    `The CIDR '${cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html`,
  );
}
