/** What a route is for: an IPv4 block, an IPv6 block or a prefix list; exactly one of them (R-ROUTE-15). */
import type { Family } from '../../../kit/address.ts';
import { formatPrefix, type Prefix, prefixCovers } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { given } from '../../kernel/parameters.ts';
import { requireCidr, storedPrefix } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import type { RouteItem } from './route-table.ts';

const MEMBERS = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'] as const;

type Member = (typeof MEMBERS)[number];

type DestinationInput = { [M in Member]?: string | undefined };

export interface Destination {
  readonly member: Member;
  /** The canonical CIDR block, or the list's ID. */
  readonly text: string;
  /** Absent for a prefix list. */
  readonly prefix?: Prefix;
  readonly family: Family;
}

export function readDestination(input: DestinationInput, context: Context): Destination {
  const [member, ...others] = given(input, MEMBERS);
  if (member === undefined) throw missingParameter('destinationCidrBlock or destinationIpv6CidrBlock');
  if (others.length > 0) {
    throw invalidParameterCombination(
      `The parameter ${parameterName(member)} cannot be used with the parameter ${parameterName(others[0] as Member)}`,
    );
  }
  const text = input[member] as string;
  if (member === 'DestinationPrefixListId') {
    const list = context.get(prefixList, text);
    return { member, text, family: list.AddressFamily === 'IPv6' ? 6 : 4 };
  }
  const family = member === 'DestinationCidrBlock' ? 4 : 6;
  const prefix = requireCidr(text, parameterName(member), family);
  return { member, text: formatPrefix(prefix), prefix, family };
}

export function isFor(route: RouteItem, destination: Destination): boolean {
  return route[destination.member] === destination.text;
}

/** `destination-cidr-block`, as AWS's messages write it. */
export function dashedName(destination: Destination): string {
  return destination.member.replace(
    /[A-Z]/g,
    (letter, index) => `${index > 0 ? '-' : ''}${letter.toLowerCase()}`,
  );
}

function parameterName(member: Member): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

/** Services that hosts reach without any route (R-VPC-129). */
const LINK_LOCAL = ['169.254.168.0/22', 'fd00:ec2::/32'].map(storedPrefix);

export function refuseLinkLocal({ prefix, text, member }: Destination): void {
  if (prefix && LINK_LOCAL.some((range) => prefixCovers(range, prefix))) {
    throw invalidValue(
      `Value (${text}) for parameter ${parameterName(member)} is invalid. Routes cannot be equal to or more specific than ${formatPrefix(LINK_LOCAL.find((range) => prefixCovers(range, prefix)) as Prefix)}, which is reserved for AWS services.`,
    );
  }
}
