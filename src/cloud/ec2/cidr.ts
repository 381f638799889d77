/** CIDR blocks in requests: parsed, canonical (host bits cleared, R-VPC-12), refused with EC2's wording. */
import type { Family } from '../../kit/address.ts';
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
  return parsePrefix(text) as Prefix;
}
