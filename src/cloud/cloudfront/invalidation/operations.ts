/** Asking for invalidations and looking at them. */
import type {
  CreateInvalidationRequest,
  CreateInvalidationResult,
  GetInvalidationRequest,
  GetInvalidationResult,
  Invalidation,
  ListInvalidationsRequest,
} from '@aws-sdk/client-cloudfront';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { read, write } from '../../kernel/resource.ts';
import { required } from '../distribution/config/check.ts';
import { requireDistribution } from '../distribution/distribution.ts';
import { invalidArgument } from '../errors.ts';
import { drawId, locationOf } from '../ids.ts';
import { type ItemList, pageOf } from '../pages.ts';
import { itemsOf } from '../quantities.ts';
import { type InvalidationItem, inProgressOf, invalidation, noSuchInvalidation } from './invalidation.ts';
import { checkPaths, isWildcard } from './path.ts';

/** R-CF-132: in progress at a time. */
const MOST_PATHS = 3000;
const MOST_WILDCARDS = 15;
/** R-CF-134. */
const LEAST_MS = 30_000;
const SPREAD_MS = 90_000;

export const invalidationOperations = {
  CreateInvalidation: write(createInvalidation),
  GetInvalidation: read(getInvalidation),
  ListInvalidations: read(listInvalidations),
};

type Summary = Pick<InvalidationItem, 'Id' | 'CreateTime' | 'Status'>;

function createInvalidation(
  input: CreateInvalidationRequest,
  context: Context,
): Plain<CreateInvalidationResult> {
  const { Id: distributionId } = requireDistribution(input.DistributionId, context);
  const batch = required(input.InvalidationBatch, 'invalidationBatch');
  const reference = required(batch.CallerReference, 'invalidationBatch.callerReference');
  const paths = itemsOf(required(batch.Paths, 'invalidationBatch.paths'));
  if (paths.length === 0) throw invalidArgument('Your request contains empty invalidation batch.');
  if (paths.length > MOST_PATHS) {
    throw new AwsError('BatchTooLarge', 'Invalidation batch specified is too large.', 413);
  }
  checkPaths(paths);
  const known = context
    .peek(invalidation)
    .find(
      (item) =>
        item.DistributionId === distributionId && item.InvalidationBatch.CallerReference === reference,
    );
  if (known) return repeated(known, paths);
  refuseTooMany(distributionId, paths, context);
  const durationMs = LEAST_MS + nextBelow(context.random, SPREAD_MS);
  const item = context.add<InvalidationItem>(invalidation, {
    Id: drawId(context.random, 'I'),
    DistributionId: distributionId,
    Status: 'InProgress',
    CreateTime: timestamp(context.now),
    InvalidationBatch: {
      CallerReference: reference,
      Paths: { Quantity: paths.length, Items: [...paths] },
    },
    startsAt: context.now,
    completesAt: context.now + durationMs,
  });
  context.later(durationMs, invalidation, item.Id, 'completed');
  return created(item);
}

/** Every edge has forgotten. */
export function completed(item: InvalidationItem): void {
  item.Status = 'Completed';
}

function getInvalidation(input: GetInvalidationRequest, context: Context): Plain<GetInvalidationResult> {
  const { Id: distributionId } = requireDistribution(input.DistributionId, context);
  const found = context.find(invalidation, input.Id);
  if (found?.DistributionId !== distributionId) throw noSuchInvalidation();
  return { Invalidation: show(found) };
}

/** The newest first. */
function listInvalidations(
  input: ListInvalidationsRequest,
  context: Context,
): { InvalidationList: ItemList<Summary> } {
  const { Id: distributionId } = requireDistribution(input.DistributionId, context);
  const theirs = context.list(invalidation).filter((item) => item.DistributionId === distributionId);
  const summaries = theirs.reverse().map(({ Id, CreateTime, Status }) => ({ Id, CreateTime, Status }));
  return { InvalidationList: pageOf(summaries, input, (item) => item.Id) };
}

/** R-CF-133. */
function repeated(known: InvalidationItem, paths: readonly string[]): Plain<CreateInvalidationResult> {
  const earlier = known.InvalidationBatch.Paths.Items;
  const same = earlier.length === paths.length && earlier.every((path, index) => path === paths[index]);
  if (same) return created(known);
  throw invalidArgument(
    'Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.',
  );
}

/** R-CF-132. */
function refuseTooMany(distributionId: string, paths: readonly string[], context: Context): void {
  const all = [
    ...inProgressOf(distributionId, context).flatMap((item) => item.InvalidationBatch.Paths.Items),
    ...paths,
  ];
  const wildcards = all.filter(isWildcard).length;
  if (wildcards > MOST_WILDCARDS || all.length - wildcards > MOST_PATHS) {
    throw new AwsError(
      'TooManyInvalidationsInProgress',
      'You have exceeded the maximum number of allowable InProgress invalidation batch requests, or invalidation objects.',
    );
  }
}

function created(item: InvalidationItem): Plain<CreateInvalidationResult> {
  return {
    Location: `${locationOf('distribution', item.DistributionId)}/invalidation/${item.Id}`,
    Invalidation: show(item),
  };
}

function show({ Id, Status, CreateTime, InvalidationBatch }: InvalidationItem): Plain<Invalidation> {
  return { Id, Status, CreateTime, InvalidationBatch };
}
