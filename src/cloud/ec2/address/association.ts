/** Where public addresses stand: at the private addresses of interfaces (R-VPC-75, R-VPC-77, R-VPC-79). */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import type { AddressItem } from './address.ts';

export interface FoundAssociation {
  readonly interface: NetworkInterfaceItem;
  readonly privateIpAddress: string;
  readonly associationId: string;
}

/** What an Elastic IP address is associated with, if it is. */
export function associationOf(allocationId: string, context: Context): FoundAssociation | undefined {
  return find(context, (association) => association.AllocationId === allocationId);
}

export function associationById(associationId: string, context: Context): FoundAssociation | undefined {
  return find(context, (association) => association.AssociationId === associationId);
}

type Association = NonNullable<NetworkInterfaceItem['PrivateIpAddresses'][number]['Association']>;

function find(context: Context, fits: (association: Association) => boolean): FoundAssociation | undefined {
  for (const item of context.list(networkInterface)) {
    for (const {
      Association: association,
      PrivateIpAddress: privateIpAddress = '',
    } of item.PrivateIpAddresses) {
      if (association && fits(association)) {
        return { interface: item, privateIpAddress, associationId: association.AssociationId ?? '' };
      }
    }
  }
  return undefined;
}

/** Maps the address to a private one, in place of whatever public address that had. */
export function mapAddress(
  { AllocationId, PublicIp }: AddressItem,
  target: NetworkInterfaceItem,
  privateIpAddress: string,
  context: Context,
): string {
  const place = target.PrivateIpAddresses.find((other) => other.PrivateIpAddress === privateIpAddress);
  const AssociationId = context.newId('eipassoc');
  if (place) place.Association = { AllocationId, AssociationId, IpOwnerId: context.account, PublicIp };
  return AssociationId;
}

export function unmapAddress(found: FoundAssociation): void {
  const place = found.interface.PrivateIpAddresses.find(
    (other) => other.PrivateIpAddress === found.privateIpAddress,
  );
  delete place?.Association;
}

/** Whether packets from the internet can be translated to the interface. */
export function hasPublicAddress(item: NetworkInterfaceItem): boolean {
  return item.PrivateIpAddresses.some((place) => place.Association !== undefined);
}

/** For addresses and interfaces that belong to a service of AWS, such as a NAT gateway (R-VPC-80). */
export function permissionDenied(): AwsError {
  return new AwsError('AuthFailure', 'You do not have permission to access the specified resource.');
}
