/** Making network interfaces: for `create-network-interface`, for instances, and for AWS's own services (R-VPC-118). */
import type {
  CreateNetworkInterfaceRequest,
  CreateNetworkInterfaceResult,
  NetworkInterfaceType,
  PrivateIpAddressSpecification,
} from '@aws-sdk/client-ec2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags, type Tag } from '../../kernel/tags.ts';
import { limitExceeded } from '../errors.ts';
import { type SubnetItem, subnet } from '../subnet/subnet.ts';
import { AddressPool } from './address-pool.ts';
import { requireGroups } from './groups.ts';
import { type NetworkInterfaceItem, networkInterface, PENDING } from './network-interface.ts';
import { showInterface } from './show.ts';

/** R-VPC-114. */
const INTERFACES_PER_REGION = 5000;
const SETTLE_MS = 1000;
const NOT_SIMULATED = [
  'Ipv4Prefixes',
  'Ipv4PrefixCount',
  'Ipv6Prefixes',
  'Ipv6PrefixCount',
  'EnablePrimaryIpv6',
  'Operator',
] as const;

export interface InterfaceOptions {
  subnet: SubnetItem;
  description?: string | undefined;
  /** IDs of security groups; left out: the VPC's default group; empty: none. */
  groups?: readonly string[] | undefined;
  /** The primary address; drawn from the subnet where left out. */
  privateIpAddress?: string | undefined;
  secondaryPrivateIpAddresses?: readonly string[] | undefined;
  secondaryPrivateIpAddressCount?: number | undefined;
  ipv6Addresses?: readonly string[] | undefined;
  /** Left out: as the subnet has it (`AssignIpv6AddressOnCreation`). */
  ipv6AddressCount?: number | undefined;
  /** As described: `nat_gateway`, though AWS's list of types says `natGateway`. */
  interfaceType?: string | undefined;
  /** The ID of the AWS service that owns the interface, for those that no user may change. */
  requesterManaged?: string | undefined;
  sourceDestCheck?: boolean | undefined;
  tags?: Tag[] | undefined;
  /** The subnet's free addresses, where one request makes many interfaces. */
  pool?: AddressPool | undefined;
}

export function createInterface(context: Context, options: InterfaceOptions): NetworkInterfaceItem {
  const home = options.subnet;
  const pool = options.pool ?? new AddressPool(home, context);
  // A launch that brings its pool has counted for all its instances at once.
  if (!options.pool) refuseTooManyInterfaces(1, context);
  const addresses = home.Ipv6Native ? [] : privateAddresses(options, pool);
  return context.add(networkInterface, {
    AvailabilityZone: home.AvailabilityZone,
    Description: options.description ?? '',
    Groups: requireGroups(options.groups, home, context),
    InterfaceType: (options.interfaceType ?? 'interface') as NetworkInterfaceType,
    Ipv6Addresses: ipv6Addresses(options, pool).map((text) => ({ Ipv6Address: text, IsPrimaryIpv6: false })),
    MacAddress: newMacAddress(context),
    NetworkInterfaceId: context.newId(networkInterface.prefix),
    OwnerId: context.account,
    ...(addresses[0] && { PrivateIpAddress: addresses[0] }),
    PrivateIpAddresses: addresses.map((address, index) => ({
      Primary: index === 0,
      PrivateIpAddress: address,
    })),
    ...(options.requesterManaged !== undefined && { RequesterId: options.requesterManaged }),
    RequesterManaged: options.requesterManaged !== undefined,
    SourceDestCheck: options.sourceDestCheck ?? true,
    Status: 'available',
    SubnetId: home.SubnetId,
    TagSet: options.tags ?? [],
    VpcId: home.VpcId,
    Operator: { Managed: false },
    AvailabilityZoneId: home.AvailabilityZoneId,
  });
}

/** How many more interfaces the region takes. */
export function roomForInterfaces(context: Context): number {
  return INTERFACES_PER_REGION - context.peek(networkInterface).length;
}

export function refuseTooManyInterfaces(count: number, context: Context): void {
  if (count > roomForInterfaces(context)) {
    throw limitExceeded('NetworkInterfaceLimitExceeded', 'network interfaces');
  }
}

/** The primary one first. Addresses asked for are claimed before any is drawn. */
function privateAddresses(options: InterfaceOptions, pool: AddressPool): string[] {
  const asked = options.privateIpAddress === undefined ? undefined : pool.claimIpv4(options.privateIpAddress);
  const secondary = (options.secondaryPrivateIpAddresses ?? []).map((text) => pool.claimIpv4(text));
  const primary = asked ?? pool.drawIpv4();
  const drawn = Array.from({ length: options.secondaryPrivateIpAddressCount ?? 0 }, () => pool.drawIpv4());
  return [primary, ...secondary, ...drawn];
}

function ipv6Addresses(options: InterfaceOptions, pool: AddressPool): string[] {
  if (options.ipv6Addresses?.length) return options.ipv6Addresses.map((text) => pool.claimIpv6(text));
  const byDefault = options.subnet.Ipv6Native || options.subnet.AssignIpv6AddressOnCreation;
  const count = options.ipv6AddressCount ?? (byDefault && options.requesterManaged === undefined ? 1 : 0);
  return Array.from({ length: count }, () => pool.drawIpv6());
}

/** A locally administered address, as EC2's are. */
function newMacAddress(context: Context): string {
  return ['02', ...(nextHex(context.random, 10).match(/../g) ?? [])].join(':');
}

export function createNetworkInterface(
  input: CreateNetworkInterfaceRequest,
  context: Context,
): Plain<CreateNetworkInterfaceResult> {
  const tags = requestTags(networkInterface.kind, input.TagSpecifications);
  refuseOptions(input, NOT_SIMULATED);
  const created = createInterface(context, {
    subnet: context.get(subnet, required(input.SubnetId, 'subnetId')),
    description: input.Description,
    groups: input.Groups?.length ? input.Groups : undefined,
    ...readPrivateAddresses(input),
    ipv6Addresses: input.Ipv6Addresses?.map((address) => address.Ipv6Address ?? ''),
    ipv6AddressCount: input.Ipv6AddressCount,
    interfaceType: input.InterfaceType,
    tags,
  });
  created.Status = PENDING;
  context.later(SETTLE_MS, networkInterface, created.NetworkInterfaceId, 'settle');
  return {
    NetworkInterface: showInterface(created, context),
    ...(input.ClientToken && { ClientToken: input.ClientToken }),
  };
}

export interface AddressInput {
  PrivateIpAddress?: string | undefined;
  PrivateIpAddresses?: PrivateIpAddressSpecification[] | undefined;
  SecondaryPrivateIpAddressCount?: number | undefined;
}

/** The two ways to say addresses, one at a time. */
export function readPrivateAddresses(input: AddressInput) {
  const listed = input.PrivateIpAddresses ?? [];
  const primaries = listed.filter((address) => address.Primary).map((address) => address.PrivateIpAddress);
  if (input.PrivateIpAddress !== undefined) primaries.push(input.PrivateIpAddress);
  if (primaries.length > 1) {
    throw invalidParameterCombination('Only one primary private IP address can be specified.');
  }
  const secondaries = listed.filter((address) => !address.Primary);
  if (secondaries.length > 0 && input.SecondaryPrivateIpAddressCount !== undefined) {
    throw invalidParameterCombination(
      'The parameter secondaryPrivateIpAddressCount cannot be used with secondary private IP addresses',
    );
  }
  return {
    privateIpAddress: primaries[0],
    secondaryPrivateIpAddresses: secondaries.map((address) => address.PrivateIpAddress ?? ''),
    secondaryPrivateIpAddressCount: input.SecondaryPrivateIpAddressCount,
  };
}
