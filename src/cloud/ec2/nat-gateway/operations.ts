/** What can be done with NAT gateways. */
import type {
  AssignPrivateNatGatewayAddressRequest,
  AssignPrivateNatGatewayAddressResult,
  AssociateNatGatewayAddressRequest,
  AssociateNatGatewayAddressResult,
  CreateNatGatewayRequest,
  CreateNatGatewayResult,
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult,
  DisassociateNatGatewayAddressRequest,
  DisassociateNatGatewayAddressResult,
  UnassignPrivateNatGatewayAddressRequest,
  UnassignPrivateNatGatewayAddressResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import {
  assignPrivateNatGatewayAddress,
  associateNatGatewayAddress,
  disassociateNatGatewayAddress,
  finishAddress,
  unassignPrivateNatGatewayAddress,
} from './addresses.ts';
import { createNatGateway } from './create.ts';
import { deleteNatGateway, finishDelete, forget } from './delete.ts';
import { type NatGatewayItem, natGateway, showNatGateway } from './nat-gateway.ts';
import { provision, settle } from './provision.ts';

export const natGatewayOperations: Operations = {
  CreateNatGateway: write<CreateNatGatewayRequest, Plain<CreateNatGatewayResult>>(createNatGateway),
  DescribeNatGateways: describe(natGateway, {
    ids: 'NatGatewayIds',
    filters: 'Filter',
    result: 'NatGateways',
    view: showNatGateway,
  }),
  DeleteNatGateway: write<DeleteNatGatewayRequest, DeleteNatGatewayResult>(deleteNatGateway),
  AssociateNatGatewayAddress: write<
    AssociateNatGatewayAddressRequest,
    Plain<AssociateNatGatewayAddressResult>
  >(associateNatGatewayAddress),
  DisassociateNatGatewayAddress: write<
    DisassociateNatGatewayAddressRequest,
    Plain<DisassociateNatGatewayAddressResult>
  >(disassociateNatGatewayAddress),
  AssignPrivateNatGatewayAddress: write<
    AssignPrivateNatGatewayAddressRequest,
    Plain<AssignPrivateNatGatewayAddressResult>
  >(assignPrivateNatGatewayAddress),
  UnassignPrivateNatGatewayAddress: write<
    UnassignPrivateNatGatewayAddressRequest,
    Plain<UnassignPrivateNatGatewayAddressResult>
  >(unassignPrivateNatGatewayAddress),
};

export const natGatewayTransitions: Transitions<NatGatewayItem> = {
  provision,
  settle,
  'finish-address': finishAddress,
  'finish-delete': finishDelete,
  forget,
};
