/**
 * Managed prefix lists: the learner's own, and AWS's (R-VPC-161, R-VPC-165…R-VPC-168).
 * https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
import type { ManagedPrefixList } from '@aws-sdk/client-ec2';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

export interface PrefixListEntryItem {
  Cidr: string;
  Description?: string;
}

/** What a list will be when the change that is under way is done. */
export interface PendingChange {
  entries?: PrefixListEntryItem[];
  maxEntries?: number;
}

export type PrefixListItem = Stored<
  ManagedPrefixList,
  'PrefixListId' | 'AddressFamily' | 'State' | 'PrefixListArn' | 'PrefixListName' | 'OwnerId' | 'Tags'
> & {
  /** Of the version that counts now. */
  Entries: PrefixListEntryItem[];
  /** Versions before that, oldest first. */
  Earlier: { Number: number; Entries: PrefixListEntryItem[] }[];
  /** Of AWS's lists: what a reference counts for in quotas, where that isn't `MaxEntries`. */
  Weight?: number;
  Pending?: PendingChange;
};

export const AWS_OWNER = 'AWS';

export const PAGE_LIMITS = { least: 1, most: 100 };

export const prefixList: Resource<PrefixListItem> = {
  kind: 'prefix-list',
  prefix: 'pl',
  id: (item) => item.PrefixListId,
  notFound: notFound('InvalidPrefixListID.NotFound', 'prefix list ID'),
  malformed: malformed('InvalidPrefixListId.Malformed', 'pl'),
  filters: {
    'owner-id': (item) => item.OwnerId,
    'prefix-list-id': (item) => item.PrefixListId,
    'prefix-list-name': (item) => item.PrefixListName,
  },
};

/** As `describe-managed-prefix-lists` shows it. */
export function showPrefixList({
  Entries: _entries,
  Earlier: _earlier,
  Weight: _weight,
  Pending: _pending,
  ...shown
}: PrefixListItem): Plain<ManagedPrefixList> {
  return shown;
}

/** What a reference counts for in quotas of routes and rules: its size, not what it holds (R-VPC-166, R-VPC-161). */
export function weightOf(item: PrefixListItem): number {
  return item.Weight ?? item.MaxEntries ?? 1;
}
