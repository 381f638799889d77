/** The devices for which netlab writes sample configurations. AWS knows dozens; what they say is the same. */
import type {
  GetVpnConnectionDeviceSampleConfigurationRequest,
  GetVpnConnectionDeviceSampleConfigurationResult,
  GetVpnConnectionDeviceTypesResult,
  VpnConnectionDeviceType,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type DeviceTunnel, deviceTunnels } from './configuration.ts';
import { frrSample } from './sample-frr.ts';
import { genericSample } from './sample-generic.ts';
import { requireConnection, type VpnConnectionItem } from './vpn-connection.ts';

export type Sample = (item: VpnConnectionItem, tunnels: readonly DeviceTunnel[]) => string;

interface DeviceType extends Required<Plain<VpnConnectionDeviceType>> {
  VpnConnectionDeviceTypeId: string;
}

const DEVICES: readonly { readonly type: DeviceType; readonly sample: Sample }[] = [
  {
    type: {
      VpnConnectionDeviceTypeId: '9005b6c1',
      Vendor: 'Generic',
      Platform: 'Generic',
      Software: 'Vendor Agnostic',
    },
    sample: genericSample,
  },
  {
    type: {
      VpnConnectionDeviceTypeId: 'b0adb196',
      Vendor: 'Strongswan',
      Platform: 'Linux',
      Software: 'strongSwan 5.9+ with FRRouting 8+',
    },
    sample: frrSample,
  },
];

export function getVpnConnectionDeviceTypes(): Plain<GetVpnConnectionDeviceTypesResult> {
  return { VpnConnectionDeviceTypes: DEVICES.map(({ type }) => ({ ...type })) };
}

export function getVpnConnectionDeviceSampleConfiguration(
  input: GetVpnConnectionDeviceSampleConfigurationRequest,
  context: Context,
): GetVpnConnectionDeviceSampleConfigurationResult {
  const item = requireConnection(required(input.VpnConnectionId, 'vpnConnectionId'), context);
  const id = required(input.VpnConnectionDeviceTypeId, 'vpnConnectionDeviceTypeId');
  const device = DEVICES.find(({ type }) => type.VpnConnectionDeviceTypeId === id);
  if (!device) {
    throw new AwsError(
      'InvalidVpnConnectionDeviceTypeId.NotFound',
      `The vpnConnectionDeviceType ID '${id}' does not exist`,
    );
  }
  const version = input.InternetKeyExchangeVersion;
  if (version !== undefined && version !== 'ikev1' && version !== 'ikev2') {
    throw invalidParameterValue(version, 'internetKeyExchangeVersion', 'Expecting one of: ikev1, ikev2.');
  }
  const tunnels = deviceTunnels(item, context).map((tunnel) => ({
    ...tunnel,
    ...(version !== undefined && { ikeVersion: version as DeviceTunnel['ikeVersion'] }),
  }));
  return { VpnConnectionDeviceSampleConfiguration: device.sample(item, tunnels) };
}
