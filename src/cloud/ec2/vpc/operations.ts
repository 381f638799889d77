/** What can be done with VPCs. */
import type {
  AssociateVpcCidrBlockRequest,
  AssociateVpcCidrBlockResult,
  CreateDefaultVpcRequest,
  CreateDefaultVpcResult,
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  DisassociateVpcCidrBlockRequest,
  DisassociateVpcCidrBlockResult,
  ModifyVpcAttributeRequest,
  ModifyVpcTenancyRequest,
  ModifyVpcTenancyResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { describeVpcAttribute, modifyVpcAttribute, modifyVpcTenancy } from './attributes.ts';
import { associateVpcCidrBlock, disassociateVpcCidrBlock, dropBlock, settleBlock } from './cidr-blocks.ts';
import { createVpc, deleteVpc } from './create.ts';
import { createDefaultVpcOnRequest } from './default-vpc.ts';
import { showVpc, type VpcItem, vpc } from './vpc.ts';

export const vpcOperations: Operations = {
  CreateVpc: write<CreateVpcRequest, Plain<CreateVpcResult>>(createVpc),
  CreateDefaultVpc: write<CreateDefaultVpcRequest, Plain<CreateDefaultVpcResult>>(createDefaultVpcOnRequest),
  DescribeVpcs: describe(vpc, { ids: 'VpcIds', result: 'Vpcs', view: showVpc }),
  DeleteVpc: write<DeleteVpcRequest, object>(deleteVpc),
  ModifyVpcAttribute: write<ModifyVpcAttributeRequest, object>(modifyVpcAttribute),
  DescribeVpcAttribute: read<DescribeVpcAttributeRequest, DescribeVpcAttributeResult>(describeVpcAttribute),
  ModifyVpcTenancy: write<ModifyVpcTenancyRequest, ModifyVpcTenancyResult>(modifyVpcTenancy),
  AssociateVpcCidrBlock: write<AssociateVpcCidrBlockRequest, Plain<AssociateVpcCidrBlockResult>>(
    associateVpcCidrBlock,
  ),
  DisassociateVpcCidrBlock: write<DisassociateVpcCidrBlockRequest, Plain<DisassociateVpcCidrBlockResult>>(
    disassociateVpcCidrBlock,
  ),
};

export const vpcTransitions: Transitions<VpcItem> = {
  settle: (item) => {
    item.State = 'available';
  },
  'settle-block': settleBlock,
  'drop-block': dropBlock,
};
