/** Making and unmaking subnets (R-VPC-40…R-VPC-47, R-VPC-187). */
import type { CreateSubnetRequest, CreateSubnetResult, DeleteSubnetRequest } from '@aws-sdk/client-ec2';
import { formatPrefix, prefixCovers, prefixesOverlap } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { ZoneInfo } from '../../kernel/regions.ts';
import { requestTags } from '../../kernel/tags.ts';
import { requireCidr } from '../cidr.ts';
import { dependencyViolation, limitExceeded } from '../errors.ts';
import { associateDefaultAcl, dropAclAssociation } from '../network-acl/associations.ts';
import { dropAssociationOf } from '../route-table/associations.ts';
import { ipv4BlocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import { addIpv6Block, requireSubnetIpv6Cidr } from './ipv6.ts';
import { dropReservations } from './reservation.ts';
import { blocksOfSubnet, type SubnetItem, showSubnet, subnet } from './subnet.ts';
import { requireZone } from './zones.ts';

/** R-VPC-46. */
const SETTLE_MS = 1000;
/** R-VPC-45. */
const SUBNETS_PER_VPC = 200;
const SHORTEST_LENGTH = 16;
const LONGEST_LENGTH = 28;

export function createSubnet(input: CreateSubnetRequest, context: Context): Plain<CreateSubnetResult> {
  refuseOptions(input, [
    'OutpostArn',
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
  ]);
  const tags = requestTags(subnet.kind, input.TagSpecifications);
  const parent = context.get(vpc, required(input.VpcId, 'vpcId'));
  const native = input.Ipv6Native ?? false;
  if (native && input.CidrBlock !== undefined) {
    throw invalidParameterCombination('An IPv6-only subnet cannot have an IPv4 CIDR block.');
  }
  const cidr = native
    ? undefined
    : requireSubnetCidr(required(input.CidrBlock, 'cidrBlock'), parent, context);
  const ipv6 = native ? required(input.Ipv6CidrBlock, 'ipv6CidrBlock') : input.Ipv6CidrBlock;
  const ipv6Cidr = ipv6 === undefined ? undefined : requireSubnetIpv6Cidr(ipv6, parent, context);
  const zone = requireZone(input, context);
  if (context.list(subnet).filter((item) => item.VpcId === parent.VpcId).length >= SUBNETS_PER_VPC) {
    throw limitExceeded('SubnetLimitExceeded', 'subnets');
  }
  const created = addSubnet(parent, context, { cidr, zone, isDefault: false, state: 'pending' });
  created.Tags = tags;
  created.Ipv6Native = native;
  if (native) created.AssignIpv6AddressOnCreation = true;
  if (ipv6Cidr !== undefined) addIpv6Block(created, ipv6Cidr, context);
  context.later(SETTLE_MS, subnet, created.SubnetId, 'settle');
  return { Subnet: showSubnet(created, context) };
}

/** The canonical text of a block that is free in the VPC. */
function requireSubnetCidr(text: string, parent: VpcItem, context: Context): string {
  const block = requireCidr(text, 'cidrBlock', 4);
  const fits = block.length >= SHORTEST_LENGTH && block.length <= LONGEST_LENGTH;
  if (!fits || !ipv4BlocksOf(parent).some((whole) => prefixCovers(whole, block))) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  const siblings = context.list(subnet).filter((item) => item.VpcId === parent.VpcId);
  if (siblings.flatMap(blocksOfSubnet).some((other) => prefixesOverlap(other, block))) {
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
  }
  return formatPrefix(block);
}

interface NewSubnet {
  /** Absent for IPv6 only. */
  readonly cidr: string | undefined;
  readonly zone: ZoneInfo;
  /** A default subnet gives its instances public addresses (R-VPC-55, R-VPC-47). */
  readonly isDefault: boolean;
  readonly state: 'pending' | 'available';
}

/** Puts a subnet into the world, under the VPC's default network ACL. */
export function addSubnet(
  parent: VpcItem,
  context: Context,
  { cidr, zone, isDefault, state }: NewSubnet,
): SubnetItem {
  const id = context.newId(subnet.prefix);
  const created = context.add(subnet, {
    AvailabilityZoneId: zone.id,
    MapCustomerOwnedIpOnLaunch: false,
    OwnerId: context.account,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Tags: [],
    SubnetArn: context.arn('ec2', `subnet/${id}`),
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: cidr === undefined ? 'resource-name' : 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    SubnetId: id,
    State: state,
    VpcId: parent.VpcId,
    ...(cidr !== undefined && { CidrBlock: cidr }),
    AvailabilityZone: zone.name,
    DefaultForAz: isDefault,
    MapPublicIpOnLaunch: isDefault,
  });
  associateDefaultAcl(created, context);
  return created;
}

export function deleteSubnet(input: DeleteSubnetRequest, context: Context): object {
  const { SubnetId: id } = context.get(subnet, required(input.SubnetId, 'subnetId'));
  if (context.holders(id).length > 0) throw dependencyViolation('subnet', id);
  dropAssociationOf(id, context);
  dropAclAssociation(id, context);
  dropReservations(id, context);
  context.remove(subnet, id);
  return {};
}
