/** What a world is about, for those who choose what to show of it: networks, the web, or both. */
import { vpc } from '../cloud/ec2/vpc/vpc.ts';
import type { World } from '../cloud/kernel/world.ts';
import { listBuckets } from '../cloud/s3/bucket/bucket.ts';
import { distributionHosts } from './edges.ts';
import { tableOf } from './tables.ts';

export function hasVpc(world: World): boolean {
  return Object.keys(world.regions).some((region) => Object.keys(tableOf(world, region, vpc)).length > 0);
}

/** Whether there are buckets or distributions. */
export function hasWeb(world: World): boolean {
  return listBuckets(world).length > 0 || distributionHosts(world).length > 0;
}
