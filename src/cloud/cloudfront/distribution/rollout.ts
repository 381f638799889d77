/**
 * Which configuration an edge works by: a new one reaches it some time after it was asked for, and until then it goes
 * on with the one before (R-CF-3).
 */
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import { drawETag } from '../etag.ts';
import { arrivalAt } from '../spread.ts';
import type { Config } from './config/config.ts';
import { type DistributionItem, distribution } from './distribution.ts';

/** R-CF-3: three to five minutes. */
const LEAST_MS = 180_000;
const SPREAD_MS = 120_000;

/** Makes `config` the distribution's, and sends it to the edges. */
export function deploy(item: DistributionItem, config: Config, context: Context): void {
  const version = drawETag(context.random);
  const durationMs = LEAST_MS + nextBelow(context.random, SPREAD_MS);
  item.DistributionConfig = config;
  item.ETag = version;
  item.Status = 'InProgress';
  item.LastModifiedTime = timestamp(context.now);
  item.deployments.push({
    version,
    config,
    startsAt: context.now,
    completesAt: context.now + durationMs,
  });
  context.later(durationMs, distribution, item.Id, 'deployed', version);
}

/** All edges have the version: what came before it is no longer in use anywhere. */
export function deployed(item: DistributionItem, _context: Context, version: string): void {
  const index = item.deployments.findIndex((deployment) => deployment.version === version);
  if (index > 0) item.deployments.splice(0, index);
  if (item.ETag === version) item.Status = 'Deployed';
}

/**
 * The configuration by which an edge answers for the distribution at a moment (milliseconds since the Unix epoch);
 * undefined while it hasn't heard of the distribution. `edge` is whatever names an edge: `LIS50-C1`.
 */
export function configurationAt(item: DistributionItem, edge: string, now: number): Config | undefined {
  const arrived = item.deployments.findLast(
    ({ version, startsAt, completesAt }) => arrivalAt(version, edge, startsAt, completesAt) <= now,
  );
  return arrived?.config;
}
