/** Which port of which device a new connection gets. */
import type { Context } from '../../kernel/context.ts';
import { clientException } from '../errors.ts';
import { devicesAt, portsOf } from '../location/devices.ts';
import type { DxLocation } from '../location/locations.ts';
import { type ConnectionItem, connection, isGone, isHosted } from './connection.ts';

/** R-DX-18. */
export const CONNECTIONS_PER_LOCATION = 10;

export type Port = Pick<ConnectionItem, 'awsDevice' | 'awsDeviceV2' | 'awsLogicalDeviceId'> & {
  port: number;
};

/**
 * Ports for `count` new connections, all on one device where there are several: the device on which the account has the
 * fewest, so that a second order comes onto other equipment than the first. Throws where too few are free (R-DX-88).
 * `onto`: the device that it must be.
 */
export function takePorts(
  location: DxLocation,
  bandwidth: string,
  count: number,
  context: Context,
  onto?: string,
): Port[] {
  const taken = dedicatedAt(location.code, context);
  const candidates = devicesAt(location)
    .filter(({ device }) => onto === undefined || device === onto)
    .map(({ device, logicalDevice }) => ({
      device,
      logicalDevice,
      used: taken.filter(({ awsDeviceV2 }) => awsDeviceV2 === device),
    }))
    .sort((one, other) => one.used.length - other.used.length);
  for (const { device, logicalDevice, used } of candidates) {
    const ports = freePorts(bandwidth, used).slice(0, count);
    if (ports.length === count)
      return ports.map((port) => ({
        awsDevice: device,
        awsDeviceV2: device,
        awsLogicalDeviceId: logicalDevice,
        port,
      }));
  }
  throw clientException(
    `There are not enough available ports of ${bandwidth} on a device at ${location.code} to fulfill the request.`,
  );
}

/** R-DX-18: members of LAGs count as well. */
export function checkQuota(location: string, count: number, context: Context): void {
  if (dedicatedAt(location, context).length + count > CONNECTIONS_PER_LOCATION)
    throw clientException(
      `The limit of ${CONNECTIONS_PER_LOCATION} active connections at the location ${location} has been exceeded.`,
    );
}

function dedicatedAt(location: string, context: Context): readonly ConnectionItem[] {
  return context
    .peek(connection)
    .filter((item) => item.location === location && !isHosted(item) && !isGone(item));
}

function freePorts(bandwidth: string, used: readonly ConnectionItem[]): number[] {
  const numbers = used.filter((item) => item.bandwidth === bandwidth).map(({ port }) => port);
  return Array.from({ length: portsOf(bandwidth) }, (_, index) => index + 1).filter(
    (port) => !numbers.includes(port),
  );
}
