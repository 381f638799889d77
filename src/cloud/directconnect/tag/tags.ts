/** Tags as Direct Connect writes them: `key` and `value` in small letters, at most 50 of them (R-VPC-6). */
import type { Tag as DirectConnectTag } from '@aws-sdk/client-direct-connect';
import { MAX_TAGS, type Tag } from '../../kernel/tags.ts';
import { clientException, duplicateTagKeys, tooManyTags } from '../errors.ts';

export interface StoredTag {
  key: string;
  value: string;
}

/** The tags of a request, checked; none where it gives none. */
export function tagsFrom(tags: readonly DirectConnectTag[] | undefined): StoredTag[] {
  const given = (tags ?? []).map(({ key = '', value = '' }) => ({ key, value }));
  if (new Set(given.map(({ key }) => key)).size < given.length) throw duplicateTagKeys();
  if (given.length > MAX_TAGS) throw tooManyTags();
  for (const { key, value } of given) checkTag(key, value);
  return given;
}

/** The tags with those of a request: a key that is there gets the new value. */
export function withTags(
  tags: readonly DirectConnectTag[],
  added: readonly DirectConnectTag[] | undefined,
): StoredTag[] {
  const merged = new Map([...tags, ...tagsFrom(added)].map(({ key = '', value = '' }) => [key, value]));
  if (merged.size > MAX_TAGS) throw tooManyTags();
  return [...merged].map(([key, value]) => ({ key, value }));
}

/** As the rest of AWS writes them. */
export function upperTags(tags: readonly DirectConnectTag[]): Tag[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

function checkTag(key: string, value: string): void {
  if (key.length < 1 || key.length > 128)
    throw clientException('Tag keys must be between 1 and 128 characters in length.');
  if (value.length > 256) throw clientException('Tag values must not exceed 256 characters in length.');
  if (/^aws:/i.test(key)) throw clientException('Tag keys starting with aws: are reserved for internal use.');
}
