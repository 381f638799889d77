/** What can be done with key groups (R-CF-124). */
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { type ConfiguredKind, shown } from '../configured/configured.ts';
import { checkComment, checkName, refuseTakenName } from '../configured/limits.ts';
import { plainList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { invalidArgument } from '../errors.ts';
import { drawUuid } from '../ids.ts';
import { publicKey } from '../public-key/public-key.ts';
import { type KeyGroupItem, type KeyGroupSettings, keyGroup } from './key-group.ts';

const MOST_KEYS = 5;

const kind: ConfiguredKind<KeyGroupItem, KeyGroupSettings> = {
  resource: keyGroup,
  word: 'KeyGroup',
  plural: 'KeyGroups',
  path: 'key-group',
  drawId: (context) => drawUuid(context.random),
  make: (identity, config, context) => ({
    ...identity,
    LastModifiedTime: timestamp(context.now),
    KeyGroupConfig: config,
  }),
  configOf: (item) => item.KeyGroupConfig,
  replace: (item, config, context) => {
    item.KeyGroupConfig = config;
    item.LastModifiedTime = timestamp(context.now);
  },
  accept: (given, context, self) => {
    const { Name, Items: keys = [], Comment = '' } = given;
    checkName(Name);
    checkComment(Comment);
    if (keys.length === 0) throw invalidArgument('A key group must contain at least one public key.');
    if (keys.length > MOST_KEYS) {
      throw new AwsError(
        'TooManyPublicKeysInKeyGroup',
        'The number of public keys in this key group is more than the maximum allowed.',
      );
    }
    if (new Set(keys).size < keys.length)
      throw invalidArgument('A key group cannot contain the same public key more than once.');
    if (keys.some((id) => !context.find(publicKey, id)))
      throw invalidArgument('One or more of the public keys in the key group do not exist.');
    const nameOf = (item: KeyGroupItem) => item.KeyGroupConfig.Name;
    refuseTakenName(context.peek(keyGroup), nameOf, Name, self, alreadyExists);
    return { Name, Items: [...keys], Comment };
  },
  quota: {
    most: 10,
    exceeded: () =>
      new AwsError(
        'TooManyKeyGroups',
        'You have reached the maximum number of key groups for this AWS account.',
      ),
  },
  inUse: () => new AwsError('ResourceInUse', 'Cannot delete this resource because it is in use.', 409),
  list: (items, input) => plainList(items, input, (item) => ({ KeyGroup: shown(item) })),
};

export const keyGroupOperations = configuredOperations(kind);

function alreadyExists(): AwsError {
  return new AwsError(
    'KeyGroupAlreadyExists',
    'A key group with this name already exists. You must provide a unique name.',
    409,
  );
}
