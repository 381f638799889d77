/** Entries of prefix lists: read from requests, and shown on request. */
import type {
  AddPrefixListEntry,
  GetManagedPrefixListAssociationsRequest,
  GetManagedPrefixListAssociationsResult,
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { paginate } from '../../kernel/pagination.ts';
import { required } from '../../kernel/parameters.ts';
import { canonicalCidr } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { PAGE_LIMITS, type PrefixListEntryItem, type PrefixListItem, prefixList } from './prefix-list.ts';

const ENTRIES_PER_REQUEST = 100;
const ASSOCIATION_PAGE_LIMITS = { least: 5, most: 255 };

export function readEntries(entries: readonly AddPrefixListEntry[], family: string): PrefixListEntryItem[] {
  if (entries.length > ENTRIES_PER_REQUEST) {
    throw invalidValue(`A request can hold at most ${ENTRIES_PER_REQUEST} prefix list entries.`);
  }
  return entries.map(({ Cidr, Description }) => ({
    Cidr: canonicalCidr(required(Cidr, 'cidr'), 'cidr', family === 'IPv6' ? 6 : 4),
    ...(Description !== undefined && { Description }),
  }));
}

export function checkNoTwice(entries: readonly PrefixListEntryItem[]): void {
  const blocks = entries.map((entry) => entry.Cidr);
  const twice = blocks.find((block, index) => blocks.indexOf(block) !== index);
  if (twice !== undefined) throw invalidValue(`The CIDR block ${twice} is in the request more than once.`);
}

export function checkRoom(entries: readonly PrefixListEntryItem[], maxEntries: number): void {
  if (entries.length > maxEntries) {
    throw new AwsError(
      'PrefixListMaxEntriesExceeded',
      `The prefix list can hold at most ${maxEntries} entries; the request would make it ${entries.length}.`,
    );
  }
}

export function getPrefixListEntries(
  input: GetManagedPrefixListEntriesRequest,
  context: Context,
): GetManagedPrefixListEntriesResult {
  const item = context.get(prefixList, required(input.PrefixListId, 'prefixListId'));
  const wanted = input.TargetVersion;
  const entries = wanted === undefined ? item.Entries : entriesOfVersion(item, wanted);
  const { items, nextToken } = paginate(entries, input, PAGE_LIMITS);
  return { Entries: [...items], ...(nextToken !== undefined && { NextToken: nextToken }) };
}

export function entriesOfVersion(item: PrefixListItem, number: number): PrefixListEntryItem[] {
  if (number === item.Version) return item.Entries;
  const version = item.Earlier.find((other) => other.Number === number);
  if (version) return version.Entries;
  throw new AwsError(
    'InvalidPrefixListVersion',
    `The prefix list '${item.PrefixListId}' has no version ${number}.`,
  );
}

/** What refers to the list: route tables and security groups. */
export function getPrefixListAssociations(
  input: GetManagedPrefixListAssociationsRequest,
  context: Context,
): GetManagedPrefixListAssociationsResult {
  const { PrefixListId: id } = context.get(prefixList, required(input.PrefixListId, 'prefixListId'));
  const all = context.holders(id).map((ResourceId) => ({ ResourceId, ResourceOwner: context.account }));
  const { items, nextToken } = paginate(all, input, ASSOCIATION_PAGE_LIMITS);
  return { PrefixListAssociations: [...items], ...(nextToken !== undefined && { NextToken: nextToken }) };
}
