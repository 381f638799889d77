/**
 * What can break along a Direct Connect line: a location (`dx-location/EqDC2`), a device in it (`dx-device/EqDC2-…`), a port
 * (`dxcon-…`), the cross-connect that leads to it (`xc-…`, or `cross-connect/dxcon-…`), and a fibre whose strands somebody
 * swapped (`rolled-fibre/dxcon-…`).
 */
import { cabledIn, connectionAnywhere } from '../cloud/directconnect/cross-connect/everywhere.ts';
import { rolledFault } from '../cloud/directconnect/cross-connect/light.ts';
import { devicesAt, locationOfDevice } from '../cloud/directconnect/location/devices.ts';
import { findLocation } from '../cloud/directconnect/location/locations.ts';
import type { World } from '../cloud/kernel/world.ts';
import { UnknownPlace } from './places.ts';

/** As the world keeps it; undefined where the target is nothing of the kind. Throws `UnknownPlace`. */
export function directConnectFault(world: World, target: string): string | undefined {
  const name = target.slice(target.indexOf('/') + 1);
  if (target.startsWith('dx-location/')) return location(target, name);
  if (target.startsWith('dx-device/')) return device(target, name);
  if (target.startsWith('rolled-fibre/')) return rolledFault(cable(world, target, name).connectionId);
  if (target.startsWith('cross-connect/') || target.startsWith('xc-'))
    return cable(world, target, name).CrossConnectId;
  return target.startsWith('dxcon-') ? port(world, target) : undefined;
}

function location(target: string, code: string): string {
  const found = findLocation(code);
  if (found) return `dx-location/${found.code}`;
  throw new UnknownPlace(
    target,
    `There is no Direct Connect location '${code}'. \`aws directconnect describe-locations\` lists those of a region.`,
  );
}

function device(target: string, name: string): string {
  const code = findLocation(locationOfDevice(name))?.code;
  const devices = code === undefined ? [] : devicesAt({ code });
  const found = devices.find((one) => one.device === name || one.logicalDevice === name);
  if (found) return `dx-device/${found.device}`;
  const hint =
    devices.length > 0
      ? `Devices at ${code}: ${devices.map((one) => one.device).join(', ')}.`
      : 'Connections tell theirs as awsDeviceV2.';
  throw new UnknownPlace(target, `There is no device '${name}'. ${hint}`);
}

/** By its own ID or by that of the connection that it leads to. */
function cable(world: World, target: string, name: string) {
  const cables = cabledIn(world).map((one) => one.cable);
  const found = cables.find(({ CrossConnectId: id, connectionId }) => id === name || connectionId === name);
  if (found) return found;
  const known = cables.map(({ CrossConnectId }) => CrossConnectId).join(', ') || 'none';
  throw new UnknownPlace(target, `There is no cross-connect '${name}'. Cross-connects: ${known}.`);
}

function port(world: World, id: string): string {
  if (connectionAnywhere(world, id)) return id;
  throw new UnknownPlace(id, `There is no Direct Connect connection '${id}'.`);
}
