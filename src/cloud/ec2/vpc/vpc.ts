/**
 * VPCs (R-VPC-10…R-VPC-17, R-VPC-120, R-VPC-128, R-VPC-186).
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html
 */
import type {
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  ModifyVpcAttributeRequest,
  Vpc,
} from '@aws-sdk/client-ec2';
import { formatPrefix, parsePrefix, prefixCovers, type Prefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { defineResource, read, write } from '../../kernel/resource.ts';
import { checkTagSpecifications, tagsFor } from '../../kernel/tags.ts';
import { requireCidr } from '../cidr.ts';
import { dependencyViolation, malformed, notFound } from '../errors.ts';

/** Attributes that `describe-vpcs` doesn't show and `describe-vpc-attribute` does. */
interface VpcAttributes {
  EnableDnsSupport: boolean;
  EnableDnsHostnames: boolean;
  EnableNetworkAddressUsageMetrics: boolean;
}

export type VpcItem = Stored<
  Vpc,
  'VpcId' | 'CidrBlock' | 'CidrBlockAssociationSet' | 'Ipv6CidrBlockAssociationSet' | 'IsDefault' | 'Tags'
> & { Attributes: VpcAttributes };

/** R-VPC-14. */
const SETTLE_MS = 1500;
/** R-VPC-16. */
const VPCS_PER_REGION = 5;

/** Where no VPC may lie (R-VPC-13). */
const FORBIDDEN = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].map(
  (text) => parsePrefix(text) as Prefix,
);

export const vpc = defineResource<VpcItem>({
  kind: 'vpc',
  prefix: 'vpc',
  id: (item) => item.VpcId,
  notFound: notFound('InvalidVpcID.NotFound', 'vpc ID'),
  malformed: malformed('InvalidVpcID.Malformed', 'vpc'),
  filters: {
    cidr: (item) => item.CidrBlock,
    'cidr-block-association.association-id': (item) => item.CidrBlockAssociationSet.map((set) => set.AssociationId),
    'cidr-block-association.cidr-block': (item) => item.CidrBlockAssociationSet.map((set) => set.CidrBlock),
    'cidr-block-association.state': (item) => item.CidrBlockAssociationSet.map((set) => set.CidrBlockState?.State),
    'dhcp-options-id': (item) => item.DhcpOptionsId,
    'ipv6-cidr-block-association.association-id': (item) =>
      item.Ipv6CidrBlockAssociationSet.map((set) => set.AssociationId),
    'ipv6-cidr-block-association.ipv6-cidr-block': (item) =>
      item.Ipv6CidrBlockAssociationSet.map((set) => set.Ipv6CidrBlock),
    'is-default': (item) => item.IsDefault,
    state: (item) => item.State,
    'vpc-id': (item) => item.VpcId,
  },
  transitions: {
    settle: (item) => {
      item.State = 'available';
    },
  },
  operations: {
    CreateVpc: write<CreateVpcRequest, Plain<CreateVpcResult>>(createVpc),
    DescribeVpcs: describe(() => vpc, { ids: 'VpcIds', result: 'Vpcs', view: showVpc }),
    DeleteVpc: write<DeleteVpcRequest, object>(deleteVpc),
    ModifyVpcAttribute: write<ModifyVpcAttributeRequest, object>(modifyVpcAttribute),
    DescribeVpcAttribute: read<DescribeVpcAttributeRequest, Plain<DescribeVpcAttributeResult>>(describeVpcAttribute),
  },
});

function createVpc(input: CreateVpcRequest, context: Context): Plain<CreateVpcResult> {
  checkTagSpecifications([vpc.kind], input.TagSpecifications);
  if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
  const cidr = requireVpcCidr(input.CidrBlock);
  if (context.list(vpc).length >= VPCS_PER_REGION) {
    throw new AwsError('VpcLimitExceeded', 'The maximum number of VPCs has been reached.');
  }
  const created = context.add(vpc, newVpc(cidr, context, false));
  created.Tags = tagsFor(vpc.kind, input.TagSpecifications);
  created.InstanceTenancy = input.InstanceTenancy ?? 'default';
  if (input.AmazonProvidedIpv6CidrBlock) associateIpv6Block(created, context);
  createVpcParts(created, context);
  context.later(SETTLE_MS, vpc, created.VpcId, 'settle');
  return { Vpc: showVpc(created) };
}
