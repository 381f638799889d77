/** What can be done with endpoints. */
import type {
  CreateVpcEndpointRequest,
  CreateVpcEndpointResult,
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  ModifyVpcEndpointRequest,
  ModifyVpcEndpointResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, type Transitions, write } from '../../kernel/resource.ts';
import { createVpcEndpoint } from './create.ts';
import { deleteVpcEndpoints, vanish } from './delete.ts';
import { modifyVpcEndpoint } from './modify.ts';
import { showEndpoint } from './show.ts';
import { type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

export const vpcEndpointOperations: Operations = {
  CreateVpcEndpoint: write<CreateVpcEndpointRequest, Plain<CreateVpcEndpointResult>>(createVpcEndpoint),
  DescribeVpcEndpoints: describe(vpcEndpoint, {
    ids: 'VpcEndpointIds',
    result: 'VpcEndpoints',
    view: showEndpoint,
  }),
  ModifyVpcEndpoint: write<ModifyVpcEndpointRequest, ModifyVpcEndpointResult>(modifyVpcEndpoint),
  DeleteVpcEndpoints: write<DeleteVpcEndpointsRequest, DeleteVpcEndpointsResult>(deleteVpcEndpoints),
};

export const vpcEndpointTransitions: Transitions<VpcEndpointItem> = {
  settle: (item) => {
    if (item.State === 'pending') item.State = 'available';
  },
  expire: (item) => {
    if (item.State === 'pendingAcceptance') item.State = 'expired';
  },
  vanish,
};
