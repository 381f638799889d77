/** The two addresses of a peering (R-DX-38, R-DX-39), given or drawn. */
import type { AddressFamily } from '@aws-sdk/client-direct-connect';
import { type Address, addressPlus, formatAddress, parseAddress, sameAddress } from '../../../kit/address.ts';
import { parsePrefix, prefixContains, prefixesOverlap, samePrefix } from '../../../kit/prefix.ts';
import { nextBelow, type RandomState } from '../../../kit/random.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import { clientException } from '../errors.ts';
import { RESERVED_BLOCKS } from '../virtual-interface/reserved.ts';
import type { VifType } from '../virtual-interface/virtual-interface.ts';

export interface AddressInput {
  readonly addressFamily?: AddressFamily | undefined;
  readonly amazonAddress?: string | undefined;
  readonly customerAddress?: string | undefined;
}

export interface PeerAddresses {
  readonly addressFamily: AddressFamily;
  /** With the length of their subnet. */
  readonly amazonAddress: string;
  readonly customerAddress: string;
}

/** `taken`: addresses of other peers, with lengths; a drawn subnet keeps clear of them. */
export function addressesFor(
  type: VifType,
  input: AddressInput,
  taken: readonly string[],
  random: RandomState,
): PeerAddresses {
  const { addressFamily = 'ipv4', amazonAddress, customerAddress } = input;
  if (addressFamily !== 'ipv4' && addressFamily !== 'ipv6')
    throw clientException(`Address family '${addressFamily}' is invalid. Valid values are ipv4 and ipv6.`);
  if (addressFamily === 'ipv6') {
    if (amazonAddress !== undefined || customerAddress !== undefined)
      throw clientException(
        'IPv6 addresses are assigned by Amazon: custom IPv6 addresses are not supported.',
      );
    return { addressFamily, ...drawIpv6(taken, random) };
  }
  if (amazonAddress === undefined && customerAddress === undefined && type !== 'public')
    return { addressFamily, ...drawIpv4(taken, random) };
  return { addressFamily, ...checkPair(type, amazonAddress, customerAddress) };
}

function checkPair(type: VifType, amazon: string | undefined, customer: string | undefined) {
  const amazonAddress = requireAddress('Amazon Address', amazon);
  const customerAddress = requireAddress('Customer Address', customer);
  const subnet = storedPrefix(amazonAddress.text);
  if (!samePrefix(subnet, storedPrefix(customerAddress.text)))
    throw clientException('Amazon Address and Customer Address must be in the same CIDR.');
  if (sameAddress(amazonAddress.address, customerAddress.address))
    throw clientException('Amazon Address and Customer Address must differ.');
  if (type === 'public') checkPublicPair(amazonAddress, customerAddress);
  for (const one of [amazonAddress, customerAddress]) checkHost(one);
  return { amazonAddress: amazonAddress.text, customerAddress: customerAddress.text };
}

interface Given {
  readonly name: string;
  readonly text: string;
  readonly address: Address;
}

function requireAddress(name: string, text: string | undefined): Given {
  if (text === undefined) throw clientException(`${name} must be specified.`);
  const address = parseAddress(text.split('/')[0] ?? '');
  if (address?.family !== 4 || !parsePrefix(text))
    throw clientException(`${name} '${text}' is not a valid IPv4 address in CIDR notation (169.254.7.1/30).`);
  return { name, text, address };
}

/** RFC 3021 knows neither a first nor a last address on a /31. */
function checkHost({ name, text, address }: Given): void {
  const subnet = storedPrefix(text);
  if (subnet.length === 32) throw clientException(`${name} ${text} has no room for a peer in its CIDR.`);
  if (subnet.length === 31) return;
  const first: Address = { family: 4, value: subnet.first };
  const last = addressPlus(first, 2 ** (32 - subnet.length) - 1);
  if (sameAddress(address, first)) throw clientException(`${name} is address 0 on its subnet.`);
  if (sameAddress(address, last)) throw clientException(`${name} is the broadcast address on its subnet.`);
}

function checkPublicPair(...pair: readonly Given[]): void {
  for (const { name, text, address } of pair) {
    if (RESERVED_BLOCKS.some((block) => block.family === 4 && prefixContains(block, address)))
      throw clientException(`${name} is not allowed to contain a private IP`);
    if (storedPrefix(text).length < 30)
      throw clientException(`${name} must be in a /30 or /31 CIDR on a Public Virtual Interface.`);
  }
}

/** Subnets of 169.254.0.0/16 with four addresses each. */
const LINK_LOCAL_SUBNETS = 2 ** 14;
const LINK_LOCAL: Address = { family: 4, value: 0xa9fe0000 };
/** Instances reach their own services there. */
const METADATA = storedPrefix('169.254.169.0/24');
const MOST_DRAWS = 1000;

function drawIpv4(taken: readonly string[], random: RandomState) {
  const blocked = [METADATA, ...taken.map(storedPrefix)];
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const first = addressPlus(LINK_LOCAL, nextBelow(random, LINK_LOCAL_SUBNETS) * 4);
    const subnet = storedPrefix(`${formatAddress(first)}/30`);
    if (blocked.some((one) => prefixesOverlap(one, subnet))) continue;
    return pairIn(first, 30);
  }
  throw clientException('No link-local subnet is left for this peer: specify addresses of your own.');
}

/** Of Amazon's 2620:107:4000::/44; a /125 each. */
const IPV6_BASE = parseAddress('2620:107:4000:a790::') as Address;
const IPV6_SUBNETS = 2 ** 24;

function drawIpv6(taken: readonly string[], random: RandomState) {
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const pair = pairIn(addressPlus(IPV6_BASE, BigInt(nextBelow(random, IPV6_SUBNETS)) * 8n), 125);
    if (!taken.includes(pair.amazonAddress)) return pair;
  }
  throw clientException('No IPv6 subnet is left for this peer.');
}

function pairIn(first: Address, length: number) {
  const at = (count: number) =>
    `${formatAddress(addressPlus(first, first.family === 6 ? BigInt(count) : count))}/${length}`;
  return { amazonAddress: at(1), customerAddress: at(2) };
}
