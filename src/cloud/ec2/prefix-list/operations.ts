/** What can be done with prefix lists. */
import type {
  CreateManagedPrefixListRequest,
  CreateManagedPrefixListResult,
  DeleteManagedPrefixListRequest,
  DeleteManagedPrefixListResult,
  GetManagedPrefixListAssociationsRequest,
  GetManagedPrefixListAssociationsResult,
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesResult,
  ModifyManagedPrefixListRequest,
  ModifyManagedPrefixListResult,
  RestoreManagedPrefixListVersionRequest,
  RestoreManagedPrefixListVersionResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { describePrefixLists } from './aws-owned.ts';
import { createPrefixList, deletePrefixList, finishDelete } from './create.ts';
import { getPrefixListAssociations, getPrefixListEntries } from './entries.ts';
import { finishChange, modifyPrefixList, restorePrefixListVersion } from './modify.ts';
import { PAGE_LIMITS, type PrefixListItem, prefixList, showPrefixList } from './prefix-list.ts';

export const prefixListOperations: Operations = {
  CreateManagedPrefixList: write<CreateManagedPrefixListRequest, Plain<CreateManagedPrefixListResult>>(
    createPrefixList,
  ),
  DescribeManagedPrefixLists: describe(prefixList, {
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
};

export const prefixListTransitions: Transitions<PrefixListItem> = {
  'finish-change': finishChange,
  'finish-delete': finishDelete,
};
