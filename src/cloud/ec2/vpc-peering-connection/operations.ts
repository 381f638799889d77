/** What can be done with VPC peering connections. */
import type {
  AcceptVpcPeeringConnectionRequest,
  AcceptVpcPeeringConnectionResult,
  CreateVpcPeeringConnectionRequest,
  CreateVpcPeeringConnectionResult,
  DeleteVpcPeeringConnectionRequest,
  DeleteVpcPeeringConnectionResult,
  ModifyVpcPeeringConnectionOptionsRequest,
  ModifyVpcPeeringConnectionOptionsResult,
  RejectVpcPeeringConnectionRequest,
  RejectVpcPeeringConnectionResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, write } from '../../kernel/resource.ts';
import {
  acceptVpcPeeringConnection,
  deleteVpcPeeringConnection,
  rejectVpcPeeringConnection,
} from './answer.ts';
import { createVpcPeeringConnection } from './create.ts';
import { modifyVpcPeeringConnectionOptions } from './options.ts';
import { showPeering } from './show.ts';
import { vpcPeeringConnection } from './vpc-peering-connection.ts';

export const vpcPeeringConnectionOperations: Operations = {
  CreateVpcPeeringConnection: write<
    CreateVpcPeeringConnectionRequest,
    Plain<CreateVpcPeeringConnectionResult>
  >(createVpcPeeringConnection),
  DescribeVpcPeeringConnections: describe(vpcPeeringConnection, {
    ids: 'VpcPeeringConnectionIds',
    result: 'VpcPeeringConnections',
    view: showPeering,
  }),
  AcceptVpcPeeringConnection: write<
    AcceptVpcPeeringConnectionRequest,
    Plain<AcceptVpcPeeringConnectionResult>
  >(acceptVpcPeeringConnection),
  RejectVpcPeeringConnection: write<RejectVpcPeeringConnectionRequest, RejectVpcPeeringConnectionResult>(
    rejectVpcPeeringConnection,
  ),
  DeleteVpcPeeringConnection: write<DeleteVpcPeeringConnectionRequest, DeleteVpcPeeringConnectionResult>(
    deleteVpcPeeringConnection,
  ),
  ModifyVpcPeeringConnectionOptions: write<
    ModifyVpcPeeringConnectionOptionsRequest,
    ModifyVpcPeeringConnectionOptionsResult
  >(modifyVpcPeeringConnectionOptions),
};
