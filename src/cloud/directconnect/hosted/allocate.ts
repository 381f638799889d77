/** A partner hands over its share of a port: the connection is offered to the account, in the state `ordering` (R-DX-20). */
import { pick } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { connection } from '../connection/connection.ts';
import type { CrossConnectItem } from '../cross-connect/cross-connect.ts';
import { devicesAt } from '../location/devices.ts';

export function allocateHosted(cable: CrossConnectItem, context: Context): void {
  const { hosted } = cable;
  if (!hosted) return;
  const { device, logicalDevice } = pick(context.random, devicesAt({ code: cable.location }));
  context.add(connection, {
    ownerAccount: context.account,
    connectionId: cable.connectionId,
    connectionName: hosted.name,
    connectionState: 'ordering',
    region: context.region,
    location: cable.location,
    bandwidth: hosted.bandwidth,
    vlan: hosted.vlan,
    partnerName: cable.by,
    awsDevice: device,
    awsDeviceV2: device,
    awsLogicalDeviceId: logicalDevice,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    macSecCapable: false,
    tags: [],
    orderedAt: context.now,
  });
}
