/**
 * Elastic IP addresses (R-VPC-78…R-VPC-80, R-VPC-190). What an address is associated with stands at the interface that
 * carries it, and nowhere else.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
import type { Address } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { notFound } from '../errors.ts';
import { associationOf } from './association.ts';

export type AddressItem = Stored<
  Pick<Address, 'AllocationId' | 'Domain' | 'PublicIp' | 'PublicIpv4Pool' | 'NetworkBorderGroup' | 'Tags'>,
  'AllocationId' | 'PublicIp' | 'Tags'
>;

const allocationNotFound = notFound('InvalidAllocationID.NotFound', 'allocation ID');

export const address: Resource<AddressItem> = {
  kind: 'elastic-ip',
  prefix: 'eipalloc',
  id: (item) => item.AllocationId,
  notFound: allocationNotFound,
  malformed: allocationNotFound,
  // Filters see what is shown.
  filters: {
    'allocation-id': (item) => item.AllocationId,
    'association-id': (item) => (item as Address).AssociationId,
    domain: (item) => item.Domain,
    'instance-id': (item) => (item as Address).InstanceId,
    'network-border-group': (item) => item.NetworkBorderGroup,
    'network-interface-id': (item) => (item as Address).NetworkInterfaceId,
    'network-interface-owner-id': (item) => (item as Address).NetworkInterfaceOwnerId,
    'private-ip-address': (item) => (item as Address).PrivateIpAddress,
    'public-ip': (item) => item.PublicIp,
  },
};

export function requireByIp(ip: string, context: Context): AddressItem {
  const found = context.list(address).find((item) => item.PublicIp === ip);
  if (found) return found;
  throw new AwsError('InvalidAddress.NotFound', `Address '${ip}' not found.`);
}

/** The address that a request names, by allocation ID or by itself. */
export function requireAddress(
  { AllocationId: id, PublicIp: ip }: { AllocationId?: string | undefined; PublicIp?: string | undefined },
  context: Context,
): AddressItem {
  if (id !== undefined) return context.get(address, id);
  if (ip !== undefined) return requireByIp(ip, context);
  throw missingParameter('allocationId or publicIp');
}

/** As `describe-addresses` shows it: with what it is associated with. */
export function showAddress(item: AddressItem, context: Context): Plain<Address> {
  const found = associationOf(item.AllocationId, context);
  const instanceId = found?.interface.Attachment?.InstanceId;
  return {
    ...withoutEmptyTags(item),
    ...(found && {
      AssociationId: found.associationId,
      NetworkInterfaceId: found.interface.NetworkInterfaceId,
      NetworkInterfaceOwnerId: found.interface.OwnerId,
      PrivateIpAddress: found.privateIpAddress,
    }),
    ...(instanceId !== undefined && { InstanceId: instanceId }),
  };
}
