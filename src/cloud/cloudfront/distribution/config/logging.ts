/** Standard logs: into which bucket (R-CF-140). The bucket must let itself be written to by ACL, as CloudFront does. */
import type { LoggingConfig } from '@aws-sdk/client-cloudfront';
import type { World } from '../../../kernel/world.ts';
import { findBucket } from '../../../s3/bucket/bucket.ts';
import { invalidArgument } from '../../errors.ts';
import { upTo } from './check.ts';
import type { LoggingSettings } from './config.ts';
import { bucketBehind } from './origin/s3-name.ts';

export function completeLogging(given: LoggingConfig | undefined): LoggingSettings {
  const prefix = upTo(given?.Prefix ?? '', 256, 'Logging Prefix');
  if (prefix.startsWith('/'))
    throw invalidArgument('The parameter Logging Prefix must not begin with a slash (/).');
  return {
    Enabled: given?.Enabled ?? false,
    IncludeCookies: given?.IncludeCookies ?? false,
    Bucket: given?.Bucket ?? '',
    Prefix: prefix,
  };
}

/** Refuses logs into what is no bucket of the account, or one without ACLs. */
export function checkLogBucket({ Enabled: enabled, Bucket: name }: LoggingSettings, world: World): void {
  if (!enabled) return;
  const found = findBucket(world, bucketBehind(name)?.bucket);
  if (!found) throw invalidArgument('The parameter Logging Bucket does not refer to a valid S3 bucket.');
  if (found.Ownership === 'BucketOwnerEnforced') {
    throw invalidArgument(
      `The S3 bucket that you specified for CloudFront logs does not enable ACL access: ${name}`,
    );
  }
}
