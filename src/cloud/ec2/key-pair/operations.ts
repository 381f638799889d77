/** What can be done with key pairs. */
import type {
  CreateKeyPairRequest,
  DeleteKeyPairRequest,
  DescribeKeyPairsRequest,
  ImportKeyPairRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { timestamp } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { invalidValue } from '../errors.ts';
import { madeFingerprint, madePrivateKey, type PublicKey, readPublicKey } from './key-material.ts';
import { type KeyPairItem, keyPair, keyPairNamed, requireKeyPair } from './key-pair.ts';

export const keyPairOperations: Operations = {
  CreateKeyPair: write<CreateKeyPairRequest, object>(createKeyPair),
  ImportKeyPair: write<ImportKeyPairRequest, object>(importKeyPair),
  DescribeKeyPairs: describe(keyPair, {
    ids: 'KeyPairIds',
    result: 'KeyPairs',
    items: (context, input: Pick<DescribeKeyPairsRequest, 'KeyNames'>) =>
      input.KeyNames?.length
        ? input.KeyNames.map((name) => requireKeyPair(name, context))
        : context.list(keyPair),
  }),
  DeleteKeyPair: write<DeleteKeyPairRequest, object>(deleteKeyPair),
};

function createKeyPair(input: CreateKeyPairRequest, context: Context): object {
  const tags = requestTags(keyPair.kind, input.TagSpecifications);
  const type = input.KeyType ?? 'rsa';
  if (type !== 'rsa' && type !== 'ed25519') throw invalidValue(`Invalid value '${type}' for keyType.`);
  if (input.KeyFormat === 'ppk') {
    throw new AwsError('NotSimulated', 'netlab does not simulate the key format ppk; use pem', 501);
  }
  const item = addKeyPair(
    required(input.KeyName, 'KeyName'),
    { type, fingerprint: madeFingerprint(type, context.random) },
    tags,
    context,
  );
  return { ...showCreated(item), KeyMaterial: madePrivateKey(type, context.random) };
}

function importKeyPair(input: ImportKeyPairRequest, context: Context): object {
  const tags = requestTags(keyPair.kind, input.TagSpecifications);
  const key = readPublicKey(required(input.PublicKeyMaterial, 'PublicKeyMaterial'));
  if (!key) throw new AwsError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
  return showCreated(addKeyPair(required(input.KeyName, 'KeyName'), key, tags, context));
}

function addKeyPair(name: string, key: PublicKey, tags: KeyPairItem['Tags'], context: Context): KeyPairItem {
  if (name.length < 1 || name.length > 255) {
    throw invalidValue(`Value (${name}) for parameter KeyName is invalid. Length exceeds maximum of 255.`);
  }
  if (keyPairNamed(name, context)) {
    throw new AwsError('InvalidKeyPair.Duplicate', `The keypair '${name}' already exists.`);
  }
  return context.add(keyPair, {
    KeyPairId: context.newId(keyPair.prefix),
    KeyFingerprint: key.fingerprint,
    KeyName: name,
    KeyType: key.type,
    Tags: tags,
    CreateTime: timestamp(context.now),
  });
}

function showCreated({ KeyFingerprint, KeyName, KeyPairId, Tags }: KeyPairItem): object {
  return { KeyFingerprint, KeyName, KeyPairId, ...(Tags.length > 0 && { Tags }) };
}

/** Deleting by a name that doesn't exist succeeds, as at AWS. */
function deleteKeyPair(input: DeleteKeyPairRequest, context: Context): object {
  const item =
    input.KeyPairId === undefined
      ? keyPairNamed(required(input.KeyName, 'KeyName'), context)
      : context.get(keyPair, input.KeyPairId);
  if (item) context.remove(keyPair, item.KeyPairId);
  return { Return: true, ...(item && { KeyPairId: item.KeyPairId }) };
}
