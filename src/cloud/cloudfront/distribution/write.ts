/** Creating, changing and deleting distributions (R-CF-1 to R-CF-8). */
import type {
  CreateDistributionRequest,
  CreateDistributionResult,
  CreateDistributionWithTagsRequest,
  DeleteDistributionRequest,
  DistributionConfig,
  UpdateDistributionRequest,
  UpdateDistributionResult,
} from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import type { Tag } from '../../kernel/resource.ts';
import { tooMany } from '../errors.ts';
import { requireVersion } from '../etag.ts';
import { arnOf, drawHostLabel, drawId, locationOf } from '../ids.ts';
import { checkedTags } from '../tag/tag-list.ts';
import { aliasTaken } from './config/aliases.ts';
import { required } from './config/check.ts';
import { completeConfig } from './config/complete.ts';
import type { Config } from './config/config.ts';
import { checkReferences } from './config/references.ts';
import { checkDedicated } from './config/viewer-certificate.ts';
import { type DistributionItem, distribution, requireDistribution } from './distribution.ts';
import { aliasesOf } from './parts.ts';
import { deploy } from './rollout.ts';
import { showDistribution } from './show.ts';

/** R-CF-13. */
const PER_ACCOUNT = 500;

export function createDistribution(
  input: CreateDistributionRequest,
  context: Context,
): Plain<CreateDistributionResult> {
  return create(required(input.DistributionConfig, 'distributionConfig'), [], context);
}

export function createDistributionWithTags(
  input: CreateDistributionWithTagsRequest,
  context: Context,
): Plain<CreateDistributionResult> {
  const { DistributionConfig: config, Tags: tags } = input.DistributionConfigWithTags ?? {};
  return create(
    required(config, 'distributionConfigWithTags.distributionConfig'),
    checkedTags(tags?.Items),
    context,
  );
}

function create(given: DistributionConfig, tags: Tag[], context: Context): Plain<CreateDistributionResult> {
  const config = completeConfig(given);
  const reference = config.CallerReference;
  const known = context
    .peek(distribution)
    .find(({ DistributionConfig: theirs }) => theirs.CallerReference === reference);
  if (known) return repeated(known, config, context);
  checkReferences(config, context);
  checkBesideOthers(config, undefined, context);
  if (context.peek(distribution).length >= PER_ACCOUNT)
    throw tooMany('TooManyDistributions', 'distributions');
  const id = drawId(context.random, 'E');
  const item = context.add(distribution, {
    Id: id,
    ARN: arnOf(context, 'distribution', id),
    DomainName: `${drawHostLabel(context.random, 'd')}.cloudfront.net`,
    ETag: '',
    Status: 'InProgress',
    LastModifiedTime: timestamp(context.now),
    DistributionConfig: config,
    Tags: tags,
    deployments: [],
  });
  deploy(item, config, context);
  return created(item, context);
}

/** R-CF-4. */
function repeated(
  known: DistributionItem,
  config: Config,
  context: Context,
): Plain<CreateDistributionResult> {
  if (sameConfig(known.DistributionConfig, config)) return created(known, context);
  throw new AwsError(
    'DistributionAlreadyExists',
    `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${known.Id}`,
    409,
  );
}

function created(item: DistributionItem, context: Context): Plain<CreateDistributionResult> {
  return {
    Distribution: showDistribution(item, context),
    Location: locationOf('distribution', item.Id),
    ETag: item.ETag,
  };
}

export function updateDistribution(
  input: UpdateDistributionRequest,
  context: Context,
): Plain<UpdateDistributionResult> {
  const item = requireDistribution(input.Id, context);
  requireVersion(item, input.IfMatch);
  const config = completeConfig(required(input.DistributionConfig, 'distributionConfig'));
  if (config.CallerReference !== item.DistributionConfig.CallerReference) {
    throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
  }
  checkReferences(config, context);
  checkBesideOthers(config, item.Id, context);
  deploy(item, config, context);
  return { Distribution: showDistribution(item, context), ETag: item.ETag };
}

/** R-CF-7: disabled, and every edge knows it. */
export function deleteDistribution(input: DeleteDistributionRequest, context: Context): object {
  const item = requireDistribution(input.Id, context);
  requireVersion(item, input.IfMatch);
  if (item.DistributionConfig.Enabled || item.Status !== 'Deployed') {
    throw new AwsError(
      'DistributionNotDisabled',
      'The distribution you are trying to delete has not been disabled.',
      409,
    );
  }
  context.remove(distribution, item.Id);
  return {};
}

/** Names belong to one distribution (R-CF-112; a wildcard may stand beside names below it), addresses are few (R-CF-113). */
function checkBesideOthers(config: Config, self: string | undefined, context: Context): void {
  const others = context
    .peek(distribution)
    .filter(({ Id }) => Id !== self)
    .map((item) => item.DistributionConfig);
  const taken = new Set(others.flatMap(aliasesOf));
  if (aliasesOf(config).some((name) => taken.has(name))) throw aliasTaken();
  const dedicated = [...others, config].map(({ ViewerCertificate: certificate }) => certificate);
  checkDedicated(
    dedicated
      .filter(({ SSLSupportMethod: method, ACMCertificateArn: arn }) => method === 'vip' && arn !== undefined)
      .map(({ ACMCertificateArn: arn }) => arn),
  );
}

/** Both are complete, and so have their members in the same order. */
function sameConfig(left: Config, right: Config): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
