/**
 * Managed prefix lists: the learner's own, and AWS's (R-VPC-161, R-VPC-165…R-VPC-168).
 * https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
import type {
  CreateManagedPrefixListRequest,
  CreateManagedPrefixListResult,
  DeleteManagedPrefixListRequest,
  DeleteManagedPrefixListResult,
  GetManagedPrefixListAssociationsRequest,
  GetManagedPrefixListAssociationsResult,
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesResult,
  ManagedPrefixList,
  ModifyManagedPrefixListRequest,
  ModifyManagedPrefixListResult,
  RestoreManagedPrefixListVersionRequest,
  RestoreManagedPrefixListVersionResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { type Resource, read, write } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { describePrefixLists } from './aws-owned.ts';
import { createPrefixList, deletePrefixList, finishDelete } from './create.ts';
import { getPrefixListAssociations, getPrefixListEntries } from './entries.ts';
import { finishChange, modifyPrefixList, restorePrefixListVersion } from './modify.ts';

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
  transitions: { 'finish-change': finishChange, 'finish-delete': finishDelete },
  operations: {
    CreateManagedPrefixList: write<CreateManagedPrefixListRequest, Plain<CreateManagedPrefixListResult>>(
      createPrefixList,
    ),
    DescribeManagedPrefixLists: describe(() => prefixList, {
      ids: 'PrefixListIds',
      result: 'PrefixLists',
      view: showPrefixList,
      pageLimits: PAGE_LIMITS,
    }),
    ModifyManagedPrefixList: write<ModifyManagedPrefixListRequest, Plain<ModifyManagedPrefixListResult>>(
      modifyPrefixList,
    ),
    RestoreManagedPrefixListVersion: write<
      RestoreManagedPrefixListVersionRequest,
      Plain<RestoreManagedPrefixListVersionResult>
    >(restorePrefixListVersion),
    DeleteManagedPrefixList: write<DeleteManagedPrefixListRequest, Plain<DeleteManagedPrefixListResult>>(
      deletePrefixList,
    ),
    GetManagedPrefixListEntries: read<GetManagedPrefixListEntriesRequest, GetManagedPrefixListEntriesResult>(
      getPrefixListEntries,
    ),
    GetManagedPrefixListAssociations: read<
      GetManagedPrefixListAssociationsRequest,
      GetManagedPrefixListAssociationsResult
    >(getPrefixListAssociations),
    DescribePrefixLists: describePrefixLists,
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
