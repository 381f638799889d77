/**
 * Key pairs. The private keys that netlab makes look like keys and open nothing, and say so.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html
 */
import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed } from '../errors.ts';

export type KeyPairItem = Stored<
  KeyPairInfo,
  'KeyPairId' | 'KeyName' | 'KeyFingerprint' | 'KeyType' | 'Tags'
>;

export const keyPair: Resource<KeyPairItem> = {
  kind: 'key-pair',
  prefix: 'key',
  id: (item) => item.KeyPairId,
  notFound: (id) => new AwsError('InvalidKeyPair.NotFound', `The key pair '${id}' does not exist`),
  malformed: malformed('InvalidKeyPairId.Malformed', 'key'),
  filters: {
    fingerprint: (item) => item.KeyFingerprint,
    'key-name': (item) => item.KeyName,
    'key-pair-id': (item) => item.KeyPairId,
  },
};

export function requireKeyPair(name: string, context: Context): KeyPairItem {
  const found = keyPairNamed(name, context);
  if (found) return found;
  throw keyPair.notFound(name);
}

export function keyPairNamed(name: string, context: Context): KeyPairItem | undefined {
  return context.list(keyPair).find((item) => item.KeyName === name);
}
