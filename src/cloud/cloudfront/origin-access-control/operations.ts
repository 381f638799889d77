/** What can be done with origin access controls (R-CF-40, R-CF-41). */
import { AwsError } from '../../kernel/errors.ts';
import type { ConfiguredKind } from '../configured/configured.ts';
import { refuseTakenName, requireOneOf } from '../configured/limits.ts';
import { markedList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { invalidArgument } from '../errors.ts';
import { drawId } from '../ids.ts';
import {
  type OriginAccessControlItem,
  type OriginAccessControlSettings,
  originAccessControl,
} from './origin-access-control.ts';

const LONGEST_NAME = 64;
const LONGEST_DESCRIPTION = 256;

const kind: ConfiguredKind<OriginAccessControlItem, OriginAccessControlSettings> = {
  resource: originAccessControl,
  word: 'OriginAccessControl',
  plural: 'OriginAccessControls',
  path: 'origin-access-control',
  drawId: (context) => drawId(context.random, 'E'),
  make: (identity, config) => ({ ...identity, OriginAccessControlConfig: config }),
  configOf: (item) => item.OriginAccessControlConfig,
  replace: (item, config) => {
    item.OriginAccessControlConfig = config;
  },
  accept: (given, context, self) => {
    const config = acceptSettings(given);
    const nameOf = (item: OriginAccessControlItem) => item.OriginAccessControlConfig.Name;
    refuseTakenName(context.peek(originAccessControl), nameOf, config.Name, self, alreadyExists);
    return config;
  },
  quota: {
    most: 100,
    exceeded: () =>
      new AwsError(
        'TooManyOriginAccessControls',
        'The number of origin access controls in your account exceeds the maximum allowed.',
      ),
  },
  inUse: () =>
    new AwsError(
      'OriginAccessControlInUse',
      'The CloudFront origin access control is still being used.',
      409,
    ),
  list: (items, input) =>
    markedList(items, input, (item) => ({ Id: item.Id, ...item.OriginAccessControlConfig })),
};

export const originAccessControlOperations = configuredOperations(kind);

function acceptSettings(given: OriginAccessControlSettings): OriginAccessControlSettings {
  const { Name, Description = '', SigningProtocol, SigningBehavior } = given;
  if (!Name) throw invalidArgument('The parameter Name is required.');
  if (Name.length > LONGEST_NAME) throw invalidArgument('The parameter Name is too long.');
  if (Description.length > LONGEST_DESCRIPTION)
    throw invalidArgument('The parameter Description is too long.');
  const type = given.OriginAccessControlOriginType;
  const path = 'originAccessControlConfig';
  requireOneOf(SigningProtocol, ['sigv4'], `${path}.signingProtocol`);
  requireOneOf(SigningBehavior, ['never', 'always', 'no-override'], `${path}.signingBehavior`);
  requireOneOf(
    type,
    ['s3', 'mediastore', 'mediapackagev2', 'lambda'],
    `${path}.originAccessControlOriginType`,
  );
  return { Name, Description, SigningProtocol, SigningBehavior, OriginAccessControlOriginType: type };
}

function alreadyExists(): AwsError {
  return new AwsError(
    'OriginAccessControlAlreadyExists',
    'An origin access control with the same name already exists.',
    409,
  );
}
