/** The order of tables, and the size of what stands behind them. */
import { ADDRESS_BITS } from '../../kit/address.ts';
import { type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { type AddressFamily, familyOf } from '../config/neighbor.ts';

/** Those of a family, by address, the wider before those within. */
export function inTableOrder(prefixes: Iterable<string>, family: AddressFamily): readonly string[] {
  return [...prefixes]
    .filter((prefix) => familyOf(prefix) === family)
    .map((text) => ({ text, prefix: parsePrefix(text) as Prefix }))
    .sort(({ prefix: left }, { prefix: right }) =>
      left.first === right.first ? left.length - right.length : left.first < right.first ? -1 : 1,
    )
    .map(({ text }) => text);
}

/** Nodes of a trie that holds them: themselves, and where their ways part. */
export function trieNodes(ordered: readonly string[]): number {
  const bits = ordered.map((text) => {
    const { family, first, length } = parsePrefix(text) as Prefix;
    return first.toString(2).padStart(ADDRESS_BITS[family], '0').slice(0, length);
  });
  const nodes = new Set(bits);
  for (const [index, one] of bits.entries()) {
    const next = bits[index + 1];
    if (next === undefined) break;
    let common = 0;
    while (common < one.length && common < next.length && one[common] === next[common]) common++;
    nodes.add(one.slice(0, common));
  }
  return nodes.size;
}
