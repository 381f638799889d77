/** Secondary addresses of a NAT gateway that is there: Elastic IPs of public ones, private addresses of private ones. */
import type {
  AssignPrivateNatGatewayAddressRequest,
  AssignPrivateNatGatewayAddressResult,
  AssociateNatGatewayAddressRequest,
  AssociateNatGatewayAddressResult,
  DisassociateNatGatewayAddressRequest,
  DisassociateNatGatewayAddressResult,
  UnassignPrivateNatGatewayAddressRequest,
  UnassignPrivateNatGatewayAddressResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { address } from '../address/address.ts';
import { associationOf } from '../address/association.ts';
import { associationNotFound, invalidValue } from '../errors.ts';
import { AddressPool } from '../network-interface/address-pool.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import { subnet } from '../subnet/subnet.ts';
import { ADDRESSES_PER_GATEWAY, ELASTIC_IPS_PER_GATEWAY } from './limits.ts';
import { type NatAddressItem, type NatGatewayItem, natGateway } from './nat-gateway.ts';
import { elasticPart } from './provision.ts';

const SETTLE_MS = 5000;

interface Changed {
  NatGatewayId: string;
  NatGatewayAddresses: NatAddressItem[];
}

export function associateNatGatewayAddress(
  input: AssociateNatGatewayAddressRequest,
  context: Context,
): Plain<AssociateNatGatewayAddressResult> {
  refuseOptions(input, ['AvailabilityZone', 'AvailabilityZoneId']);
  const item = requireAvailable(input.NatGatewayId, 'public', context);
  const { AllocationIds: ids = [], PrivateIpAddresses: listed = [] } = input;
  if (ids.length === 0) throw missingParameter('allocationIds');
  if (listed.length > 0 && listed.length !== ids.length) {
    throw invalidParameterCombination('Each allocation needs one private IP address.');
  }
  for (const id of ids) {
    context.get(address, id);
    if (associationOf(id, context)) {
      throw new AwsError('Resource.AlreadyAssociated', `Elastic IP address [${id}] is already associated`);
    }
  }
  const elastic = item.NatGatewayAddresses.length + ids.length;
  if (elastic > ELASTIC_IPS_PER_GATEWAY) {
    throw new AwsError(
      'AddressLimitExceeded',
      `A NAT gateway can have at most ${ELASTIC_IPS_PER_GATEWAY} Elastic IP addresses.`,
    );
  }
  const own = interfaceOf(item, context);
  const added = addPrivateAddresses(item, own, listed, ids.length - listed.length, context);
  return change(
    item,
    added.map((text, index) => ({
      ...elasticPart(ids[index], own, text, context),
      ...newEntry(own, text),
      Status: 'associating' as const,
    })),
    context,
  );
}

export function disassociateNatGatewayAddress(
  input: DisassociateNatGatewayAddressRequest,
  context: Context,
): Plain<DisassociateNatGatewayAddressResult> {
  const item = requireAvailable(input.NatGatewayId, 'public', context);
  const ids = required(input.AssociationIds, 'associationIds');
  const entries = ids.map((id) => {
    const entry = item.NatGatewayAddresses.find((other) => other.AssociationId === id);
    if (!entry) throw associationNotFound(id);
    return entry;
  });
  return take(item, entries, 'disassociating', context);
}

export function assignPrivateNatGatewayAddress(
  input: AssignPrivateNatGatewayAddressRequest,
  context: Context,
): Plain<AssignPrivateNatGatewayAddressResult> {
  const item = requireAvailable(input.NatGatewayId, 'private', context);
  const { PrivateIpAddresses: listed = [], PrivateIpAddressCount: count } = input;
  if (listed.length > 0 === (count !== undefined)) {
    throw invalidParameterCombination('Specify either privateIpAddresses or privateIpAddressCount.');
  }
  const own = interfaceOf(item, context);
  const added = addPrivateAddresses(item, own, listed, count ?? 0, context);
  return change(
    item,
    added.map((text) => ({ ...newEntry(own, text), Status: 'assigning' as const })),
    context,
  );
}

export function unassignPrivateNatGatewayAddress(
  input: UnassignPrivateNatGatewayAddressRequest,
  context: Context,
): Plain<UnassignPrivateNatGatewayAddressResult> {
  const item = requireAvailable(input.NatGatewayId, 'private', context);
  const entries = required(input.PrivateIpAddresses, 'privateIpAddresses').map((text) => {
    const entry = item.NatGatewayAddresses.find((other) => other.PrivateIp === text);
    if (!entry) throw invalidValue(`Address ${text} is not assigned to NAT gateway ${item.NatGatewayId}`);
    return entry;
  });
  return take(item, entries, 'unassigning', context);
}

function requireAvailable(
  id: string | undefined,
  type: 'public' | 'private',
  context: Context,
): NatGatewayItem {
  const item = context.get(natGateway, required(id, 'natGatewayId'));
  if (item.ConnectivityType !== type) {
    throw invalidValue(`NAT gateway ${item.NatGatewayId} is not ${type}.`);
  }
  if (item.State !== 'available') {
    throw new AwsError('IncorrectState', `NAT gateway ${item.NatGatewayId} is in state ${item.State}.`);
  }
  return item;
}

function interfaceOf(item: NatGatewayItem, context: Context): NetworkInterfaceItem {
  return context.get(networkInterface, item.NatGatewayAddresses[0]?.NetworkInterfaceId ?? '');
}

function addPrivateAddresses(
  item: NatGatewayItem,
  own: NetworkInterfaceItem,
  listed: readonly string[],
  count: number,
  context: Context,
): string[] {
  if (item.NatGatewayAddresses.length + listed.length + count > ADDRESSES_PER_GATEWAY) {
    throw new AwsError(
      'PrivateIpAddressLimitExceeded',
      `A NAT gateway can have at most ${ADDRESSES_PER_GATEWAY} private IPv4 addresses.`,
    );
  }
  const pool = new AddressPool(context.get(subnet, item.SubnetId), context);
  const claimed = listed.map((text) => pool.claimIpv4(text));
  const added = [...claimed, ...Array.from({ length: count }, () => pool.drawIpv4())];
  own.PrivateIpAddresses.push(...added.map((PrivateIpAddress) => ({ Primary: false, PrivateIpAddress })));
  return added;
}

function newEntry(own: NetworkInterfaceItem, PrivateIp: string): NatAddressItem {
  return { NetworkInterfaceId: own.NetworkInterfaceId, PrivateIp, IsPrimary: false };
}

function change(item: NatGatewayItem, added: NatAddressItem[], context: Context): Changed {
  item.NatGatewayAddresses.push(...added);
  for (const entry of added) settleLater(item, entry, context);
  return { NatGatewayId: item.NatGatewayId, NatGatewayAddresses: added };
}

/** The primary address stays as long as the gateway does. */
function take(
  item: NatGatewayItem,
  entries: NatAddressItem[],
  status: 'disassociating' | 'unassigning',
  context: Context,
): Changed {
  if (entries.some((entry) => entry.IsPrimary)) {
    throw invalidValue(`The primary address of NAT gateway ${item.NatGatewayId} cannot be removed.`);
  }
  for (const entry of entries) {
    entry.Status = status;
    settleLater(item, entry, context);
  }
  return { NatGatewayId: item.NatGatewayId, NatGatewayAddresses: entries };
}

function settleLater(item: NatGatewayItem, entry: NatAddressItem, context: Context): void {
  context.later(SETTLE_MS, natGateway, item.NatGatewayId, 'finish-address', entry.PrivateIp);
}

/** A transition: an address has come, or gone. */
export function finishAddress(item: NatGatewayItem, context: Context, privateIp: string): void {
  const entry = item.NatGatewayAddresses.find((other) => other.PrivateIp === privateIp);
  if (!entry) return;
  if (entry.Status === 'associating' || entry.Status === 'assigning') {
    entry.Status = 'succeeded';
    return;
  }
  if (entry.Status !== 'disassociating' && entry.Status !== 'unassigning') return;
  item.NatGatewayAddresses = item.NatGatewayAddresses.filter((other) => other.PrivateIp !== privateIp);
  const own = context.find(networkInterface, entry.NetworkInterfaceId);
  if (own) {
    own.PrivateIpAddresses = own.PrivateIpAddresses.filter((other) => other.PrivateIpAddress !== privateIp);
  }
}
