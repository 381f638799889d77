/** More addresses on an interface, and fewer (R-VPC-34, R-VPC-42, R-VPC-114, R-VPC-116). */
import type {
  AssignIpv6AddressesRequest,
  AssignPrivateIpAddressesRequest,
  UnassignIpv6AddressesRequest,
  UnassignPrivateIpAddressesRequest,
} from '@aws-sdk/client-ec2';
import { formatAddress, parseAddress } from '../../../kit/address.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { invalidValue } from '../errors.ts';
import { instance } from '../instance/instance.ts';
import { interfaceLimits } from '../instance/instance-types.ts';
import { type SubnetItem, subnet } from '../subnet/subnet.ts';
import { AddressPool } from './address-pool.ts';
import { addressLimitExceeded, refuseRequesterManaged } from './attach.ts';
import { type NetworkInterfaceItem, networkInterface } from './network-interface.ts';

/** What an interface may hold that no instance limits: as many as the largest instance takes. */
const MOST_ADDRESSES = { addresses: 50, ipv6Addresses: 50 };

export function assignPrivateIpAddresses(input: AssignPrivateIpAddressesRequest, context: Context): object {
  refuseOptions(input, ['Ipv4Prefixes', 'Ipv4PrefixCount']);
  const item = ownInterface(input.NetworkInterfaceId, context);
  const { SecondaryPrivateIpAddressCount: count, PrivateIpAddresses: asked = [] } = input;
  if (asked.length === 0 && count === undefined) throw missingParameter('secondaryPrivateIpAddressCount');
  if (asked.length > 0 && count !== undefined) {
    throw invalidParameterCombination(
      'The parameter secondaryPrivateIpAddressCount cannot be used with the parameter privateIpAddress',
    );
  }
  if (item.PrivateIpAddresses.length + (count ?? asked.length) > limitsOf(item, context).addresses) {
    throw addressLimitExceeded();
  }
  if (input.AllowReassignment) for (const text of asked) takeFromOther(item, text, context);
  const pool = new AddressPool(homeOf(item, context), context);
  const added =
    asked.length > 0
      ? asked.map((text) => pool.claimIpv4(text))
      : Array.from({ length: count ?? 0 }, () => pool.drawIpv4());
  for (const text of added) item.PrivateIpAddresses.push({ Primary: false, PrivateIpAddress: text });
  return {
    NetworkInterfaceId: item.NetworkInterfaceId,
    AssignedPrivateIpAddresses: added.map((text) => ({ PrivateIpAddress: text })),
    AssignedIpv4Prefixes: [],
  };
}

/** R-VPC-116: only secondary addresses move from one interface to another. */
function takeFromOther(item: NetworkInterfaceItem, text: string, context: Context): void {
  for (const other of context.list(networkInterface)) {
    if (other.SubnetId !== item.SubnetId) continue;
    const address = other.PrivateIpAddresses.find(({ PrivateIpAddress }) => PrivateIpAddress === text);
    if (!address) continue;
    if (address.Primary) {
      throw invalidValue(
        `The primary private IP address ${text} may not be reassigned to another interface.`,
      );
    }
    dropAddress(other, text);
  }
}

export function unassignPrivateIpAddresses(
  input: UnassignPrivateIpAddressesRequest,
  context: Context,
): object {
  const item = ownInterface(input.NetworkInterfaceId, context);
  const asked = input.PrivateIpAddresses ?? [];
  if (asked.length === 0) throw missingParameter('privateIpAddress');
  const held = item.PrivateIpAddresses.map((address) => address.PrivateIpAddress);
  const strangers = asked.filter((text) => !held.includes(text));
  if (strangers.length > 0) throw notAssigned(strangers, item);
  if (asked.includes(held[0] ?? '')) {
    throw invalidValue('The primary private IP address of a network interface may not be unassigned.');
  }
  for (const text of asked) dropAddress(item, text);
  return {};
}

/** An Elastic IP address on it is free again: what it is associated with stands here. */
function dropAddress(item: NetworkInterfaceItem, text: string): void {
  item.PrivateIpAddresses = item.PrivateIpAddresses.filter((address) => address.PrivateIpAddress !== text);
}

export function assignIpv6Addresses(input: AssignIpv6AddressesRequest, context: Context): object {
  refuseOptions(input, ['Ipv6Prefixes', 'Ipv6PrefixCount']);
  const item = ownInterface(input.NetworkInterfaceId, context);
  const { Ipv6AddressCount: count, Ipv6Addresses: asked = [] } = input;
  if (asked.length === 0 && count === undefined) throw missingParameter('ipv6AddressCount');
  if (asked.length > 0 && count !== undefined) {
    throw invalidParameterCombination(
      'The parameter ipv6AddressCount cannot be used with the parameter ipv6Addresses',
    );
  }
  if (item.Ipv6Addresses.length + (count ?? asked.length) > limitsOf(item, context).ipv6Addresses) {
    throw addressLimitExceeded();
  }
  const pool = new AddressPool(homeOf(item, context), context);
  const added =
    asked.length > 0
      ? asked.map((text) => pool.claimIpv6(text))
      : Array.from({ length: count ?? 0 }, () => pool.drawIpv6());
  for (const text of added) item.Ipv6Addresses.push({ Ipv6Address: text, IsPrimaryIpv6: false });
  return {
    AssignedIpv6Addresses: added,
    AssignedIpv6Prefixes: [],
    NetworkInterfaceId: item.NetworkInterfaceId,
  };
}

export function unassignIpv6Addresses(input: UnassignIpv6AddressesRequest, context: Context): object {
  const item = ownInterface(input.NetworkInterfaceId, context);
  const asked = (input.Ipv6Addresses ?? []).map(canonical);
  if (asked.length === 0) throw missingParameter('ipv6Addresses');
  const strangers = asked.filter((text) =>
    item.Ipv6Addresses.every(({ Ipv6Address }) => Ipv6Address !== text),
  );
  if (strangers.length > 0) throw notAssigned(strangers, item);
  item.Ipv6Addresses = item.Ipv6Addresses.filter(({ Ipv6Address }) => !asked.includes(Ipv6Address ?? ''));
  return {
    NetworkInterfaceId: item.NetworkInterfaceId,
    UnassignedIpv6Addresses: asked,
    UnassignedIpv6Prefixes: [],
  };
}

function canonical(text: string): string {
  const address = parseAddress(text);
  return address ? formatAddress(address) : text;
}

function notAssigned(addresses: readonly string[], item: NetworkInterfaceItem) {
  return invalidValue(
    `Some of [${addresses.join(', ')}] are not assigned to interface ${item.NetworkInterfaceId}`,
  );
}

function ownInterface(id: string | undefined, context: Context): NetworkInterfaceItem {
  const item = context.get(networkInterface, id ?? '');
  refuseRequesterManaged(item);
  return item;
}

function homeOf(item: NetworkInterfaceItem, context: Context): SubnetItem {
  return context.get(subnet, item.SubnetId);
}

function limitsOf(item: NetworkInterfaceItem, context: Context) {
  const host = context.find(instance, item.Attachment?.InstanceId);
  return host ? interfaceLimits(host.InstanceType) : MOST_ADDRESSES;
}
