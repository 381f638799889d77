/**
 * Elastic IP addresses (R-VPC-78…R-VPC-80, R-VPC-190). What an address is associated with stands at the interface that
 * carries it, and nowhere else.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
import type {
  Address,
  AllocateAddressRequest,
  AllocateAddressResult,
  AssociateAddressRequest,
  AssociateAddressResult,
  DescribeAddressesRequest,
  DisassociateAddressRequest,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError, invalidParameterValue, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { type Resource, write } from '../../kernel/resource.ts';
import { requestTags, withoutEmptyTags } from '../../kernel/tags.ts';
import { limitExceeded, notFound } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { associateAddress, disassociateAddress } from './associate.ts';
import { associationOf, permissionDenied, unmapAddress } from './association.ts';
import { drawPublicAddress } from './public-pool.ts';

export type AddressItem = Stored<
  Pick<Address, 'AllocationId' | 'Domain' | 'PublicIp' | 'PublicIpv4Pool' | 'NetworkBorderGroup' | 'Tags'>,
  'AllocationId' | 'PublicIp' | 'Tags'
>;

/** R-VPC-78. */
const ADDRESSES_PER_REGION = 5;

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
  operations: {
    AllocateAddress: write<AllocateAddressRequest, AllocateAddressResult>(allocate),
    DescribeAddresses: describe(() => address, {
      ids: 'AllocationIds',
      result: 'Addresses',
      items: (context, input) => addressesNamed(input as DescribeAddressesRequest, context),
      view: showAddress,
    }),
    AssociateAddress: write<AssociateAddressRequest, AssociateAddressResult>(associateAddress),
    DisassociateAddress: write<DisassociateAddressRequest, object>(disassociateAddress),
    ReleaseAddress: write<ReleaseAddressRequest, object>(release),
  },
};

function allocate(input: AllocateAddressRequest, context: Context): AllocateAddressResult {
  refuseOptions(input, ['Address', 'CustomerOwnedIpv4Pool', 'IpamPoolId']);
  const tags = requestTags(address.kind, input.TagSpecifications);
  const {
    Domain: domain = 'vpc',
    NetworkBorderGroup: group = context.region,
    PublicIpv4Pool: pool = 'amazon',
  } = input;
  if (domain !== 'vpc') throw invalidParameterValue(domain, 'domain', 'Only vpc is available.');
  if (group !== context.region) {
    throw invalidParameterValue(group, 'networkBorderGroup', 'Unknown network border group.');
  }
  if (pool !== 'amazon') throw invalidParameterValue(pool, 'publicIpv4Pool', 'Unknown address pool.');
  if (context.list(address).length >= ADDRESSES_PER_REGION)
    throw limitExceeded('AddressLimitExceeded', 'addresses');
  const created = context.add(address, {
    AllocationId: context.newId(address.prefix),
    Domain: 'vpc',
    Tags: tags,
    PublicIpv4Pool: pool,
    NetworkBorderGroup: group,
    PublicIp: drawPublicAddress(context),
  });
  const { Tags: _tags, ...result } = created;
  return result;
}

function addressesNamed({ PublicIps: wanted }: DescribeAddressesRequest, context: Context): AddressItem[] {
  return wanted?.length ? wanted.map((ip) => requireByIp(ip, context)) : context.list(address);
}

function requireByIp(ip: string, context: Context): AddressItem {
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

function release(input: ReleaseAddressRequest, context: Context): object {
  const item = requireAddress(input, context);
  const found = associationOf(item.AllocationId, context);
  if (found?.interface.RequesterManaged) throw permissionDenied();
  // In a default VPC the association goes with the address; elsewhere it must go first (R-VPC-80).
  if (found && context.find(vpc, found.interface.VpcId)?.IsDefault) unmapAddress(found);
  else if (found) throw new AwsError('InvalidIPAddress.InUse', `Address ${item.PublicIp} is in use.`);
  context.remove(address, item.AllocationId);
  return {};
}
