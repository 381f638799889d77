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
import { invalidValue, limitExceeded } from '../errors.ts';
import { checkNoTwice, checkRoom, readEntries } from './entries.ts';
import { SETTLE_MS } from './modify.ts';
import { AWS_OWNER, type PrefixListItem, prefixList, showPrefixList } from './prefix-list.ts';

const LISTS_PER_REGION = 100;
const MOST_ENTRIES = 1000;
/** AWS keeps this prefix for its own. */
const RESERVED_NAME = 'com.amazonaws';

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

export function requireName(name: string): string {
  if (name.length === 0 || name.length > 255 || name.startsWith(RESERVED_NAME)) {
    throw invalidValue(
      `The prefix list name '${name}' is invalid. It must have 1 to 255 characters and must not start with ${RESERVED_NAME}.`,
    );
  }
  return name;
}

export function requireMaxEntries(count: number): number {
  if (count >= 1 && count <= MOST_ENTRIES) return count;
  throw invalidParameterValue(count, 'maxEntries', `Expecting a value between 1 and ${MOST_ENTRIES}.`);
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

/** A list that the learner may change: AWS's are read-only (R-VPC-167). */
export function requireOwn(id: string | undefined, context: Context): PrefixListItem {
  const item = context.get(prefixList, required(id, 'prefixListId'));
  if (item.OwnerId === AWS_OWNER) {
    throw new AwsError('UnauthorizedOperation', 'You are not authorized to perform this operation.', 403);
  }
  if (item.State.endsWith('-in-progress')) {
    throw new AwsError('IncorrectState', `The prefix list '${item.PrefixListId}' is in state ${item.State}.`);
  }
  return item;
}
