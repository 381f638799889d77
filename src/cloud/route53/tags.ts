/** Tags of hosted zones and health checks, which Route 53 keeps apart from the resources themselves. */
import type {
  ChangeTagsForResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsForResourcesRequest,
  ListTagsForResourcesResponse,
  ResourceTagSet,
} from '@aws-sdk/client-route-53';
import type { Context } from '../kernel/context.ts';
import { read, type Tag, write } from '../kernel/resource.ts';
import { invalidInput, notInEnumeration } from './errors.ts';
import { requireHealthCheck } from './health-check/health-check.ts';
import { requireZone } from './hosted-zone/hosted-zone.ts';
import { bareId } from './ids.ts';

/** Of one request, and of one resource. */
const TAGS_PER_CALL = 10;
const TAGS_PER_RESOURCE = 10;

export const TAG_OPERATIONS = {
  ChangeTagsForResource: write<ChangeTagsForResourceRequest, object>(changeTags),
  ListTagsForResource: read<ListTagsForResourceRequest, ListTagsForResourceResponse>((input, context) => ({
    ResourceTagSet: tagSet(input.ResourceType, input.ResourceId ?? '', context),
  })),
  ListTagsForResources: read<ListTagsForResourcesRequest, ListTagsForResourcesResponse>((input, context) => ({
    ResourceTagSets: (input.ResourceIds ?? []).map((id) => tagSet(input.ResourceType, id, context)),
  })),
};

function changeTags(input: ChangeTagsForResourceRequest, context: Context): object {
  const { AddTags: added = [], RemoveTagKeys: removed = [] } = input;
  if (added.length + removed.length === 0) throw invalidInput('At least one tag must be added or removed.');
  if (added.length > TAGS_PER_CALL || removed.length > TAGS_PER_CALL)
    throw invalidInput(`No more than ${TAGS_PER_CALL} tags can be added or removed at once.`);
  const tags = tagsOf(input.ResourceType, input.ResourceId ?? '', context);
  const changed = new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  for (const key of removed) changed.delete(key);
  for (const { Key = '', Value = '' } of added) {
    if (Key.length < 1 || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key))
      throw invalidInput(`Invalid tag: ${Key}=${Value}`);
    changed.set(Key, Value);
  }
  if (changed.size > TAGS_PER_RESOURCE)
    throw invalidInput(`A resource cannot have more than ${TAGS_PER_RESOURCE} tags.`);
  tags.splice(0, tags.length, ...[...changed].map(([Key, Value]) => ({ Key, Value })));
  return {};
}

function tagSet(type: ResourceTagSet['ResourceType'], id: string, context: Context): ResourceTagSet {
  return { ResourceType: type, ResourceId: bareId(id), Tags: [...tagsOf(type, id, context)] };
}

function tagsOf(type: string | undefined, id: string, context: Context): Tag[] {
  if (type === 'hostedzone') return requireZone(id, context).Tags;
  if (type === 'healthcheck') return requireHealthCheck(id, context).Tags;
  throw notInEnumeration(String(type), ['healthcheck', 'hostedzone']);
}
