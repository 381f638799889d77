/** The configuration of a streaming distribution: checked, and with all that AWS fills in. */
import type { StreamingDistributionConfig } from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { aliasTaken, completeAliases } from '../distribution/config/aliases.ts';
import { completeSigners } from '../distribution/config/behaviour/trusted.ts';
import { oneOf, required, upTo } from '../distribution/config/check.ts';
import { checkLogBucket, completeLogging } from '../distribution/config/logging.ts';
import { isBucketName } from '../distribution/config/origin/s3-name.ts';
import { invalidArgument } from '../errors.ts';
import { identityIdIn, originAccessIdentity } from '../origin-access-identity/origin-access-identity.ts';
import { type StreamingConfig, streamingDistribution } from './streaming-distribution.ts';

const PLACE = 'streamingDistributionConfig';
const PRICE_CLASSES = ['PriceClass_100', 'PriceClass_200', 'PriceClass_All'] as const;
const COMMENT_LENGTH = 128;

export function completeStreaming(
  given: StreamingDistributionConfig,
  self: string | undefined,
  context: Context,
): StreamingConfig {
  const origin = required(given.S3Origin, `${PLACE}.s3Origin`);
  const domain = required(origin.DomainName, `${PLACE}.s3Origin.domainName`);
  if (!isBucketName(domain)) {
    throw invalidArgument('The parameter Origin DomainName does not refer to a valid S3 bucket.');
  }
  const { IncludeCookies: _none, ...logging } = completeLogging(
    given.Logging && { ...given.Logging, IncludeCookies: false },
  );
  const config: StreamingConfig = {
    CallerReference: required(given.CallerReference, `${PLACE}.callerReference`),
    S3Origin: { DomainName: domain, OriginAccessIdentity: origin.OriginAccessIdentity ?? '' },
    Aliases: completeAliases(given.Aliases),
    Comment: upTo(required(given.Comment, `${PLACE}.comment`), COMMENT_LENGTH, 'Comment'),
    Logging: logging,
    TrustedSigners: completeSigners(required(given.TrustedSigners, `${PLACE}.trustedSigners`)),
    PriceClass: oneOf(given.PriceClass ?? 'PriceClass_All', PRICE_CLASSES, `${PLACE}.priceClass`),
    Enabled: required(given.Enabled, `${PLACE}.enabled`),
  };
  checkNamed(config, self, context);
  return config;
}

function checkNamed(config: StreamingConfig, self: string | undefined, context: Context): void {
  const { OriginAccessIdentity: identity } = config.S3Origin;
  if (identity !== '' && !context.find(originAccessIdentity, identityIdIn(identity))) {
    throw new AwsError(
      'InvalidOriginAccessIdentity',
      'The specified origin access identity does not exist or is not valid.',
    );
  }
  if (config.TrustedSigners.Items?.some((signer) => signer !== 'self' && signer !== context.account)) {
    throw new AwsError('TrustedSignerDoesNotExist', "One or more of your trusted signers don't exist.");
  }
  checkLogBucket({ ...config.Logging, IncludeCookies: false }, context.world);
  const taken = context
    .peek(streamingDistribution)
    .filter(({ Id }) => Id !== self)
    .flatMap((item) => item.StreamingDistributionConfig.Aliases.Items ?? []);
  if (config.Aliases.Items?.some((name) => taken.includes(name))) throw aliasTaken();
}
