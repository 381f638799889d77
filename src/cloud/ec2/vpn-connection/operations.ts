/** What can be done with VPN connections. */
import type {
  CreateVpnConnectionRequest,
  CreateVpnConnectionResult,
  CreateVpnConnectionRouteRequest,
  DeleteVpnConnectionRequest,
  DeleteVpnConnectionRouteRequest,
  GetActiveVpnTunnelStatusRequest,
  GetActiveVpnTunnelStatusResult,
  GetVpnConnectionDeviceSampleConfigurationRequest,
  GetVpnConnectionDeviceSampleConfigurationResult,
  GetVpnConnectionDeviceTypesRequest,
  GetVpnConnectionDeviceTypesResult,
  GetVpnTunnelReplacementStatusRequest,
  GetVpnTunnelReplacementStatusResult,
  ModifyVpnConnectionOptionsRequest,
  ModifyVpnConnectionOptionsResult,
  ModifyVpnConnectionRequest,
  ModifyVpnConnectionResult,
  ModifyVpnTunnelCertificateRequest,
  ModifyVpnTunnelOptionsRequest,
  ModifyVpnTunnelOptionsResult,
  ReplaceVpnTunnelRequest,
  ReplaceVpnTunnelResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, read, write } from '../../kernel/resource.ts';
import { getActiveVpnTunnelStatus } from './active-status.ts';
import { createVpnConnection } from './create.ts';
import { getVpnConnectionDeviceSampleConfiguration, getVpnConnectionDeviceTypes } from './device-types.ts';
import { deleteLater } from './lifecycle.ts';
import { modifyVpnConnection, modifyVpnConnectionOptions } from './modify.ts';
import {
  getVpnTunnelReplacementStatus,
  modifyVpnTunnelCertificate,
  modifyVpnTunnelOptions,
  replaceVpnTunnel,
} from './modify-tunnel.ts';
import { createVpnConnectionRoute, deleteVpnConnectionRoute } from './routes.ts';
import { showVpnConnection } from './show.ts';
import { vpnConnection } from './vpn-connection.ts';

export const vpnConnectionOperations: Operations = {
  CreateVpnConnection: write<CreateVpnConnectionRequest, Plain<CreateVpnConnectionResult>>(
    createVpnConnection,
  ),
  DescribeVpnConnections: describe(vpnConnection, {
    ids: 'VpnConnectionIds',
    result: 'VpnConnections',
    view: showVpnConnection,
  }),
  DeleteVpnConnection: write<DeleteVpnConnectionRequest, object>(remove),
  CreateVpnConnectionRoute: write<CreateVpnConnectionRouteRequest, object>(createVpnConnectionRoute),
  DeleteVpnConnectionRoute: write<DeleteVpnConnectionRouteRequest, object>(deleteVpnConnectionRoute),
  ModifyVpnConnection: write<ModifyVpnConnectionRequest, Plain<ModifyVpnConnectionResult>>(
    modifyVpnConnection,
  ),
  ModifyVpnConnectionOptions: write<
    ModifyVpnConnectionOptionsRequest,
    Plain<ModifyVpnConnectionOptionsResult>
  >(modifyVpnConnectionOptions),
  ModifyVpnTunnelOptions: write<ModifyVpnTunnelOptionsRequest, Plain<ModifyVpnTunnelOptionsResult>>(
    modifyVpnTunnelOptions,
  ),
  ModifyVpnTunnelCertificate: write<ModifyVpnTunnelCertificateRequest, never>(modifyVpnTunnelCertificate),
  ReplaceVpnTunnel: write<ReplaceVpnTunnelRequest, ReplaceVpnTunnelResult>(replaceVpnTunnel),
  GetVpnTunnelReplacementStatus: read<
    GetVpnTunnelReplacementStatusRequest,
    Plain<GetVpnTunnelReplacementStatusResult>
  >(getVpnTunnelReplacementStatus),
  GetActiveVpnTunnelStatus: read<GetActiveVpnTunnelStatusRequest, Plain<GetActiveVpnTunnelStatusResult>>(
    getActiveVpnTunnelStatus,
  ),
  GetVpnConnectionDeviceTypes: read<
    GetVpnConnectionDeviceTypesRequest,
    Plain<GetVpnConnectionDeviceTypesResult>
  >(getVpnConnectionDeviceTypes),
  GetVpnConnectionDeviceSampleConfiguration: read<
    GetVpnConnectionDeviceSampleConfigurationRequest,
    GetVpnConnectionDeviceSampleConfigurationResult
  >(getVpnConnectionDeviceSampleConfiguration),
};

/** Deleting what is being deleted is no error. */
function remove(input: DeleteVpnConnectionRequest, context: Context): object {
  const item = context.get(vpnConnection, required(input.VpnConnectionId, 'vpnConnectionId'));
  if (item.State !== 'deleting' && item.State !== 'deleted') deleteLater(item, context);
  return {};
}
