/** Changing virtual interfaces, moving them to another connection, deleting them (R-DX-42, R-DX-44, R-DX-61). */
import type {
  AssociateVirtualInterfaceRequest,
  DeleteVirtualInterfaceRequest,
  DeleteVirtualInterfaceResponse,
  UpdateVirtualInterfaceAttributesRequest,
  VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { prefixesOverlap } from '../../../kit/prefix.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import type { Context } from '../../kernel/context.ts';
import { clientException } from '../errors.ts';
import { runningTest } from '../failover-test/test.ts';
import { noSiteLink } from './destination.ts';
import { beginDelete, interrupt } from './lifecycle.ts';
import { checkRoom, type Parent, requireParent } from './parent.ts';
import { showVif } from './show.ts';
import { checkMtu, checkName, JUMBO_MTU } from './values.ts';
import { requireVif, type VirtualInterfaceItem, vifsOn } from './virtual-interface.ts';

export function updateVif(
  { virtualInterfaceId, mtu, enableSiteLink, virtualInterfaceName }: UpdateVirtualInterfaceAttributesRequest,
  context: Context,
): VirtualInterface {
  const item = requireLive(virtualInterfaceId, context);
  if (mtu === undefined && enableSiteLink === undefined && virtualInterfaceName === undefined)
    throw clientException('At least one of mtu, enableSiteLink and virtualInterfaceName must be specified.');
  if (enableSiteLink !== undefined && (item.type === 'public' || item.directConnectGatewayId === undefined))
    throw noSiteLink();
  if (virtualInterfaceName !== undefined) item.virtualInterfaceName = checkName(virtualInterfaceName);
  if (mtu !== undefined) changeMtu(item, checkMtu(mtu), context);
  if (enableSiteLink !== undefined) item.siteLinkEnabled = enableSiteLink;
  return showVif(item, context);
}

/** The first interface with larger frames changes the connection below it, and all interfaces feel that. */
function changeMtu(item: VirtualInterfaceItem, mtu: number, context: Context): void {
  if (item.type === 'public')
    throw clientException('The MTU of a Public Virtual Interface is 1500 and cannot be changed.');
  if (mtu === item.mtu) return;
  const parent = requireParent(item.connectionId, context);
  const neighbours = vifsOn(item.connectionId, context);
  if (mtu === JUMBO_MTU) {
    if (!parent.jumboFrameCapable)
      throw clientException(`Connection ${parent.id} does not support jumbo frames.`);
    if (neighbours.every((one) => one.mtu !== JUMBO_MTU))
      for (const one of neighbours) interrupt(one, context);
  }
  item.mtu = mtu;
}

export function associateVif(
  { virtualInterfaceId, connectionId }: AssociateVirtualInterfaceRequest,
  context: Context,
): VirtualInterface {
  const item = requireLive(virtualInterfaceId, context);
  const target = requireParent(connectionId, context);
  if (target.id === item.connectionId)
    throw clientException(
      `Virtual Interface ${virtualInterfaceId} is already associated with ${connectionId}.`,
    );
  if (requireParent(item.connectionId, context).hostedVlan !== undefined && target.id.startsWith('dxlag-'))
    throw clientException('The Virtual Interface of a hosted connection cannot be associated with a Lag.');
  checkRoom(target, item.type, item.vlan, context, item);
  checkAddresses(item, target, context);
  item.connectionId = target.id;
  item.location = target.location;
  Object.assign(item, target.device);
  return showVif(item, context);
}

function checkAddresses(item: VirtualInterfaceItem, target: Parent, context: Context): void {
  const there = vifsOn(target.id, context).flatMap(({ peers }) =>
    peers.map(({ amazonAddress }) => amazonAddress),
  );
  const conflict = item.peers.find(({ amazonAddress }) =>
    there.some((other) => {
      const [left, right] = [storedPrefix(other), storedPrefix(amazonAddress)];
      return left.family === right.family && prefixesOverlap(left, right);
    }),
  );
  if (conflict)
    throw clientException(
      `Address ${conflict.amazonAddress} conflicts with a Virtual Interface on connection ${target.id}.`,
    );
}

export function deleteVif(
  { virtualInterfaceId }: DeleteVirtualInterfaceRequest,
  context: Context,
): DeleteVirtualInterfaceResponse {
  const item = requireVif(virtualInterfaceId, context);
  if (item.virtualInterfaceState !== 'deleting') {
    const test = runningTest(item.virtualInterfaceId, context);
    if (test)
      throw clientException(
        `Virtual Interface ${virtualInterfaceId} is under test ${test.testId}: stop the test first.`,
      );
    beginDelete(item, context);
  }
  return { virtualInterfaceState: item.virtualInterfaceState };
}

export function requireLive(id: string | undefined, context: Context): VirtualInterfaceItem {
  const item = requireVif(id, context);
  if (item.virtualInterfaceState === 'deleting')
    throw clientException(`Virtual Interface ${id} is being deleted.`);
  return item;
}
