/** CreateNatGateway: what can be refused at once (R-VPC-90, R-VPC-94); the rest fails later (R-VPC-93). */
import type { CreateNatGatewayRequest, CreateNatGatewayResult } from '@aws-sdk/client-ec2';
import { parseAddress } from '../../../kit/address.ts';
import { prefixContains } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import {
  AwsError,
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
} from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { storedPrefix } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { isReserved } from '../subnet/addresses.ts';
import { type SubnetItem, subnet } from '../subnet/subnet.ts';
import { ADDRESSES_PER_GATEWAY, ELASTIC_IPS_PER_GATEWAY } from './limits.ts';
import {
  isGone,
  type NatAddressItem,
  type NatGatewayItem,
  natGateway,
  showNatGateway,
} from './nat-gateway.ts';
import { PROVISION_MS } from './provision.ts';

const GATEWAYS_PER_ZONE = 5;

export function createNatGateway(
  input: CreateNatGatewayRequest,
  context: Context,
): Plain<CreateNatGatewayResult> {
  if (input.AvailabilityMode === 'regional') refuseOptions(input, ['AvailabilityMode']);
  refuseOptions(input, ['VpcId', 'AvailabilityZoneAddresses']);
  const tags = requestTags(natGateway.kind, input.TagSpecifications);
  const home = context.get(subnet, required(input.SubnetId, 'subnetId'));
  const allocations = readAllocations(input);
  const wanted = readPrivateAddresses(input, allocations.length, home);
  checkZoneLimit(home, context);
  const created = context.add(natGateway, {
    CreateTime: timestamp(context.now),
    NatGatewayAddresses: allocations.map(
      (AllocationId, index): NatAddressItem => ({
        AllocationId,
        IsPrimary: index === 0,
        Status: 'associating',
      }),
    ),
    NatGatewayId: context.newId(natGateway.prefix),
    State: 'pending',
    SubnetId: home.SubnetId,
    VpcId: home.VpcId,
    Tags: tags,
    ConnectivityType: allocations.length > 0 ? 'public' : 'private',
    AvailabilityMode: 'zonal',
    Wanted: wanted,
  });
  context.later(PROVISION_MS, natGateway, created.NatGatewayId, 'provision');
  return {
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
    NatGateway: showNatGateway(created),
  };
}

/** The allocation IDs, the primary one first; none for a private gateway. */
function readAllocations(input: CreateNatGatewayRequest): string[] {
  const {
    ConnectivityType: type = 'public',
    AllocationId: primary,
    SecondaryAllocationIds: others = [],
  } = input;
  if (type !== 'public' && type !== 'private') {
    throw invalidParameterValue(type, 'connectivityType', 'Expecting public or private.');
  }
  if (type === 'private') {
    if (primary !== undefined || others.length > 0) {
      throw invalidParameterCombination('A private NAT gateway cannot have an Elastic IP address.');
    }
    return [];
  }
  const all = [required(primary, 'allocationId'), ...others];
  const odd = all.find((id) => !id.startsWith('eipalloc-'));
  if (odd !== undefined) {
    throw invalidParameterValue(
      odd,
      'allocationId',
      'Expecting the ID of an Elastic IP address (eipalloc-...).',
    );
  }
  if (all.length > ELASTIC_IPS_PER_GATEWAY) {
    throw new AwsError(
      'AddressLimitExceeded',
      `A NAT gateway can have at most ${ELASTIC_IPS_PER_GATEWAY} Elastic IP addresses.`,
    );
  }
  return all;
}

function readPrivateAddresses(
  input: CreateNatGatewayRequest,
  allocations: number,
  home: SubnetItem,
): NatGatewayItem['Wanted'] {
  const { PrivateIpAddress: primary, SecondaryPrivateIpAddresses: listed = [] } = input;
  const { SecondaryPrivateIpAddressCount: count } = input;
  if (count !== undefined && (allocations > 0 || listed.length > 0)) {
    throw invalidParameterCombination(
      'The parameter secondaryPrivateIpAddressCount is only for private NAT gateways without named secondary addresses',
    );
  }
  if (allocations > 0 && listed.length > 0 && listed.length !== allocations - 1) {
    throw invalidParameterCombination('Each secondary allocation needs one secondary private IP address.');
  }
  const secondaries = allocations > 0 ? allocations - 1 : (count ?? listed.length);
  if (secondaries < 0 || secondaries >= ADDRESSES_PER_GATEWAY) {
    throw new AwsError(
      'PrivateIpAddressLimitExceeded',
      `A NAT gateway can have at most ${ADDRESSES_PER_GATEWAY} private IPv4 addresses.`,
    );
  }
  for (const text of [...(primary === undefined ? [] : [primary]), ...listed]) checkInSubnet(text, home);
  return {
    ...(primary !== undefined && { privateIpAddress: primary }),
    secondaryPrivateIpAddresses: listed,
    secondaryPrivateIpAddressCount: secondaries - listed.length,
  };
}

/** R-VPC-42. */
function checkInSubnet(text: string, home: SubnetItem): void {
  if (home.CidrBlock === undefined) throw missingParameter('cidrBlock of the subnet');
  const block = storedPrefix(home.CidrBlock);
  const address = parseAddress(text);
  if (!address) throw invalidParameterValue(text, 'privateIpAddress', 'This is not a valid IP address.');
  if (!prefixContains(block, address)) {
    throw invalidValue(`Address ${text} does not fall within the subnet's address range`);
  }
  if (isReserved(block, address)) throw invalidValue(`Address ${text} is in subnet's reserved address range`);
}

function checkZoneLimit(home: SubnetItem, context: Context): void {
  const others = context
    .list(natGateway)
    .filter(
      (item) =>
        !isGone(item) && context.find(subnet, item.SubnetId)?.AvailabilityZone === home.AvailabilityZone,
    );
  if (others.length >= GATEWAYS_PER_ZONE) {
    throw new AwsError(
      'NatGatewayLimitExceeded',
      `Performing this operation would exceed the limit of ${GATEWAYS_PER_ZONE} NAT gateways`,
    );
  }
}
