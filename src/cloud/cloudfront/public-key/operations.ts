/** What can be done with public keys (R-CF-124). */
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import type { ConfiguredKind } from '../configured/configured.ts';
import { checkComment, checkName, refuseTakenName } from '../configured/limits.ts';
import { plainList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { invalidArgument, tooMany } from '../errors.ts';
import { drawId } from '../ids.ts';
import { readPublicKey } from './key-text.ts';
import { type PublicKeyItem, type PublicKeySettings, publicKey } from './public-key.ts';

const kind: ConfiguredKind<PublicKeyItem, PublicKeySettings> = {
  resource: publicKey,
  word: 'PublicKey',
  plural: 'PublicKeys',
  path: 'public-key',
  drawId: (context) => drawId(context.random, 'K'),
  make: (identity, config, context) => ({
    ...identity,
    CreatedTime: timestamp(context.now),
    PublicKeyConfig: config,
  }),
  configOf: (item) => item.PublicKeyConfig,
  replace: (item, config) => {
    item.PublicKeyConfig = config;
  },
  accept: (given, context, self) => {
    const config = acceptSettings(given);
    if (self) refuseChanges(self.PublicKeyConfig, config);
    const nameOf = (item: PublicKeyItem) => item.PublicKeyConfig.Name;
    refuseTakenName(context.peek(publicKey), nameOf, config.Name, self, alreadyExists);
    return config;
  },
  made: (given, context) => {
    const { CallerReference, EncodedKey, Name } = given;
    const found = context
      .list(publicKey)
      .find((item) => item.PublicKeyConfig.CallerReference === CallerReference);
    if (!found) return undefined;
    const { PublicKeyConfig: known } = found;
    if (known.Name !== Name || known.EncodedKey !== EncodedKey) {
      throw new AwsError(
        'PublicKeyAlreadyExists',
        'The caller reference that you are using to create a CloudFront public key is associated with another public key in your account.',
        409,
      );
    }
    return found;
  },
  quota: {
    most: 10,
    exceeded: () => tooMany('TooManyPublicKeys', 'CloudFront public keys'),
  },
  inUse: () =>
    new AwsError(
      'PublicKeyInUse',
      'The Cloudfront public key is currently associated with either Key Group or a field level encryption profile.',
      409,
    ),
  list: (items, input) => plainList(items, input, summary),
};

export const publicKeyOperations = configuredOperations(kind);

function acceptSettings(given: PublicKeySettings): PublicKeySettings {
  const { CallerReference, Name, EncodedKey, Comment = '' } = given;
  checkName(Name);
  checkComment(Comment);
  if (!CallerReference) throw invalidArgument('The parameter CallerReference is required.');
  if (!readPublicKey(EncodedKey ?? ''))
    throw invalidArgument('Your request contains empty/invalid/out of limits RSA Encoded Key');
  return { CallerReference, Name, EncodedKey, Comment };
}

function refuseChanges(before: PublicKeySettings, after: PublicKeySettings): void {
  if (before.EncodedKey !== after.EncodedKey || before.Name !== after.Name) {
    throw new AwsError('CannotChangeImmutablePublicKeyFields', "You can't change the value of a public key.");
  }
  if (before.CallerReference !== after.CallerReference)
    throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
}

function summary({ Id, CreatedTime, PublicKeyConfig }: PublicKeyItem): object {
  const { Name, EncodedKey, Comment } = PublicKeyConfig;
  return { Id, Name, CreatedTime, EncodedKey, Comment };
}

function alreadyExists(): AwsError {
  return new AwsError(
    'PublicKeyAlreadyExists',
    'The name that you are using to create a CloudFront public key is associated with another public key in your account.',
    409,
  );
}
