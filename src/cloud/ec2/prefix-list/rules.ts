import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { invalidValue } from '../errors.ts';

import { AWS_OWNER, type PrefixListItem, prefixList } from './prefix-list.ts';

export const SETTLE_MS = 2000;

const MOST_ENTRIES = 1000;
/** AWS keeps this prefix for its own. */
const RESERVED_NAME = 'com.amazonaws';

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
