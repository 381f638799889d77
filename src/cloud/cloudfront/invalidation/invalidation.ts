/**
 * Invalidations: paths whose objects the edges shall forget before their time (R-CF-130 to R-CF-135). Each edge
 * forgets at a time of its own; nothing can call an invalidation back.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html
 */

import { memoise } from '../../../kit/memoise.ts';
import type { Context } from '../../kernel/context.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Table, World } from '../../kernel/world.ts';
import { arrivalAt } from '../spread.ts';

export interface InvalidationItem {
  Id: string;
  DistributionId: string;
  Status: 'InProgress' | 'Completed';
  CreateTime: string;
  InvalidationBatch: { CallerReference: string; Paths: { Quantity: number; Items: string[] } };
  /** Milliseconds since the Unix epoch. */
  startsAt: number;
  /** When the last edge has forgotten. */
  completesAt: number;
}

export const invalidation: Resource<InvalidationItem> = {
  kind: 'invalidation',
  prefix: 'I',
  id: (item) => item.Id,
  notFound: noSuchInvalidation,
  malformed: noSuchInvalidation,
  filters: {},
};

/** R-CF-133. */
export function noSuchInvalidation(): AwsError {
  return new AwsError('NoSuchInvalidation', 'The specified invalidation does not exist.', 404);
}

export function inProgressOf(distributionId: string, context: Context): readonly InvalidationItem[] {
  return context
    .peek(invalidation)
    .filter((item) => item.DistributionId === distributionId && item.Status === 'InProgress');
}

/** Of one distribution, the oldest first. */
export function invalidationsOf(world: World, distributionId: string): readonly InvalidationItem[] {
  return Object.values(tableOf(world)).filter((item) => item.DistributionId === distributionId);
}

/** When an edge forgets what the invalidation names; milliseconds since the Unix epoch. */
export function forgottenAt(item: InvalidationItem, edge: string): number {
  return arrivalAt(item.Id, edge, item.startsAt, item.completesAt);
}

/** For the bill (R-CF-135): how many paths each invalidation had, and when it was asked for. */
export interface InvalidatedPaths {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** A path with a wildcard counts as one. */
  readonly paths: number;
}

/** The same value as long as nothing is invalidated or completed. */
export function invalidationPaths(world: World): readonly InvalidatedPaths[] {
  return pathsIn(tableOf(world));
}

const pathsIn = memoise((table: Table<InvalidationItem>): readonly InvalidatedPaths[] =>
  Object.values(table).map(({ startsAt, InvalidationBatch: batch }) => ({
    at: startsAt,
    paths: batch.Paths.Quantity,
  })),
);

const NONE: Table<InvalidationItem> = Object.freeze({});

function tableOf(world: World): Table<InvalidationItem> {
  return (world.regions[GLOBAL_REGION]?.[invalidation.kind] ?? NONE) as Table<InvalidationItem>;
}
