/**
 * IP-based routing: the longest block of a CIDR collection around the asker's network (R-R53-90). A client subnet wider
 * than a block doesn't match it. Location `*` takes the rest; without it there is no answer.
 */
import { ADDRESS_BITS } from '../../../kit/address.ts';
import { type Prefix, parsePrefix, prefixCovers, prefixOf } from '../../../kit/prefix.ts';
import type { RecordSetItem } from '../record-set/record-set.ts';
import { ONE, ZERO } from './fraction.ts';
import type { Asker, Mark, Policy, PolicyInput } from './policy.ts';

export const ipBased: Policy = (input) => {
  const { sets, asker } = input;
  const network = networkOf(asker);
  const matches = sets
    .map((set) => ({ set, block: longestBlock(set, network, input) }))
    .sort((left, right) => (right.block?.length ?? -1) - (left.block?.length ?? -1));
  const best = matches.find(({ block }) => block !== undefined);
  const rest = sets.find((set) => set.CidrRoutingConfig?.LocationName === '*');
  const winner = best?.set ?? rest;
  return sets.map((set): Mark => {
    const location = set.CidrRoutingConfig?.LocationName;
    if (set === winner) {
      return best
        ? {
            set,
            share: ONE,
            code: 'block',
            text: `location ${location} has the longest block around the asker`,
          }
        : { set, share: ONE, code: 'default', text: 'the default location, as no block matches' };
    }
    const block = matches.find((match) => match.set === set)?.block;
    const text = block
      ? `location ${location} has a shorter block`
      : `location ${location} has no block around the asker`;
    return { set, share: ZERO, code: 'other-block', text };
  });
};

function networkOf({ subnet, address }: Asker): Prefix | undefined {
  return subnet ?? (address && prefixOf(address, ADDRESS_BITS[address.family]));
}

function longestBlock(
  set: RecordSetItem,
  network: Prefix | undefined,
  { blocksOf }: PolicyInput,
): Prefix | undefined {
  const { CollectionId = '', LocationName = '' } = set.CidrRoutingConfig ?? {};
  return (blocksOf(CollectionId)[LocationName] ?? [])
    .map((text) => parsePrefix(text))
    .filter((block): block is Prefix => block !== undefined)
    .filter((block) => network !== undefined && prefixCovers(block, network))
    .sort((left, right) => right.length - left.length)[0];
}
