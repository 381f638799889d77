/** What can be done with Elastic IP addresses. */
import type {
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
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { limitExceeded } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { type AddressItem, address, requireAddress, requireByIp, showAddress } from './address.ts';
import { associateAddress, disassociateAddress } from './associate.ts';
import { associationOf, permissionDenied, unmapAddress } from './association.ts';
import { drawPublicAddress } from './public-pool.ts';

export const addressOperations: Operations = {
  AllocateAddress: write<AllocateAddressRequest, AllocateAddressResult>(allocate),
  DescribeAddresses: describe(address, {
    ids: 'AllocationIds',
    result: 'Addresses',
    items: (context, input) => addressesNamed(input as DescribeAddressesRequest, context),
    view: showAddress,
  }),
  AssociateAddress: write<AssociateAddressRequest, AssociateAddressResult>(associateAddress),
  DisassociateAddress: write<DisassociateAddressRequest, object>(disassociateAddress),
  ReleaseAddress: write<ReleaseAddressRequest, object>(release),
};

/** R-VPC-78. */
const ADDRESSES_PER_REGION = 5;

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
