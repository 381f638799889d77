/** What can be done with endpoint services. Notifications of connections are not simulated. */
import type {
  AcceptVpcEndpointConnectionsRequest,
  AcceptVpcEndpointConnectionsResult,
  CreateVpcEndpointServiceConfigurationRequest,
  CreateVpcEndpointServiceConfigurationResult,
  DeleteVpcEndpointServiceConfigurationsRequest,
  DeleteVpcEndpointServiceConfigurationsResult,
  DescribeVpcEndpointConnectionsRequest,
  DescribeVpcEndpointConnectionsResult,
  DescribeVpcEndpointServicePermissionsRequest,
  DescribeVpcEndpointServicePermissionsResult,
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult,
  ModifyVpcEndpointServiceConfigurationRequest,
  ModifyVpcEndpointServiceConfigurationResult,
  ModifyVpcEndpointServicePermissionsRequest,
  ModifyVpcEndpointServicePermissionsResult,
  StartVpcEndpointServicePrivateDnsVerificationRequest,
  StartVpcEndpointServicePrivateDnsVerificationResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import {
  acceptVpcEndpointConnections,
  describeVpcEndpointConnections,
  rejectVpcEndpointConnections,
} from './connections.ts';
import {
  createVpcEndpointServiceConfiguration,
  deleteVpcEndpointServiceConfigurations,
  modifyVpcEndpointServiceConfiguration,
} from './create.ts';
import { type EndpointServiceItem, endpointService } from './endpoint-service.ts';
import { describeVpcEndpointServices } from './offers.ts';
import { describeVpcEndpointServicePermissions, modifyVpcEndpointServicePermissions } from './permissions.ts';
import { startPrivateDnsVerification, verify } from './private-name.ts';
import { showService } from './show.ts';

export const endpointServiceOperations: Operations = {
  CreateVpcEndpointServiceConfiguration: write<
    CreateVpcEndpointServiceConfigurationRequest,
    Plain<CreateVpcEndpointServiceConfigurationResult>
  >(createVpcEndpointServiceConfiguration),
  DescribeVpcEndpointServiceConfigurations: describe(endpointService, {
    ids: 'ServiceIds',
    result: 'ServiceConfigurations',
    view: showService,
  }),
  ModifyVpcEndpointServiceConfiguration: write<
    ModifyVpcEndpointServiceConfigurationRequest,
    ModifyVpcEndpointServiceConfigurationResult
  >(modifyVpcEndpointServiceConfiguration),
  DeleteVpcEndpointServiceConfigurations: write<
    DeleteVpcEndpointServiceConfigurationsRequest,
    DeleteVpcEndpointServiceConfigurationsResult
  >(deleteVpcEndpointServiceConfigurations),
  DescribeVpcEndpointServices: read<
    DescribeVpcEndpointServicesRequest,
    Plain<DescribeVpcEndpointServicesResult>
  >(describeVpcEndpointServices),
  ModifyVpcEndpointServicePermissions: write<
    ModifyVpcEndpointServicePermissionsRequest,
    ModifyVpcEndpointServicePermissionsResult
  >(modifyVpcEndpointServicePermissions),
  DescribeVpcEndpointServicePermissions: read<
    DescribeVpcEndpointServicePermissionsRequest,
    Plain<DescribeVpcEndpointServicePermissionsResult>
  >(describeVpcEndpointServicePermissions),
  DescribeVpcEndpointConnections: read<
    DescribeVpcEndpointConnectionsRequest,
    Plain<DescribeVpcEndpointConnectionsResult>
  >(describeVpcEndpointConnections),
  AcceptVpcEndpointConnections: write<
    AcceptVpcEndpointConnectionsRequest,
    AcceptVpcEndpointConnectionsResult
  >(acceptVpcEndpointConnections),
  RejectVpcEndpointConnections: write<
    AcceptVpcEndpointConnectionsRequest,
    AcceptVpcEndpointConnectionsResult
  >(rejectVpcEndpointConnections),
  StartVpcEndpointServicePrivateDnsVerification: write<
    StartVpcEndpointServicePrivateDnsVerificationRequest,
    StartVpcEndpointServicePrivateDnsVerificationResult
  >(startPrivateDnsVerification),
};

export const endpointServiceTransitions: Transitions<EndpointServiceItem> = { verify };
