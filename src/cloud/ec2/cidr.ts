/** CIDR blocks in requests: parsed, canonical (host bits cleared, R-VPC-12), refused with EC2's wording. */
import { type Address, type Family, parseAddress } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import { formatPrefix, type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { notACidr } from './errors.ts';

export function requireCidr(text: string, parameter: string, family?: Family): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix || (family !== undefined && prefix.family !== family)) throw notACidr(text, parameter);
  return prefix;
}

/** The canonical text of a CIDR block; throws when it is none. */
export function canonicalCidr(text: string, parameter: string, family?: Family): string {
  return formatPrefix(requireCidr(text, parameter, family));
}

/** A prefix that netlab stored itself and so must parse. */
export function storedPrefix(text: string): Prefix {
  const prefix = parsePrefix(text);
  assert(prefix, `a stored prefix does not parse: ${text}`);
  return prefix;
}

/** An address that netlab stored itself and so must parse. */
export function storedAddress(text: string): Address {
  const address = parseAddress(text);
  assert(address, `a stored address does not parse: ${text}`);
  return address;
}
