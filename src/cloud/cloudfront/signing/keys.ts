/** The public keys that may vouch for viewers of a behaviour: those of its trusted key groups. */
import type { RegionState } from '../../kernel/world.ts';
import { type KeyGroupItem, keyGroup } from '../key-group/key-group.ts';
import { type PublicKeyItem, publicKey } from '../public-key/public-key.ts';
import type { SigningKey } from './verify.ts';

/** `state` is that of the region of global services. */
export function signingKeysOf(state: RegionState, groupIds: readonly string[]): SigningKey[] {
  const groups = groupIds.map((id) => state[keyGroup.kind]?.[id] as KeyGroupItem | undefined);
  const keys = groups
    .flatMap((group) => group?.KeyGroupConfig.Items ?? [])
    .map((id) => state[publicKey.kind]?.[id] as PublicKeyItem | undefined);
  return keys
    .filter((key) => key !== undefined)
    .map((key) => ({ id: key.Id, pem: key.PublicKeyConfig.EncodedKey ?? '' }));
}
