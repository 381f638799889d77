/** What the values of a new virtual interface may be (R-DX-32, R-DX-36, R-DX-37, R-DX-41, R-DX-42, R-DX-43). */
import type { RouteFilterPrefix } from '@aws-sdk/client-direct-connect';
import { isPrivateAs } from '../../../bgp/index.ts';
import { formatPrefix, parsePrefix, prefixesOverlap } from '../../../kit/prefix.ts';
import { nextBelow, type RandomState } from '../../../kit/random.ts';
import { clientException } from '../errors.ts';
import { RESERVED_BLOCKS } from './reserved.ts';

const LONGEST_NAME = 100;

export function checkName(name: string | undefined): string {
  if (name === undefined || name === '') throw clientException('Virtual Interface name must not be empty.');
  if (name.length > LONGEST_NAME || !/^[\w -]+$/.test(name))
    throw clientException(
      `Virtual Interface name '${name}' is invalid. It may have up to ${LONGEST_NAME} letters, digits and hyphens (-).`,
    );
  return name;
}

export function checkVlan(vlan: number | undefined): number {
  if (vlan === undefined || !Number.isInteger(vlan) || vlan < 1 || vlan > 4094)
    throw clientException(`VLAN ${vlan} is invalid. Valid values are 1 to 4094.`);
  return vlan;
}

export const STANDARD_MTU = 1500;
export const JUMBO_MTU = 8500;

export function checkMtu(mtu = STANDARD_MTU): number {
  if (mtu !== STANDARD_MTU && mtu !== JUMBO_MTU)
    throw clientException(`MTU ${mtu} is invalid. Valid values are ${STANDARD_MTU} and ${JUMBO_MTU}.`);
  return mtu;
}

export interface AsnInput {
  readonly asn?: number | undefined;
  readonly asnLong?: number | undefined;
}

/** Of `asn`, which is older than numbers of four octets without a sign. */
export const MOST_ASN = 2_147_483_647;
const MOST_ASN_LONG = 4_294_967_294;

/** If both are given `asnLong` counts. */
export function checkAsn({ asn, asnLong }: AsnInput): number {
  const given = asnLong ?? asn;
  if (given === undefined) throw clientException('Either asn or asnLong must be specified.');
  if (asnLong === undefined && given >= MOST_ASN)
    throw clientException(
      `ASN ${given} is too large for asn. Valid values are 1 to ${MOST_ASN - 1}; use asnLong for larger ones.`,
    );
  if (!Number.isInteger(given) || given < 1 || given > MOST_ASN_LONG)
    throw clientException(`ASN ${given} is invalid. Valid values are 1 to ${MOST_ASN_LONG}.`);
  return given;
}

/** Amazon's own numbers, which nobody else may bring. */
const AMAZON_ASNS = [7224, 14618, 16509];

/** Whether AWS can take it for the customer's: private, or, as netlab assumes, registered to whoever says so. */
export function checkPublicAsn(asn: number): void {
  if (!isPrivateAs(asn) && (AMAZON_ASNS.includes(asn) || asn === 23456 || asn === 65535))
    throw clientException(`ASN ${asn} is not owned by the customer. Use a private ASN, or one that you own.`);
}

const KEY_LENGTH = 24;
const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** As given, or a new one. */
export function authKeyFrom(given: string | undefined, random: RandomState): string {
  if (given === undefined) {
    const letters = Array.from(
      { length: KEY_LENGTH },
      () => KEY_LETTERS[nextBelow(random, KEY_LETTERS.length)],
    );
    return `0x${letters.join('')}`;
  }
  if (given.length < 6 || given.length > 80)
    throw clientException('The BGP authentication key must have 6 to 80 characters.');
  if (/\s/.test(given)) throw clientException('The BGP authentication key must not contain white space.');
  return given;
}

const MOST_PUBLIC_PREFIXES = 1000;

/** Canonical. `purpose` names the parameter. */
export function checkPublicPrefixes(
  given: readonly RouteFilterPrefix[] | undefined,
  isRequired: boolean,
): { cidr: string }[] {
  const cidrs = (given ?? []).map(({ cidr = '' }) => cidr);
  if (cidrs.length === 0 && isRequired)
    throw clientException('Public Virtual Interfaces require at least one route filter prefix.');
  if (cidrs.length > MOST_PUBLIC_PREFIXES)
    throw clientException(
      `Public Virtual Interfaces accept at most ${MOST_PUBLIC_PREFIXES} route filter prefixes.`,
    );
  return cidrs.map((cidr) => ({ cidr: checkPublicPrefix(cidr) }));
}

function checkPublicPrefix(text: string): string {
  const prefix = parsePrefix(text);
  if (!prefix || formatPrefix(prefix) !== text)
    throw clientException(`Route filter prefix '${text}' is not a valid CIDR.`);
  if (RESERVED_BLOCKS.some((reserved) => prefixesOverlap(reserved, prefix)))
    throw clientException(
      `Route filter prefix ${text} is not public: private and reserved addresses cannot be announced on a Public Virtual Interface.`,
    );
  return text;
}
