/** Tags of everything that ELB keeps, by ARN (R-VPC-6, in ELB's wording). */
import type {
  AddTagsInput,
  DescribeTagsInput,
  DescribeTagsOutput,
  RemoveTagsInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { type Operations, read, type Tag, write } from '../kernel/resource.ts';
import { MAX_TAGS } from '../kernel/tags.ts';
import { pathOf } from './arn.ts';
import { validationError } from './errors.ts';
import { requireListener } from './listener/listener.ts';
import { requireLoadBalancer } from './load-balancer/load-balancer.ts';
import { requireRule } from './rule/rule.ts';
import { requireTargetGroup } from './target-group/target-group.ts';

const KINDS: readonly [prefix: string, find: (arn: string, context: Context) => { Tags: Tag[] }][] = [
  ['loadbalancer/', requireLoadBalancer],
  ['targetgroup/', requireTargetGroup],
  ['listener/', requireListener],
  ['listener-rule/', requireRule],
];

function tagsOf(arn: string, context: Context): Tag[] {
  const kind = KINDS.find(([prefix]) => pathOf(arn).startsWith(prefix));
  if (!kind) throw validationError(`'${arn}' is not a valid load balancer ARN`);
  return kind[1](arn, context).Tags;
}

/** The tags that a request gives to what it creates. */
export function newTags(given: readonly Tag[] | undefined): Tag[] {
  const tags: Tag[] = [];
  mergeTags(tags, given ?? []);
  return tags;
}

function mergeTags(tags: Tag[], given: readonly Tag[]): void {
  const keys = given.map(({ Key = '' }) => Key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new AwsError('DuplicateTagKeys', `A tag key was specified more than once: '${twice}'`);
  }
  for (const { Key: key = '', Value: value = '' } of given) {
    if (/^aws:/i.test(key)) throw validationError(`Tag key '${key}' must not begin with 'aws:'`);
    const existing = tags.find((tag) => tag.Key === key);
    if (existing) existing.Value = value;
    else tags.push({ Key: key, Value: value });
  }
  if (tags.length > MAX_TAGS)
    throw new AwsError('TooManyTags', 'The maximum number of tags has been reached');
}

function addTags(input: AddTagsInput, context: Context): object {
  const lists = (input.ResourceArns ?? []).map((arn) => tagsOf(arn, context));
  for (const tags of lists) mergeTags(tags, input.Tags ?? []);
  return {};
}

function removeTags(input: RemoveTagsInput, context: Context): object {
  const lists = (input.ResourceArns ?? []).map((arn) => tagsOf(arn, context));
  for (const tags of lists) {
    const kept = tags.filter(({ Key = '' }) => !input.TagKeys?.includes(Key));
    tags.splice(0, tags.length, ...kept);
  }
  return {};
}

function describeTags(input: DescribeTagsInput, context: Context): DescribeTagsOutput {
  const descriptions = (input.ResourceArns ?? []).map((arn) => ({
    ResourceArn: arn,
    Tags: tagsOf(arn, context) as { Key: string; Value?: string }[],
  }));
  return { TagDescriptions: descriptions };
}

export const tagOperations: Operations = {
  AddTags: write(addTags),
  RemoveTags: write(removeTags),
  DescribeTags: read(describeTags),
};
