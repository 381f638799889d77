/** A subnet's IPv6 block (R-VPC-31): one at most, cut from the VPC's. */
import type {
  AssociateSubnetCidrBlockRequest,
  AssociateSubnetCidrBlockResult,
  DisassociateSubnetCidrBlockRequest,
  DisassociateSubnetCidrBlockResult,
  SubnetIpv6CidrBlockAssociation,
} from '@aws-sdk/client-ec2';
import { formatPrefix, prefixContains, prefixCovers, prefixesOverlap } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requireCidr, storedAddress, storedPrefix } from '../cidr.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { ipv6BlocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import { blocksOfSubnet, type SubnetItem, subnet } from './subnet.ts';

/** From /44 to /64 in steps of four. */
const SHORTEST_LENGTH = 44;
const LONGEST_LENGTH = 64;
const LENGTH_STEP = 4;
const SETTLE_MS = 1000;

/** The canonical text of an IPv6 block that is free in the VPC. */
export function requireSubnetIpv6Cidr(text: string, parent: VpcItem, context: Context): string {
  const block = requireCidr(text, 'ipv6CidrBlock', 6);
  const fits =
    block.length >= SHORTEST_LENGTH && block.length <= LONGEST_LENGTH && block.length % LENGTH_STEP === 0;
  if (!fits || !ipv6BlocksOf(parent).some((whole) => prefixCovers(whole, block))) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  const siblings = context.list(subnet).filter((item) => item.VpcId === parent.VpcId);
  if (siblings.flatMap(blocksOfSubnet).some((other) => prefixesOverlap(other, block))) {
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
  }
  return formatPrefix(block);
}

export function associateSubnetCidrBlock(
  input: AssociateSubnetCidrBlockRequest,
  context: Context,
): Plain<AssociateSubnetCidrBlockResult> {
  refuseOptions(input, ['Ipv6IpamPoolId', 'Ipv6NetmaskLength']);
  const item = context.get(subnet, required(input.SubnetId, 'subnetId'));
  const text = required(input.Ipv6CidrBlock, 'ipv6CidrBlock');
  const cidr = requireSubnetIpv6Cidr(text, context.get(vpc, item.VpcId), context);
  if (item.Ipv6CidrBlockAssociationSet.length > 0) {
    throw new AwsError(
      'CidrLimitExceeded',
      `This subnet '${item.SubnetId}' has met its maximum number of allowed IPv6 CIDRs: 1`,
    );
  }
  return { Ipv6CidrBlockAssociation: addIpv6Block(item, cidr, context), SubnetId: item.SubnetId };
}

/** Gives the subnet the block; usable a moment later. */
export function addIpv6Block(
  item: SubnetItem,
  cidr: string,
  context: Context,
): Plain<SubnetIpv6CidrBlockAssociation> {
  const AssociationId = context.newId('subnet-cidr-assoc');
  const association: Plain<SubnetIpv6CidrBlockAssociation> = {
    AssociationId,
    Ipv6CidrBlock: cidr,
    Ipv6CidrBlockState: { State: 'associating' },
    Ipv6AddressAttribute: 'public',
    IpSource: 'amazon',
  };
  item.Ipv6CidrBlockAssociationSet.push(association);
  context.later(SETTLE_MS, subnet, item.SubnetId, 'settle-block', AssociationId);
  return association;
}

export function disassociateSubnetCidrBlock(
  input: DisassociateSubnetCidrBlockRequest,
  context: Context,
): Plain<DisassociateSubnetCidrBlockResult> {
  const id = required(input.AssociationId, 'associationId');
  const item = context.list(subnet).find((candidate) => associationOf(candidate, id));
  const association = item && associationOf(item, id);
  if (!item || !association) {
    throw new AwsError(
      'InvalidSubnetCidrBlockAssociationID.NotFound',
      `The subnet CIDR block with association ID '${id}' does not exist`,
    );
  }
  refuseUsed(item, association, context);
  association.Ipv6CidrBlockState = { State: 'disassociating' };
  context.later(SETTLE_MS, subnet, item.SubnetId, 'settle-block', id);
  return { Ipv6CidrBlockAssociation: association, SubnetId: item.SubnetId };
}

function refuseUsed(
  item: SubnetItem,
  { AssociationId, Ipv6CidrBlock }: Plain<SubnetIpv6CidrBlockAssociation>,
  context: Context,
): void {
  const refusal = (reason: string) =>
    new AwsError(
      'InvalidCidrBlock.InUse',
      `The subnet IPv6 CIDR block with association ID ${AssociationId} may not be disassociated, because ${reason}`,
    );
  if (item.AssignIpv6AddressOnCreation) {
    throw refusal('its subnet has assign-ipv6-address-on-creation set to true.');
  }
  const block = storedPrefix(Ipv6CidrBlock ?? '');
  const held = context
    .list(networkInterface)
    .filter((other) => other.SubnetId === item.SubnetId)
    .flatMap((other) => other.Ipv6Addresses ?? []);
  if (held.some(({ Ipv6Address }) => prefixContains(block, storedAddress(Ipv6Address ?? '')))) {
    throw refusal('it has addresses that are assigned to network interfaces.');
  }
}

/** A transition: what was under way is done. */
export function settleIpv6Block(item: SubnetItem, _context: Context, associationId: string): void {
  const association = associationOf(item, associationId);
  if (association?.Ipv6CidrBlockState?.State === 'associating') {
    association.Ipv6CidrBlockState = { State: 'associated' };
  } else if (association) {
    item.Ipv6CidrBlockAssociationSet = item.Ipv6CidrBlockAssociationSet.filter(
      (other) => other.AssociationId !== associationId,
    );
  }
}

function associationOf(item: SubnetItem, id: string): Plain<SubnetIpv6CidrBlockAssociation> | undefined {
  return item.Ipv6CidrBlockAssociationSet.find((association) => association.AssociationId === id);
}
