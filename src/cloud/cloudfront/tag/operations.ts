/** Tags of distributions, by the distribution's ARN. */
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import { read, type Tag, write } from '../../kernel/resource.ts';
import { distribution } from '../distribution/distribution.ts';
import { invalidArgument, noSuchResource } from '../errors.ts';
import { arnOf } from '../ids.ts';
import { streamingDistribution } from '../streaming-distribution/streaming-distribution.ts';
import { mergedTags } from './tag-list.ts';

export const tagOperations = {
  TagResource: write<TagResourceRequest, object>((input, context) => {
    const item = taggedBy(input.Resource, context);
    item.Tags = mergedTags(item.Tags, input.Tags?.Items ?? []);
    return {};
  }),
  UntagResource: write<UntagResourceRequest, object>((input, context) => {
    const item = taggedBy(input.Resource, context);
    const removed = input.TagKeys?.Items ?? [];
    item.Tags = item.Tags.filter(({ Key = '' }) => !removed.includes(Key));
    return {};
  }),
  ListTagsForResource: read<ListTagsForResourceRequest, ListTagsForResourceResult>((input, context) => ({
    Tags: { Items: taggedBy(input.Resource, context).Tags.map(({ Key, Value }) => ({ Key, Value })) },
  })),
};

function taggedBy(arn: string | undefined, context: Context): { Tags: Tag[] } {
  const [kind = '', id = ''] = arn?.split(':').slice(5).join(':').split('/') ?? [];
  if (!/^arn:aws:cloudfront::\d{12}:/.test(arn ?? '')) {
    throw invalidArgument('The parameter Resource is not a valid ARN.');
  }
  const resources = [distribution, streamingDistribution];
  const resource = resources.find((each) => each.kind === kind);
  const item =
    arn === arnOf(context, kind, id) && resource && context.find<{ Tags: Tag[] }>(resource as never, id);
  if (!item) throw noSuchResource();
  return item;
}
