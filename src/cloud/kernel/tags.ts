/** Tags: rules (R-VPC-6) and `TagSpecifications` of requests that create something. */
import { AwsError, invalidParameterValue } from './errors.ts';
import type { Resource, Tag, Tagged } from './resource.ts';

export type { Tag } from './resource.ts';

export interface TagSpecification {
  ResourceType?: string | undefined;
  Tags?: Tag[] | undefined;
}

export const MAX_TAGS = 50;

/** The tags that a request gives to a resource of `kind`; the empty list where it gives none. */
export function tagsFor(kind: string, specifications: readonly TagSpecification[] | undefined): Tag[] {
  const tags: Tag[] = [];
  for (const specification of specifications ?? []) {
    if (specification.ResourceType === kind) mergeTags(tags, specification.Tags ?? []);
  }
  return tags;
}

/** Refuses a specification for a kind that the operation doesn't create. */
export function checkTagSpecifications(
  kinds: readonly string[],
  specifications: readonly TagSpecification[] | undefined,
): void {
  for (const { ResourceType: kind } of specifications ?? []) {
    if (kind === undefined)
      throw new AwsError('InvalidParameterValue', 'Tag specification resource type must have a value');
    if (!kinds.includes(kind)) {
      throw new AwsError(
        'InvalidParameterValue',
        `'${kind}' is not a valid taggable resource type for this operation.`,
      );
    }
  }
}

/** Adds tags in place; a key that exists gets the new value. */
export function mergeTags(tags: Tag[], added: readonly Tag[]): void {
  for (const { Key: key = '', Value: value = '' } of added) {
    checkTag(key, value);
    const existing = tags.find((tag) => tag.Key === key);
    if (existing) existing.Value = value;
    else tags.push({ Key: key, Value: value });
  }
  if (tags.length > MAX_TAGS) {
    throw new AwsError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.');
  }
}

/** Removes in place: by key, or, where a value is given, only that value; all of them where nothing is named. */
export function removeTags(tags: Tag[], removed: readonly Tag[] | undefined): void {
  const kept = tags.filter(
    (tag) =>
      removed !== undefined &&
      !removed.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value)),
  );
  tags.splice(0, tags.length, ...kept);
}

/** The list that holds the item's tags. */
export function tagsOf<T extends object>(resource: Pick<Resource<T>, 'tags'>, item: T): Tag[] {
  return resource.tags?.(item) ?? (item as Tagged).Tags ?? [];
}

function checkTag(key: string, value: string): void {
  if (key.length < 1 || key.length > 128) {
    throw new AwsError('InvalidParameterValue', 'Tag keys must be between 1 and 128 characters in length.');
  }
  if (value.length > 256) {
    throw invalidParameterValue(value, 'value', 'Tag value exceeds the maximum length of 256 characters.');
  }
  if (/^aws:/i.test(key)) {
    throw new AwsError('InvalidParameterValue', 'Tag keys starting with aws: are reserved for internal use');
  }
}

/** The tags that a request gives to the one kind that it creates (R-VPC-6). */
export function requestTags(kind: string, specifications: readonly TagSpecification[] | undefined): Tag[] {
  checkTagSpecifications([kind], specifications);
  return tagsFor(kind, specifications);
}

/** The item as most of EC2 shows it: an empty list of tags is left out. */
export function withoutEmptyTags<T extends Tagged>(item: T): T {
  if (item.Tags?.length) return item;
  const { Tags: _none, ...rest } = item;
  return rest as T;
}
