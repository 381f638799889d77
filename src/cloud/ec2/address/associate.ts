/** AssociateAddress and DisassociateAddress (R-VPC-79). */
import type {
  AssociateAddressRequest,
  AssociateAddressResult,
  DisassociateAddressRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { associationNotFound, invalidValue } from '../errors.ts';
import { instance } from '../instance/instance.ts';
import { internetGatewayOf } from '../internet-gateway/internet-gateway.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import { requireAddress } from './address.ts';
import { associationById, associationOf, mapAddress, permissionDenied, unmapAddress } from './association.ts';

/** Moves the address when it is elsewhere, unless that is refused; the same association again is no error. */
export function associateAddress(input: AssociateAddressRequest, context: Context): AssociateAddressResult {
  const item = requireAddress(input, context);
  const target = requireTarget(input, context);
  const privateIpAddress = requirePrivateAddress(input.PrivateIpAddress, target);
  if (target.RequesterManaged) throw permissionDenied();
  if (!internetGatewayOf(target.VpcId, context)) {
    throw new AwsError(
      'Gateway.NotAttached',
      `Network ${target.VpcId} is not attached to any internet gateway`,
    );
  }
  const before = associationOf(item.AllocationId, context);
  if (before) {
    const same =
      before.interface.NetworkInterfaceId === target.NetworkInterfaceId &&
      before.privateIpAddress === privateIpAddress;
    if (same) return { AssociationId: before.associationId };
    if (before.interface.RequesterManaged) throw permissionDenied();
    if (input.AllowReassociation === false) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${item.AllocationId} is already associated with associate-id ${before.associationId}`,
      );
    }
    unmapAddress(before);
  }
  return { AssociationId: mapAddress(item, target, privateIpAddress, context) };
}

function requireTarget(input: AssociateAddressRequest, context: Context): NetworkInterfaceItem {
  const { InstanceId: instanceId, NetworkInterfaceId: interfaceId } = input;
  if (instanceId !== undefined && interfaceId !== undefined) {
    throw invalidParameterCombination(
      'The parameter instanceId cannot be used with the parameter networkInterfaceId',
    );
  }
  if (interfaceId !== undefined) return context.get(networkInterface, interfaceId);
  if (instanceId !== undefined) return onlyInterfaceOf(instanceId, context);
  throw missingParameter('instanceId or networkInterfaceId');
}

function onlyInterfaceOf(instanceId: string, context: Context): NetworkInterfaceItem {
  const state = context.get(instance, instanceId).State.Name ?? '';
  if (!['running', 'stopping', 'stopped'].includes(state)) {
    throw new AwsError(
      'InvalidInstanceID',
      `The ${state} instance '${instanceId}' is not in a valid state for this operation.`,
    );
  }
  const [only, ...others] = context
    .list(networkInterface)
    .filter((item) => item.Attachment?.InstanceId === instanceId);
  if (!only || others.length > 0) {
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${instanceId}'. Please specify an interface ID for the operation instead.`,
    );
  }
  return only;
}

/** The primary one unless another is named. */
function requirePrivateAddress(wanted: string | undefined, target: NetworkInterfaceItem): string {
  const places = target.PrivateIpAddresses;
  const place = places.find((other) =>
    wanted === undefined ? other.Primary : other.PrivateIpAddress === wanted,
  );
  if (place?.PrivateIpAddress !== undefined) return place.PrivateIpAddress;
  throw invalidValue(
    wanted === undefined
      ? `Network interface '${target.NetworkInterfaceId}' has no private IPv4 address.`
      : `Address ${wanted} is not assigned to network interface '${target.NetworkInterfaceId}'.`,
  );
}

export function disassociateAddress(input: DisassociateAddressRequest, context: Context): object {
  const { AssociationId: id, PublicIp: ip } = input;
  if (id === undefined && ip === undefined) throw missingParameter('associationId or publicIp');
  const found =
    id === undefined
      ? associationOf(requireAddress({ PublicIp: ip }, context).AllocationId, context)
      : associationById(id, context);
  if (!found) throw associationNotFound(id ?? ip ?? '');
  if (found.interface.RequesterManaged) throw permissionDenied();
  unmapAddress(found);
  return {};
}
