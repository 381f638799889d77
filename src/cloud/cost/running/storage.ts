/** What buckets hold, all versions of it (R-PRICE-80). Whatever its storage class: it is priced as Standard. */
import { type BucketItem, bucket } from '../../s3/bucket/bucket.ts';
import { GB } from '../counted/units.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem } from './tables.ts';

export const storageRunning: RunningKind = perItem(bucket, (item) => {
  const units = octetsIn(item) / GB;
  return units > 0 ? [{ price: 's3-storage', resource: item.Name, units }] : [];
});

function octetsIn({ objects }: BucketItem): number {
  return Object.values(objects)
    .flat()
    .reduce((sum, { body }) => sum + body.size, 0);
}
