/** Making and unmaking prefix lists (R-VPC-165, R-VPC-168). */
import type {
  CreateManagedPrefixListRequest,
  CreateManagedPrefixListResult,
  DeleteManagedPrefixListRequest,
  DeleteManagedPrefixListResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { limitExceeded } from '../errors.ts';
import { checkNoTwice, checkRoom, readEntries } from './entries.ts';
import { AWS_OWNER, type PrefixListItem, prefixList, showPrefixList } from './prefix-list.ts';
import { requireMaxEntries, requireName, requireOwn, SETTLE_MS } from './rules.ts';

const LISTS_PER_REGION = 100;

export function createPrefixList(
  input: CreateManagedPrefixListRequest,
  context: Context,
): Plain<CreateManagedPrefixListResult> {
  const tags = requestTags(prefixList.kind, input.TagSpecifications);
  const name = requireName(required(input.PrefixListName, 'prefixListName'));
  const family = required(input.AddressFamily, 'addressFamily');
  if (family !== 'IPv4' && family !== 'IPv6') {
    throw invalidParameterValue(family, 'addressFamily', 'Expecting IPv4 or IPv6.');
  }
  const maxEntries = requireMaxEntries(required(input.MaxEntries, 'maxEntries'));
  const entries = readEntries(input.Entries ?? [], family);
  checkNoTwice(entries);
  checkRoom(entries, maxEntries);
  const own = context.list(prefixList).filter((item) => item.OwnerId !== AWS_OWNER);
  if (own.length >= LISTS_PER_REGION) throw limitExceeded('PrefixListLimitExceeded', 'prefix lists');
  const id = context.newId(prefixList.prefix);
  const created = context.add(prefixList, {
    PrefixListId: id,
    AddressFamily: family,
    State: 'create-in-progress',
    PrefixListArn: context.arn('ec2', `prefix-list/${id}`),
    PrefixListName: name,
    MaxEntries: maxEntries,
    Version: 1,
    Tags: tags,
    OwnerId: context.account,
    Entries: entries,
    Earlier: [],
  });
  context.later(SETTLE_MS, prefixList, id, 'finish-change');
  return { PrefixList: showPrefixList(created) };
}

export function deletePrefixList(
  input: DeleteManagedPrefixListRequest,
  context: Context,
): Plain<DeleteManagedPrefixListResult> {
  const item = requireOwn(input.PrefixListId, context);
  const { PrefixListId: id } = item;
  const [holder] = context.holders(id);
  if (holder !== undefined) {
    throw new AwsError(
      'DependencyViolation',
      `The prefix list '${id}' is referenced by ${holder} and cannot be deleted.`,
    );
  }
  item.State = 'delete-in-progress';
  context.later(SETTLE_MS, prefixList, id, 'finish-delete');
  return { PrefixList: showPrefixList(item) };
}

/** A transition. */
export function finishDelete(item: PrefixListItem, context: Context): void {
  context.remove(prefixList, item.PrefixListId);
}
