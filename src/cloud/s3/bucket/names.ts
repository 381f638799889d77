/** Which names a bucket may have. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
import { S3Error } from '../errors.ts';

const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** Names so plain that somebody has long had them: the names of all accounts in the world are one namespace. */
const TAKEN = new Set([
  'assets',
  'backup',
  'bucket',
  'data',
  'demo',
  'example',
  'example-bucket',
  'examplebucket',
  'files',
  'images',
  'logs',
  'media',
  'my-bucket',
  'mybucket',
  'photos',
  'public',
  'static',
  'test',
  'test-bucket',
  'video',
  'videos',
  'website',
]);

export function isTakenByOthers(name: string): boolean {
  return TAKEN.has(name);
}

/** Throws `InvalidBucketName`. */
export function checkBucketName(name: string): void {
  if (!isBucketName(name)) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
  }
}

export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix)) &&
    !RESERVED_SUFFIXES.some((suffix) => name.endsWith(suffix))
  );
}
