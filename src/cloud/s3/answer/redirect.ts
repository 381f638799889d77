/**
 * A bucket that is asked for in the wrong place. https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
 */
import type { World } from '../../kernel/world.ts';
import type { Visit } from '../../web/visit.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { S3Error } from '../errors.ts';
import type { S3Host } from './hosts.ts';
import { fail, type Outcome } from './outcome.ts';

/** How long it takes until `bucket.s3.amazonaws.com` leads to the bucket's own region: up to a day. */
export const PROPAGATION_MS = 24 * 60 * 60 * 1000;

/** Undefined where this is the place. */
export function redirection(
  world: World,
  bucket: BucketItem,
  host: S3Host,
  visit: Visit,
): Outcome | undefined {
  if (bucket.Region === host.region) return undefined;
  const regional = [['x-amz-bucket-region', bucket.Region]] as const;
  const age = world.clock.now - Date.parse(bucket.CreationDate);
  if (host.global && host.bucket !== undefined) {
    if (age >= PROPAGATION_MS) return undefined;
    const endpoint = `${bucket.Name}.s3-${bucket.Region}.amazonaws.com`;
    const { scheme, path, query } = visit.request;
    const location = `${scheme}://${endpoint}${path}${query === undefined ? '' : `?${query}`}`;
    const error = new S3Error(
      'TemporaryRedirect',
      'Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.',
      307,
      { Endpoint: endpoint, Bucket: bucket.Name },
    );
    const text = `bucket ${bucket.Name} in ${bucket.Region} is less than a day old, and the DNS of s3.amazonaws.com doesn't lead there yet: use ${bucket.Name}.s3.${bucket.Region}.amazonaws.com`;
    return fail(error, { code: 'not-propagated', text, resource: bucket.Name }, [
      ...regional,
      ['Location', location],
    ]);
  }
  const endpoint =
    host.bucket === undefined
      ? `s3.${bucket.Region}.amazonaws.com`
      : `${bucket.Name}.s3.${bucket.Region}.amazonaws.com`;
  const error = new S3Error(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    301,
    { Endpoint: endpoint, Bucket: bucket.Name },
  );
  const text = `bucket ${bucket.Name} is in ${bucket.Region}: use ${endpoint}`;
  return fail(error, { code: 'wrong-region', text, resource: bucket.Name }, regional);
}
