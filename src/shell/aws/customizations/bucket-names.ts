/** Every request of S3's API has its bucket's name looked at first. */
import { checkBucket } from '../bucket-name.ts';
import type { Customization } from './customization.ts';

export const bucketNames: Customization = {
  service: 's3',
  finish: (params) => checkBucket(params.Bucket),
};
