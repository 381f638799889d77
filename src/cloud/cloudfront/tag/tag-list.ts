/** Tags as CloudFront takes them: 50 at most, and no values with a comma in them. */
import { AwsError } from '../../kernel/errors.ts';
import type { Tag } from '../../kernel/resource.ts';

/** R-CF-13. */
const MOST_TAGS = 50;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The tags in place of whatever had their keys before. */
export function mergedTags(before: readonly Tag[], added: readonly Tag[]): Tag[] {
  const merged = new Map(before.map(({ Key = '', Value = '' }) => [Key, Value]));
  for (const { Key, Value } of checkedTags(added)) merged.set(Key ?? '', Value ?? '');
  if (merged.size > MOST_TAGS) throw invalidTagging();
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}

export function checkedTags(tags: readonly Tag[] = []): Tag[] {
  const checked = tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  const fine = checked.every(
    ({ Key, Value }) =>
      Key.length >= 1 &&
      Key.length <= 128 &&
      Value.length <= 256 &&
      ALLOWED.test(Key) &&
      ALLOWED.test(Value) &&
      !/^aws:/i.test(Key),
  );
  const keys = new Set(checked.map(({ Key }) => Key));
  if (!fine || keys.size < checked.length || checked.length > MOST_TAGS) throw invalidTagging();
  return checked;
}

function invalidTagging(): AwsError {
  return new AwsError('InvalidTagging', 'The tagging specified is not valid.');
}
