/**
 * Names of buckets as origins (R-CF-30). The website endpoint is none of them: to CloudFront it is any other site.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html
 */

/** `bucket.s3.amazonaws.com`, `bucket.s3.eu-west-1.amazonaws.com` and the older `bucket.s3-eu-west-1.amazonaws.com`. */
const REST_ENDPOINT =
  /^([a-z0-9][a-z0-9.-]*)\.s3(?:[.-](?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d))?\.amazonaws\.com$/;

export interface BucketName {
  readonly bucket: string;
  /** Absent in the name without a region. */
  readonly region?: string;
}

/** The bucket behind a name; undefined where it isn't a bucket's REST endpoint. */
export function bucketBehind(domain: string): BucketName | undefined {
  const [, bucket, region] = REST_ENDPOINT.exec(domain.toLowerCase()) ?? [];
  return bucket === undefined ? undefined : { bucket, ...(region !== undefined && { region }) };
}

export function isBucketName(domain: string): boolean {
  return bucketBehind(domain) !== undefined;
}
