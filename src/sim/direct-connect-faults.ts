/**
 * What can break along a Direct Connect line: a location (`dx-location/EqDC2`), a device in it (`dx-device/EqDC2-…`), a port
 * (`dxcon-…`), the cross-connect that leads to it (`xc-…`), a fibre whose strands somebody swapped, and a virtual interface
 * alone (`dxvif-…`, `virtual-interface/NAME`). By the name of the connection: `dx-connection/NAME`, `dx-device/NAME`,
 * `cross-connect/NAME`, `rolled-fibre/NAME`.
 */

import { type ConnectionItem, connection, isGone } from '../cloud/directconnect/connection/connection.ts';
import { cabledIn } from '../cloud/directconnect/cross-connect/everywhere.ts';
import { rolledFault } from '../cloud/directconnect/cross-connect/light.ts';
import { devicesAt, locationOfDevice } from '../cloud/directconnect/location/devices.ts';
import { findLocation } from '../cloud/directconnect/location/locations.ts';
import { vifsIn } from '../cloud/directconnect/tables.ts';
import type { World } from '../cloud/kernel/world.ts';
import { UnknownPlace } from './places.ts';
import { tableOf } from './tables.ts';

/** As the world keeps it; undefined where the target is nothing of the kind. Throws `UnknownPlace`. */
export function directConnectFault(world: World, target: string): string | undefined {
  const name = target.slice(target.indexOf('/') + 1);
  if (target.startsWith('dx-location/')) return location(target, name);
  if (target.startsWith('dx-device/')) return `dx-device/${device(world, target, name)}`;
  if (target.startsWith('rolled-fibre/')) return rolledFault(cable(world, target, name).connectionId);
  if (target.startsWith('cross-connect/') || target.startsWith('xc-'))
    return cable(world, target, name).CrossConnectId;
  if (target.startsWith('dxvif-') || target.startsWith('virtual-interface/'))
    return interfaceNamed(world, target, name);
  if (!target.startsWith('dxcon-') && !target.startsWith('dx-connection/')) return undefined;
  return port(world, target, name).connectionId;
}

/** A virtual interface, by ID or name: its VLAN within a line that shines on. */
function interfaceNamed(world: World, target: string, name: string): string {
  const known = vifsIn(world);
  const found = known.filter((one) => one.virtualInterfaceId === name || one.virtualInterfaceName === name);
  if (found[0] && found.length === 1) return found[0].virtualInterfaceId;
  const ids = known.map(({ virtualInterfaceId }) => virtualInterfaceId).join(', ') || 'none';
  throw new UnknownPlace(target, `There is no virtual interface '${name}'. Virtual interfaces: ${ids}.`);
}

function location(target: string, code: string): string {
  const found = findLocation(code);
  if (found) return `dx-location/${found.code}`;
  throw new UnknownPlace(
    target,
    `There is no Direct Connect location '${code}'. \`aws directconnect describe-locations\` lists those of a region.`,
  );
}

/** Of this name, or that in which a connection of this name ends. */
function device(world: World, target: string, name: string): string {
  const code = findLocation(locationOfDevice(name))?.code;
  const devices = code === undefined ? [] : devicesAt({ code });
  const found = devices.find((one) => one.device === name || one.logicalDevice === name)?.device;
  const device = found ?? connectionsNamed(world, name)[0]?.awsDeviceV2;
  if (device !== undefined) return device;
  const hint =
    devices.length > 0
      ? `Devices at ${code}: ${devices.map((one) => one.device).join(', ')}.`
      : 'Connections tell theirs as awsDeviceV2.';
  throw new UnknownPlace(target, `There is no device '${name}'. ${hint}`);
}

/** By its own ID, or by the ID or the name of the connection to which it leads. */
function cable(world: World, target: string, name: string) {
  const cables = cabledIn(world);
  const found = cables.find(
    ({ cable: { CrossConnectId: id, connectionId }, connection: item }) =>
      id === name || connectionId === name || item?.connectionName === name,
  );
  if (found) return found.cable;
  const known = cables.map((one) => one.cable.CrossConnectId).join(', ') || 'none';
  throw new UnknownPlace(target, `There is no cross-connect '${name}'. Cross-connects: ${known}.`);
}

function port(world: World, target: string, name: string): ConnectionItem {
  const [found] = connectionsNamed(world, name);
  if (found) return found;
  throw new UnknownPlace(target, `There is no Direct Connect connection '${name}'.`);
}

/** By ID or by name, the oldest first. */
function connectionsNamed(world: World, name: string): readonly ConnectionItem[] {
  return Object.keys(world.regions)
    .flatMap((region) => Object.values(tableOf(world, region, connection)))
    .filter((item) => !isGone(item) && (item.connectionId === name || item.connectionName === name));
}
