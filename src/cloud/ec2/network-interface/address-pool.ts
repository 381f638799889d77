/**
 * The addresses of a subnet that interfaces may take: drawn unpredictably, as AWS does, or asked for by name
 * (R-VPC-33, R-VPC-41, R-VPC-42).
 */
import { type Address, formatAddress, parseAddress } from '../../../kit/address.ts';
import { type Prefix, prefixContains, prefixRange } from '../../../kit/prefix.ts';
import { nextBelow, nextUint32 } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { storedPrefix } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { isReserved } from '../subnet/addresses.ts';
import { reservedBlocks } from '../subnet/reservation.ts';
import { ipv6BlockOf, type SubnetItem } from '../subnet/subnet.ts';
import { networkInterface } from './network-interface.ts';

/** Made for one request: it doesn't see what other requests take. */
export class AddressPool {
  readonly #subnet: SubnetItem;
  readonly #context: Context;
  readonly #taken = new Set<string>();
  /** Blocks that are never given out unasked (R-VPC-50). */
  readonly #setAside: readonly Prefix[];

  constructor(subnet: SubnetItem, context: Context) {
    this.#subnet = subnet;
    this.#context = context;
    this.#setAside = reservedBlocks(subnet.SubnetId, context);
    for (const item of context.peek(networkInterface)) {
      if (item.SubnetId !== subnet.SubnetId) continue;
      for (const { PrivateIpAddress: text } of item.PrivateIpAddresses) this.#taken.add(text ?? '');
      for (const { Ipv6Address: text } of item.Ipv6Addresses) this.#taken.add(text ?? '');
    }
  }

  /** The next free address after a random one. */
  drawIpv4(): string {
    const block = this.#ipv4Block();
    const [first, end] = prefixRange(block).map(Number) as [number, number];
    const start = nextBelow(this.#context.random, end - first);
    for (let step = 0; step < end - first; step++) {
      const address: Address = { family: 4, value: first + ((start + step) % (end - first)) };
      if (this.#isFree(block, address)) return this.#take(formatAddress(address));
    }
    throw insufficientFreeAddresses(this.#subnet.SubnetId);
  }

  claimIpv4(text: string): string {
    return this.#claim(text, this.#ipv4Block());
  }

  drawIpv6(): string {
    const block = this.#ipv6Block();
    const [first, end] = prefixRange(block).map(BigInt) as [bigint, bigint];
    const { random } = this.#context;
    for (;;) {
      const drawn = (BigInt(nextUint32(random)) << 32n) | BigInt(nextUint32(random));
      const address: Address = { family: 6, value: first + (drawn % (end - first)) };
      if (this.#isFree(block, address)) return this.#take(formatAddress(address));
    }
  }

  claimIpv6(text: string): string {
    return this.#claim(text, this.#ipv6Block());
  }

  #isFree(block: Prefix, address: Address): boolean {
    return (
      !isReserved(block, address) &&
      !this.#taken.has(formatAddress(address)) &&
      !this.#setAside.some((prefix) => prefixContains(prefix, address))
    );
  }

  #claim(text: string, block: Prefix): string {
    const address = parseAddress(text);
    if (!address) throw invalidParameterValue(text, 'address', 'Invalid address.');
    if (!prefixContains(block, address)) {
      throw invalidValue(`Address ${text} does not fall within the subnet's address range`);
    }
    if (isReserved(block, address)) {
      throw invalidValue(`Address ${text} is in subnet's reserved address range`);
    }
    const canonical = formatAddress(address);
    if (this.#taken.has(canonical))
      throw new AwsError('InvalidIPAddress.InUse', `Address ${text} is in use.`);
    return this.#take(canonical);
  }

  #take(text: string): string {
    this.#taken.add(text);
    return text;
  }

  #ipv4Block(): Prefix {
    const { CidrBlock: block, SubnetId: id } = this.#subnet;
    if (block !== undefined) return storedPrefix(block);
    throw invalidValue(`The subnet '${id}' does not have an IPv4 CIDR block`);
  }

  #ipv6Block(): Prefix {
    const block = ipv6BlockOf(this.#subnet);
    if (block) return block;
    throw invalidValue(`The subnet '${this.#subnet.SubnetId}' does not have an IPv6 CIDR block`);
  }
}

export function insufficientFreeAddresses(subnetId: string): AwsError {
  return new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  );
}
