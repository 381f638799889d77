/** Making and unmaking a VPC, with the parts that come and go with it (R-VPC-15, R-VPC-186). */
import type { CreateVpcRequest, CreateVpcResult, DeleteVpcRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { accountDhcpOptions } from '../dhcp-options/dhcp-options.ts';
import { dependencyViolation, limitExceeded } from '../errors.ts';
import { createDefaultNetworkAcl } from '../network-acl/add.ts';
import { networkAcl } from '../network-acl/network-acl.ts';
import { createMainRouteTable } from '../route-table/create.ts';
import { routeTable } from '../route-table/route-table.ts';
import { createDefaultSecurityGroup } from '../security-group/add.ts';
import { securityGroup } from '../security-group/security-group.ts';
import { addAmazonIpv6Block } from './cidr-blocks.ts';
import { requireVpcCidr } from './cidr-rules.ts';
import { showVpc, type VpcItem, vpc } from './vpc.ts';

/** R-VPC-14. */
const SETTLE_MS = 1500;
/** R-VPC-16. */
const VPCS_PER_REGION = 5;

export function createVpc(input: CreateVpcRequest, context: Context): Plain<CreateVpcResult> {
  refuseOptions(input, [
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
    'Ipv6Pool',
    'Ipv6CidrBlock',
    'VpcEncryptionControl',
  ]);
  const tags = requestTags(vpc.kind, input.TagSpecifications);
  if (input.CidrBlock === undefined) {
    throw new AwsError('MissingParameter', "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  const cidr = requireVpcCidr(input.CidrBlock);
  const tenancy = input.InstanceTenancy ?? 'default';
  if (tenancy !== 'default' && tenancy !== 'dedicated') {
    throw new AwsError('InvalidTenancy', `The tenancy value ${tenancy} is not supported for a VPC.`);
  }
  checkVpcLimit(context);
  const created = addVpc(cidr, context, { isDefault: false, state: 'pending' });
  created.Tags = tags;
  created.InstanceTenancy = tenancy;
  if (input.AmazonProvidedIpv6CidrBlock) addAmazonIpv6Block(created, context);
  context.later(SETTLE_MS, vpc, created.VpcId, 'settle');
  const { Ipv6CidrBlockAssociationSet } = created;
  return { Vpc: { ...showVpc(created), Ipv6CidrBlockAssociationSet } };
}

export function checkVpcLimit(context: Context): void {
  if (context.list(vpc).length >= VPCS_PER_REGION) throw limitExceeded('VpcLimitExceeded', 'VPCs');
}

/** Puts a VPC into the world, with its main route table, default network ACL and default security group (R-VPC-15). */
export function addVpc(
  cidr: string,
  context: Context,
  { isDefault, state }: { isDefault: boolean; state: 'pending' | 'available' },
): VpcItem {
  const created = context.add(vpc, {
    OwnerId: context.account,
    InstanceTenancy: 'default',
    Ipv6CidrBlockAssociationSet: [],
    CidrBlockAssociationSet: [
      {
        AssociationId: context.newId('vpc-cidr-assoc'),
        CidrBlock: cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    IsDefault: isDefault,
    Tags: [],
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    VpcId: context.newId(vpc.prefix),
    State: state,
    CidrBlock: cidr,
    DhcpOptionsId: accountDhcpOptions(context).DhcpOptionsId,
    // R-VPC-120.
    Attributes: {
      EnableDnsSupport: true,
      EnableDnsHostnames: isDefault,
      EnableNetworkAddressUsageMetrics: false,
    },
  });
  createMainRouteTable(created, context);
  createDefaultNetworkAcl(created, context);
  createDefaultSecurityGroup(created, context);
  return created;
}

export function deleteVpc(input: DeleteVpcRequest, context: Context): object {
  const { VpcId: id } = context.get(vpc, required(input.VpcId, 'vpcId'));
  if (context.holders(id).length > 0) throw dependencyViolation('vpc', id);
  // What is left now came with the VPC, and goes with it.
  for (const { RouteTableId } of context.list(routeTable).filter((table) => table.VpcId === id)) {
    context.remove(routeTable, RouteTableId);
  }
  for (const { NetworkAclId } of context.list(networkAcl).filter((acl) => acl.VpcId === id)) {
    context.remove(networkAcl, NetworkAclId);
  }
  for (const { GroupId } of context.list(securityGroup).filter((group) => group.VpcId === id)) {
    context.remove(securityGroup, GroupId);
  }
  context.remove(vpc, id);
  return {};
}
