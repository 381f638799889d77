/** Tags of endpoints and rules, by ARN. */
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from '@aws-sdk/client-route53resolver';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { type Operations, read, type Tag, write } from '../kernel/resource.ts';
import { mergeTags, removeTags } from '../kernel/tags.ts';
import { resolverEndpoint } from './endpoint/endpoint.ts';
import { resourceNotFound } from './errors.ts';
import { pageOf } from './lists.ts';
import { resolverRule } from './rule/rule.ts';

export const tagOperations: Operations = {
  TagResource: write<TagResourceRequest, TagResourceResponse>((input, context) => {
    addTags(tagsOf(input.ResourceArn, context), input.Tags ?? []);
    return {};
  }),
  UntagResource: write<UntagResourceRequest, UntagResourceResponse>((input, context) => {
    const removed = (input.TagKeys ?? []).map((Key) => ({ Key }));
    removeTags(tagsOf(input.ResourceArn, context), removed);
    return {};
  }),
  ListTagsForResource: read<ListTagsForResourceRequest, ListTagsForResourceResponse>((input, context) => {
    const { items, rest } = pageOf(tagsOf(input.ResourceArn, context), input);
    const Tags = items.map(({ Key = '', Value = '' }) => ({ Key, Value }));
    return { Tags, ...(rest.NextToken !== undefined && { NextToken: rest.NextToken }) };
  }),
};

function addTags(tags: Tag[], added: readonly Tag[]): void {
  try {
    mergeTags(tags, added);
  } catch (error) {
    if (error instanceof AwsError) throw new AwsError('InvalidTagException', error.message);
    throw error;
  }
}

function tagsOf(arn: string | undefined, context: Context): Tag[] {
  const items = [...context.list(resolverEndpoint), ...context.list(resolverRule)];
  const found = items.find(({ Arn }) => Arn === arn);
  if (!found) throw resourceNotFound(`The resource "${arn}" does not exist`);
  return found.tagList;
}
