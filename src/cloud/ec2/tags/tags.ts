/**
 * Tags on whatever has an ID (R-VPC-6).
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
 */
import type { CreateTagsRequest, DeleteTagsRequest, DescribeTagsRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { missingParameter } from '../../kernel/errors.ts';
import { applyFilters, type Filter } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import { type Filters, type OperationDefinition, read, write } from '../../kernel/resource.ts';
import { mergeTags, removeTags, type Tag, tagsOf } from '../../kernel/tags.ts';
import { unknownResource } from '../unknown-resource.ts';

export const TAG_OPERATIONS: Readonly<Record<string, OperationDefinition>> = {
  CreateTags: write<CreateTagsRequest, object>(createTags),
  DeleteTags: write<DeleteTagsRequest, object>(deleteTags),
  DescribeTags: read<DescribeTagsRequest, object>(describeTags),
};

interface TagDescription {
  Key: string;
  ResourceId: string;
  ResourceType: string;
  Value: string;
}

const TAG_FILTERS: Filters<TagDescription> = {
  key: (tag) => tag.Key,
  'resource-id': (tag) => tag.ResourceId,
  'resource-type': (tag) => tag.ResourceType,
  value: (tag) => tag.Value,
};

function createTags(input: CreateTagsRequest, context: Context): object {
  if (!input.Tags?.length) throw missingParameter('tagSet');
  for (const tags of taggedLists(input.Resources, context)) mergeTags(tags, input.Tags);
  return {};
}

/** Without a list of tags, all of a resource's tags go. */
function deleteTags(input: DeleteTagsRequest, context: Context): object {
  for (const tags of taggedLists(input.Resources, context)) removeTags(tags, input.Tags);
  return {};
}

function taggedLists(ids: readonly string[] | undefined, context: Context): Tag[][] {
  if (!ids?.length) throw missingParameter('resourceIdSet');
  return ids.map((id) => {
    const found = context.locate(id);
    if (!found) throw unknownResource(id, context);
    return tagsOf(found.resource, found.item);
  });
}

function describeTags(input: DescribeTagsRequest, context: Context): object {
  const all = context.resources.flatMap((resource) =>
    context.list(resource).flatMap((item) =>
      tagsOf(resource, item).map(({ Key: key = '', Value: value = '' }) => ({
        Key: key,
        ResourceId: resource.id(item),
        ResourceType: resource.kind,
        Value: value,
      })),
    ),
  );
  const [byKey, others] = splitFilters(input.Filters ?? []);
  const matching = byKey.reduce(
    (tags: TagDescription[], filter) =>
      applyFilters(tags, [{ Name: 'value', Values: filter.Values }], TAG_FILTERS, context).filter(
        (tag) => `tag:${tag.Key}` === filter.Name,
      ),
    all,
  );
  const page = paginate(applyFilters(matching, others, TAG_FILTERS, context), input);
  return { Tags: page.items, ...(page.nextToken && { NextToken: page.nextToken }) };
}

/** `tag:<key>` here means the tag with that key, not a resource that has it. */
function splitFilters(filters: readonly Filter[]): [Filter[], Filter[]] {
  const isByKey = (filter: Filter) => filter.Name?.startsWith('tag:') ?? false;
  return [filters.filter(isByKey), filters.filter((filter) => !isByKey(filter))];
}
