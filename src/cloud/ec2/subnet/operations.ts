/** What can be done with subnets. */
import type {
  AssociateSubnetCidrBlockRequest,
  AssociateSubnetCidrBlockResult,
  CreateDefaultSubnetRequest,
  CreateDefaultSubnetResult,
  CreateSubnetRequest,
  CreateSubnetResult,
  DeleteSubnetRequest,
  DisassociateSubnetCidrBlockRequest,
  DisassociateSubnetCidrBlockResult,
  ModifySubnetAttributeRequest,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { createDefaultSubnet } from '../vpc/default-vpc.ts';
import { modifySubnetAttribute } from './attributes.ts';
import { createSubnet, deleteSubnet } from './create.ts';
import { associateSubnetCidrBlock, disassociateSubnetCidrBlock, settleIpv6Block } from './ipv6.ts';
import { type SubnetItem, showSubnet, subnet } from './subnet.ts';

export const subnetOperations: Operations = {
  CreateSubnet: write<CreateSubnetRequest, Plain<CreateSubnetResult>>(createSubnet),
  CreateDefaultSubnet: write<CreateDefaultSubnetRequest, Plain<CreateDefaultSubnetResult>>(
    createDefaultSubnet,
  ),
  DescribeSubnets: describe(subnet, { ids: 'SubnetIds', result: 'Subnets', view: showSubnet }),
  DeleteSubnet: write<DeleteSubnetRequest, object>(deleteSubnet),
  ModifySubnetAttribute: write<ModifySubnetAttributeRequest, object>(modifySubnetAttribute),
  AssociateSubnetCidrBlock: write<AssociateSubnetCidrBlockRequest, Plain<AssociateSubnetCidrBlockResult>>(
    associateSubnetCidrBlock,
  ),
  DisassociateSubnetCidrBlock: write<
    DisassociateSubnetCidrBlockRequest,
    Plain<DisassociateSubnetCidrBlockResult>
  >(disassociateSubnetCidrBlock),
};

export const subnetTransitions: Transitions<SubnetItem> = {
  settle: (item) => {
    item.State = 'available';
  },
  'settle-block': settleIpv6Block,
};
