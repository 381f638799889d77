/** What can be done with origin access identities. */
import { nextHex } from '../../../kit/random.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { ConfiguredKind } from '../configured/configured.ts';
import { checkComment } from '../configured/limits.ts';
import { markedList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { tooMany } from '../errors.ts';
import { drawId } from '../ids.ts';
import {
  type OriginAccessIdentityItem,
  type OriginAccessIdentitySettings,
  originAccessIdentity,
} from './origin-access-identity.ts';

const CANONICAL_ID_DIGITS = 96;

const kind: ConfiguredKind<OriginAccessIdentityItem, OriginAccessIdentitySettings> = {
  resource: originAccessIdentity,
  word: 'CloudFrontOriginAccessIdentity',
  plural: 'CloudFrontOriginAccessIdentities',
  path: 'origin-access-identity/cloudfront',
  drawId: (context) => drawId(context.random, 'E'),
  make: (identity, config, context) => ({
    ...identity,
    S3CanonicalUserId: nextHex(context.random, CANONICAL_ID_DIGITS),
    CloudFrontOriginAccessIdentityConfig: config,
  }),
  configOf: (item) => item.CloudFrontOriginAccessIdentityConfig,
  replace: (item, config) => {
    item.CloudFrontOriginAccessIdentityConfig = config;
  },
  accept: (given, _context, self) => {
    checkComment(given.Comment);
    const before = self?.CloudFrontOriginAccessIdentityConfig.CallerReference;
    if (self && given.CallerReference !== before)
      throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
    return { CallerReference: given.CallerReference, Comment: given.Comment ?? '' };
  },
  made: (given, context) => {
    const found = context
      .list(originAccessIdentity)
      .find((item) => item.CloudFrontOriginAccessIdentityConfig.CallerReference === given.CallerReference);
    if (found && found.CloudFrontOriginAccessIdentityConfig.Comment !== given.Comment) throw alreadyExists();
    return found;
  },
  quota: {
    most: 100,
    exceeded: () => tooMany('TooManyCloudFrontOriginAccessIdentities', 'origin access identities'),
  },
  inUse: () =>
    new AwsError(
      'CloudFrontOriginAccessIdentityInUse',
      'The CloudFront origin access identity is still being used.',
      409,
    ),
  list: (items, input) =>
    markedList(items, input, (item) => ({
      Id: item.Id,
      S3CanonicalUserId: item.S3CanonicalUserId,
      Comment: item.CloudFrontOriginAccessIdentityConfig.Comment,
    })),
};

export const originAccessIdentityOperations = configuredOperations(kind);

function alreadyExists(): AwsError {
  return new AwsError(
    'CloudFrontOriginAccessIdentityAlreadyExists',
    'The caller reference that you are using to create a CloudFront origin access identity is associated with another identity.',
    409,
  );
}
