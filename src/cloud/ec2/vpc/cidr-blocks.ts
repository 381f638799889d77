/** Blocks that join and leave a VPC: secondary IPv4 (R-VPC-18…R-VPC-26) and Amazon-provided IPv6 (R-VPC-30). */
import type {
  AssociateVpcCidrBlockRequest,
  AssociateVpcCidrBlockResult,
  DisassociateVpcCidrBlockRequest,
  DisassociateVpcCidrBlockResult,
  VpcCidrBlockAssociation,
  VpcIpv6CidrBlockAssociation,
} from '@aws-sdk/client-ec2';
import { prefixCovers } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { drawIpv6Block } from '../address/public-pool.ts';
import { storedPrefix } from '../cidr.ts';
import { addIpv6Entries } from '../network-acl/default-entries.ts';
import { addLocalRoutes, removeLocalRoutes } from '../route-table/local-routes.ts';
import { addIpv6Egress } from '../security-group/ipv6.ts';
import { blocksOfSubnet, subnet } from '../subnet/subnet.ts';
import { failOverlapping } from '../vpc-peering-connection/lifecycle.ts';
import { requireSecondaryCidr } from './cidr-rules.ts';
import { ipv6BlocksOf, type VpcItem, vpc } from './vpc.ts';

type Ipv4Association = Plain<VpcCidrBlockAssociation>;
type Ipv6Association = Plain<VpcIpv6CidrBlockAssociation>;

/** R-VPC-24; done when the next command comes, which can't wait for it: AWS has no waiter for blocks. */
const SETTLE_MS = 1000;
/** What was disassociated is still shown for a while. */
const SHOWN_MS = 60_000;
/** R-VPC-18, R-VPC-30. */
const BLOCKS_PER_FAMILY = 5;

export function associateVpcCidrBlock(
  input: AssociateVpcCidrBlockRequest,
  context: Context,
): Plain<AssociateVpcCidrBlockResult> {
  refuseOptions(input, [
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
    'Ipv6Pool',
    'Ipv6CidrBlock',
  ]);
  const item = context.get(vpc, required(input.VpcId, 'vpcId'));
  const { CidrBlock: cidr, AmazonProvidedIpv6CidrBlock: ipv6 } = input;
  if (cidr !== undefined && ipv6) {
    throw invalidParameterCombination(
      'The parameter cidrBlock cannot be used with the parameter amazonProvidedIpv6CidrBlock',
    );
  }
  if (ipv6) return { Ipv6CidrBlockAssociation: addAmazonIpv6Block(item, context), VpcId: item.VpcId };
  if (cidr === undefined) throw missingParameter('cidrBlock or amazonProvidedIpv6CidrBlock');
  checkLimit(item, item.CidrBlockAssociationSet.map(stateOf));
  const CidrBlock = requireSecondaryCidr(cidr, item, context);
  const AssociationId = context.newId('vpc-cidr-assoc');
  const association: Ipv4Association = { AssociationId, CidrBlock, CidrBlockState: { State: 'associating' } };
  item.CidrBlockAssociationSet.push(association);
  context.later(SETTLE_MS, vpc, item.VpcId, 'settle-block', AssociationId);
  return { CidrBlockAssociation: association, VpcId: item.VpcId };
}

/** Gives the VPC a /56 of Amazon's. */
export function addAmazonIpv6Block(item: VpcItem, context: Context): Ipv6Association {
  checkLimit(item, item.Ipv6CidrBlockAssociationSet.map(stateOf));
  const AssociationId = context.newId('vpc-cidr-assoc');
  const association: Ipv6Association = {
    AssociationId,
    Ipv6CidrBlock: drawIpv6Block(context),
    Ipv6CidrBlockState: { State: 'associating' },
    NetworkBorderGroup: context.region,
    Ipv6Pool: 'Amazon',
    Ipv6AddressAttribute: 'public',
    IpSource: 'amazon',
  };
  item.Ipv6CidrBlockAssociationSet.push(association);
  context.later(SETTLE_MS, vpc, item.VpcId, 'settle-block', AssociationId);
  return association;
}

function checkLimit(item: VpcItem, states: readonly (string | undefined)[]): void {
  if (states.filter((state) => state !== 'disassociated').length >= BLOCKS_PER_FAMILY) {
    throw new AwsError(
      'CidrLimitExceeded',
      `This network '${item.VpcId}' has met its maximum number of allowed CIDRs: ${BLOCKS_PER_FAMILY}`,
    );
  }
}

export function disassociateVpcCidrBlock(
  input: DisassociateVpcCidrBlockRequest,
  context: Context,
): Plain<DisassociateVpcCidrBlockResult> {
  const id = required(input.AssociationId, 'associationId');
  const item = context.list(vpc).find((candidate) => associationOf(candidate, id));
  const association = item && associationOf(item, id);
  if (!item || !association || stateOf(association) === 'disassociated') {
    throw new AwsError(
      'InvalidVpcCidrBlockAssociationID.NotFound',
      `The vpc CIDR block association ID '${id}' does not exist`,
    );
  }
  const cidr = blockOf(association);
  if (cidr === item.CidrBlock) {
    throw new AwsError(
      'OperationNotPermitted',
      `The vpc CIDR block with association ID ${id} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
    );
  }
  refuseUsed(item, cidr, context);
  setState(association, 'disassociating');
  removeLocalRoutes(item.VpcId, cidr, context);
  context.later(SETTLE_MS, vpc, item.VpcId, 'settle-block', id);
  return 'Ipv6CidrBlock' in association
    ? { Ipv6CidrBlockAssociation: association, VpcId: item.VpcId }
    : { CidrBlockAssociation: association as Ipv4Association, VpcId: item.VpcId };
}

/** R-VPC-25. */
function refuseUsed(item: VpcItem, cidr: string, context: Context): void {
  const block = storedPrefix(cidr);
  const within = context
    .list(subnet)
    .some(
      (other) =>
        other.VpcId === item.VpcId && blocksOfSubnet(other).some((inner) => prefixCovers(block, inner)),
    );
  if (within) {
    throw new AwsError(
      'InvalidCidrBlock.InUse',
      `The vpc ${item.VpcId} currently has a subnet within CIDR block ${cidr}`,
    );
  }
}

/** A transition: what was under way is done (R-VPC-24), and routes follow (R-VPC-26). */
export function settleBlock(item: VpcItem, context: Context, associationId: string): void {
  const association = associationOf(item, associationId);
  if (!association) return;
  if (stateOf(association) === 'associating') {
    setState(association, 'associated');
    addLocalRoutes(item.VpcId, blockOf(association), context);
    if ('Ipv6CidrBlock' in association) letIpv6Through(item, context);
    failOverlapping(item.VpcId, context);
  } else if (stateOf(association) === 'disassociating') {
    setState(association, 'disassociated');
    context.later(SHOWN_MS, vpc, item.VpcId, 'drop-block', associationId);
  }
}

function letIpv6Through(item: VpcItem, context: Context): void {
  addIpv6Entries(item.VpcId, context);
  if (ipv6BlocksOf(item).length === 1) addIpv6Egress(item.VpcId, context);
}

/** A transition: a block that has left is no longer shown. */
export function dropBlock(item: VpcItem, _context: Context, associationId: string): void {
  const others = (association: Ipv4Association | Ipv6Association) =>
    association.AssociationId !== associationId;
  item.CidrBlockAssociationSet = item.CidrBlockAssociationSet.filter(others);
  item.Ipv6CidrBlockAssociationSet = item.Ipv6CidrBlockAssociationSet.filter(others);
}

function associationOf(item: VpcItem, id: string): Ipv4Association | Ipv6Association | undefined {
  return [...item.CidrBlockAssociationSet, ...item.Ipv6CidrBlockAssociationSet].find(
    (association) => association.AssociationId === id,
  );
}

function blockOf(association: Ipv4Association | Ipv6Association): string {
  return (
    ('Ipv6CidrBlock' in association
      ? association.Ipv6CidrBlock
      : (association as Ipv4Association).CidrBlock) ?? ''
  );
}

function stateOf(association: Ipv4Association | Ipv6Association): string | undefined {
  const { CidrBlockState: ipv4, Ipv6CidrBlockState: ipv6 } = association as Ipv4Association & Ipv6Association;
  return (ipv4 ?? ipv6)?.State;
}

function setState(
  association: Ipv4Association | Ipv6Association,
  State: 'associated' | 'disassociating' | 'disassociated',
): void {
  if ('Ipv6CidrBlock' in association) association.Ipv6CidrBlockState = { State };
  else (association as Ipv4Association).CidrBlockState = { State };
}
