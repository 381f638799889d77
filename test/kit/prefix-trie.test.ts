import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, parseAddress } from '../../src/kit/address.ts';
import { formatPrefix, type Prefix, parsePrefix, prefixContains, prefixOf } from '../../src/kit/prefix.ts';
import { PrefixTrie } from '../../src/kit/prefix-trie.ts';

const prefix = (text: string) => parsePrefix(text) as Prefix;
const address = (text: string) => parseAddress(text) as Address;

test('the longest match wins, and IPv4 knows nothing of IPv6', () => {
  const trie = new PrefixTrie<string>()
    .set(prefix('0.0.0.0/0'), 'default')
    .set(prefix('10.0.0.0/8'), 'wide')
    .set(prefix('10.1.0.0/16'), 'narrow')
    .set(prefix('10.1.2.3/32'), 'host');
  expect(trie.longestMatch(address('10.1.2.3'))?.value).toBe('host');
  expect(trie.longestMatch(address('10.1.2.4'))?.value).toBe('narrow');
  expect(trie.longestMatch(address('10.2.0.0'))?.value).toBe('wide');
  expect(trie.longestMatch(address('11.0.0.0'))?.value).toBe('default');
  expect(trie.longestMatch(address('::1'))).toBeUndefined();
});

test('set replaces, get is exact, delete leaves the rest', () => {
  const trie = new PrefixTrie<number>()
    .set(prefix('10.0.0.0/8'), 1)
    .set(prefix('10.0.0.0/8'), 2)
    .set(prefix('10.0.0.0/16'), 3);
  expect(trie.size).toBe(2);
  expect(trie.get(prefix('10.0.0.0/8'))).toBe(2);
  expect(trie.get(prefix('10.0.0.0/12'))).toBeUndefined();
  expect(trie.delete(prefix('10.0.0.0/12'))).toBe(false);
  expect(trie.delete(prefix('10.0.0.0/16'))).toBe(true);
  expect(trie.delete(prefix('10.0.0.0/16'))).toBe(false);
  expect([...trie.entries()].map(([key, value]) => [formatPrefix(key), value])).toEqual([['10.0.0.0/8', 2]]);
});

// Short addresses' spaces make collisions likely: only the top byte and the last bits vary.
const someAddress: fc.Arbitrary<Address> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 3 }))
    .map(([high, low]) => ({ family: 4 as const, value: high * 2 ** 29 + low })),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 7n }), fc.bigInt({ min: 0n, max: 3n }))
    .map(([high, low]) => ({ family: 6 as const, value: (high << 125n) + low })),
);
const somePrefix = someAddress.chain((one) =>
  fc
    .oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: one.family === 4 ? 32 : 128 }))
    .map((length) => prefixOf(one, length)),
);

test('agrees with a plain list, whatever is set and deleted', () => {
  const action = fc.record({ prefix: somePrefix, remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), fc.array(someAddress), (actions, lookups) => {
      const trie = new PrefixTrie<number>();
      const list = new Map<string, { prefix: Prefix; value: number }>();
      actions.forEach(({ prefix: one, remove }, value) => {
        const key = formatPrefix(one);
        if (remove) expect(trie.delete(one)).toBe(list.delete(key));
        else {
          trie.set(one, value);
          list.set(key, { prefix: one, value });
        }
      });
      expect(trie.size).toBe(list.size);
      expect(new Map([...trie.entries()].map(([key, value]) => [formatPrefix(key), value]))).toEqual(
        new Map([...list].map(([key, held]) => [key, held.value])),
      );
      for (const lookup of lookups) {
        const best = [...list.values()]
          .filter((held) => prefixContains(held.prefix, lookup))
          .sort((a, b) => b.prefix.length - a.prefix.length)[0];
        expect(trie.longestMatch(lookup)?.value).toBe(best?.value);
      }
    }),
  );
});
