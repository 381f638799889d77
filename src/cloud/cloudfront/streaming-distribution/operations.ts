/** What could be done with streaming distributions, and the refusal of whoever wants one today (R-CF-12). */
import type {
  CreateStreamingDistributionRequest,
  CreateStreamingDistributionResult,
  CreateStreamingDistributionWithTagsRequest,
  DeleteStreamingDistributionRequest,
  GetStreamingDistributionConfigRequest,
  GetStreamingDistributionConfigResult,
  GetStreamingDistributionRequest,
  GetStreamingDistributionResult,
  ListStreamingDistributionsRequest,
  StreamingDistributionConfig,
  UpdateStreamingDistributionRequest,
  UpdateStreamingDistributionResult,
} from '@aws-sdk/client-cloudfront';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { read, type Tag, write } from '../../kernel/resource.ts';
import { required } from '../distribution/config/check.ts';
import { invalidArgument, tooMany } from '../errors.ts';
import { drawETag, requireVersion } from '../etag.ts';
import { arnOf, drawHostLabel, drawId, locationOf } from '../ids.ts';
import { pageOf } from '../pages.ts';
import { checkedTags } from '../tag/tag-list.ts';
import { completeStreaming } from './config.ts';
import { showStreaming, summariseStreaming } from './show.ts';
import {
  requireStreaming,
  type StreamingConfig,
  type StreamingItem,
  streamingDistribution,
} from './streaming-distribution.ts';

/** The first year without them. */
const END_OF_RTMP = 2021;
const PER_ACCOUNT = 100;
/** In their time distributions took fifteen minutes or so (R-CF-3). */
const LEAST_MS = 600_000;
const SPREAD_MS = 600_000;

export const streamingOperations = {
  CreateStreamingDistribution: write<
    CreateStreamingDistributionRequest,
    Plain<CreateStreamingDistributionResult>
  >((input, context) => create(input.StreamingDistributionConfig, [], context)),
  CreateStreamingDistributionWithTags: write<
    CreateStreamingDistributionWithTagsRequest,
    Plain<CreateStreamingDistributionResult>
  >(({ StreamingDistributionConfigWithTags: given }, context) =>
    create(given?.StreamingDistributionConfig, checkedTags(given?.Tags?.Items), context),
  ),
  GetStreamingDistribution: read<GetStreamingDistributionRequest, Plain<GetStreamingDistributionResult>>(
    (input, context) => {
      const item = requireStreaming(input.Id, context);
      return { StreamingDistribution: showStreaming(item), ETag: item.ETag };
    },
  ),
  GetStreamingDistributionConfig: read<
    GetStreamingDistributionConfigRequest,
    Plain<GetStreamingDistributionConfigResult>
  >((input, context) => {
    const { StreamingDistributionConfig, ETag } = requireStreaming(input.Id, context);
    return { StreamingDistributionConfig, ETag } as Plain<GetStreamingDistributionConfigResult>;
  }),
  ListStreamingDistributions: read((input: ListStreamingDistributionsRequest, context) => {
    const items = context.list(streamingDistribution).map(summariseStreaming);
    return { StreamingDistributionList: pageOf(items, input, (item) => item.Id ?? '') };
  }),
  UpdateStreamingDistribution: write<
    UpdateStreamingDistributionRequest,
    Plain<UpdateStreamingDistributionResult>
  >(update),
  DeleteStreamingDistribution: write<DeleteStreamingDistributionRequest, object>(remove),
};

/** Every edge has the version. */
export function streamingDeployed(item: StreamingItem, _context: Context, version: string): void {
  if (item.ETag === version) item.Status = 'Deployed';
}

function create(
  given: StreamingDistributionConfig | undefined,
  tags: Tag[],
  context: Context,
): Plain<CreateStreamingDistributionResult> {
  if ((context.world.setting.era ?? END_OF_RTMP) >= END_OF_RTMP) {
    throw invalidArgument(
      'Amazon CloudFront discontinued support for RTMP distributions on December 31, 2020.',
    );
  }
  const config = completeStreaming(required(given, 'streamingDistributionConfig'), undefined, context);
  const known = context
    .peek(streamingDistribution)
    .find((item) => item.StreamingDistributionConfig.CallerReference === config.CallerReference);
  if (known) return repeated(known, config);
  if (context.peek(streamingDistribution).length >= PER_ACCOUNT) {
    throw tooMany('TooManyStreamingDistributions', 'streaming distributions');
  }
  const id = drawId(context.random, 'E');
  const item = context.add<StreamingItem>(streamingDistribution, {
    Id: id,
    ARN: arnOf(context, 'streaming-distribution', id),
    DomainName: `${drawHostLabel(context.random, 's')}.cloudfront.net`,
    ETag: '',
    Status: 'InProgress',
    LastModifiedTime: '',
    StreamingDistributionConfig: config,
    Tags: tags,
  });
  deploy(item, config, context);
  return created(item);
}

function repeated(known: StreamingItem, config: StreamingConfig): Plain<CreateStreamingDistributionResult> {
  if (JSON.stringify(known.StreamingDistributionConfig) === JSON.stringify(config)) return created(known);
  throw new AwsError(
    'StreamingDistributionAlreadyExists',
    `The caller reference that you are using to create a streaming distribution is associated with another streaming distribution. Already exists: ${known.Id}`,
    409,
  );
}

function created(item: StreamingItem): Plain<CreateStreamingDistributionResult> {
  return {
    StreamingDistribution: showStreaming(item),
    Location: locationOf('streaming-distribution', item.Id),
    ETag: item.ETag,
  };
}

function update(
  input: UpdateStreamingDistributionRequest,
  context: Context,
): Plain<UpdateStreamingDistributionResult> {
  const item = requireStreaming(input.Id, context);
  requireVersion(item, input.IfMatch);
  const given = required(input.StreamingDistributionConfig, 'streamingDistributionConfig');
  const config = completeStreaming(given, item.Id, context);
  if (config.CallerReference !== item.StreamingDistributionConfig.CallerReference) {
    throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
  }
  deploy(item, config, context);
  return { StreamingDistribution: showStreaming(item), ETag: item.ETag };
}

function remove(input: DeleteStreamingDistributionRequest, context: Context): object {
  const item = requireStreaming(input.Id, context);
  requireVersion(item, input.IfMatch);
  if (item.StreamingDistributionConfig.Enabled || item.Status !== 'Deployed') {
    throw new AwsError(
      'StreamingDistributionNotDisabled',
      'The distribution you are trying to delete has not been disabled.',
      409,
    );
  }
  context.remove(streamingDistribution, item.Id);
  return {};
}

function deploy(item: StreamingItem, config: StreamingConfig, context: Context): void {
  item.StreamingDistributionConfig = config;
  item.ETag = drawETag(context.random);
  item.Status = 'InProgress';
  item.LastModifiedTime = timestamp(context.now);
  const durationMs = LEAST_MS + nextBelow(context.random, SPREAD_MS);
  context.later(durationMs, streamingDistribution, item.Id, 'deployed', item.ETag);
}
