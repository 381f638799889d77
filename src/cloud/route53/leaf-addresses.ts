/**
 * What the alias of an AWS resource is answered with (R-R53-65): the addresses of its target as whoever asks would be
 * told them under its own name, with that name's time to live (R-R53-60).
 */
import type { World } from '../kernel/world.ts';
import { awsNamesOf } from '../public-names/aws-names.ts';
import type { ServiceName } from '../public-names/service-name.ts';
import type { RecordType } from './record-set/record-set.ts';
import type { Leaf } from './routing/decide.ts';
import type { Asker } from './routing/policy.ts';

/** Undefined where netlab knows no such resource. */
export function targetOfLeaf({ set, service }: Leaf, world: World): ServiceName | undefined {
  return service && awsNamesOf(world).find(set.AliasTarget?.DNSName ?? '');
}

/** Empty where the target has no addresses of this type. */
export function addressesOfLeaf(leaf: Leaf, type: RecordType, asker: Asker, world: World): readonly string[] {
  const isAddress = type === 'A' || type === 'AAAA';
  return (isAddress && targetOfLeaf(leaf, world)?.addresses(type, asker)) || [];
}
