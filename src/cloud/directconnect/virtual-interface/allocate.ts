/**
 * Hosted virtual interfaces: who has the connection allocates them to another account, which confirms them (R-DX-22).
 * netlab has one account; what the other one would do, it does itself: it confirms, and names a gateway of its own.
 */
import type {
  AllocatePrivateVirtualInterfaceRequest,
  AllocatePublicVirtualInterfaceRequest,
  AllocateTransitVirtualInterfaceRequest,
  AllocateTransitVirtualInterfaceResult,
  ConfirmPrivateVirtualInterfaceRequest,
  ConfirmPrivateVirtualInterfaceResponse,
  ConfirmPublicVirtualInterfaceRequest,
  ConfirmPublicVirtualInterfaceResponse,
  ConfirmTransitVirtualInterfaceRequest,
  ConfirmTransitVirtualInterfaceResponse,
  VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { clientException } from '../errors.ts';
import { addVif, type NewVif } from './create.ts';
import { attach, type Destination, NOWHERE, resolveDestination } from './destination.ts';
import { beginSetup } from './lifecycle.ts';
import { showVif } from './show.ts';
import { requireVif, type VifType } from './virtual-interface.ts';

export function allocatePrivateVif(
  input: AllocatePrivateVirtualInterfaceRequest,
  context: Context,
): VirtualInterface {
  return allocate('private', input, input.newPrivateVirtualInterfaceAllocation, context);
}

export function allocatePublicVif(
  input: AllocatePublicVirtualInterfaceRequest,
  context: Context,
): VirtualInterface {
  return allocate('public', input, input.newPublicVirtualInterfaceAllocation, context);
}

export function allocateTransitVif(
  input: AllocateTransitVirtualInterfaceRequest,
  context: Context,
): AllocateTransitVirtualInterfaceResult {
  return {
    virtualInterface: allocate('transit', input, input.newTransitVirtualInterfaceAllocation, context),
  };
}

function allocate(
  type: VifType,
  { connectionId, ownerAccount = '' }: { connectionId: string | undefined; ownerAccount: string | undefined },
  asked: NewVif = {},
  context: Context,
): VirtualInterface {
  if (!/^\d{12}$/.test(ownerAccount))
    throw clientException(`Account ID '${ownerAccount}' is invalid. It must have 12 digits.`);
  const item = addVif(type, connectionId, asked, ownerAccount, context);
  item.virtualInterfaceState = 'confirming';
  return showVif(item, context);
}

export function confirmPrivateVif(
  { virtualInterfaceId, virtualGatewayId, directConnectGatewayId }: ConfirmPrivateVirtualInterfaceRequest,
  context: Context,
): ConfirmPrivateVirtualInterfaceResponse {
  if ((virtualGatewayId === undefined) === (directConnectGatewayId === undefined))
    throw clientException('Exactly one of virtualGatewayId and directConnectGatewayId must be specified.');
  return confirm('private', virtualInterfaceId, { virtualGatewayId, directConnectGatewayId }, context);
}

export function confirmPublicVif(
  { virtualInterfaceId }: ConfirmPublicVirtualInterfaceRequest,
  context: Context,
): ConfirmPublicVirtualInterfaceResponse {
  return confirm('public', virtualInterfaceId, NOWHERE, context);
}

export function confirmTransitVif(
  { virtualInterfaceId, directConnectGatewayId }: ConfirmTransitVirtualInterfaceRequest,
  context: Context,
): ConfirmTransitVirtualInterfaceResponse {
  return confirm('transit', virtualInterfaceId, { directConnectGatewayId }, context);
}

function confirm(type: VifType, id: string | undefined, destination: Destination, context: Context) {
  const item = requireVif(id, context);
  if (item.type !== type)
    throw clientException(`Virtual Interface ${id} is a ${item.type} Virtual Interface, not a ${type} one.`);
  if (item.virtualInterfaceState !== 'confirming')
    throw clientException(
      `Virtual Interface ${id} is in state ${item.virtualInterfaceState}: there is nothing to confirm.`,
    );
  attach(item, resolveDestination(type, destination, context), context);
  beginSetup(item, context);
  return { virtualInterfaceState: item.virtualInterfaceState };
}
