/**
 * A map from text to values that shares what did not change: keys are spread by a hash over buckets of a few, so that
 * one change copies a handful of short lists. Plain data, as objects with 10,000 members would be, which take a
 * millisecond to copy.
 */
import { assert } from '../../kit/assert.ts';

interface Leaf<T> {
  readonly items: readonly T[];
}

interface Branch<T> {
  /** By the hash's next five bits. */
  readonly below: readonly Trie<T>[];
}

export type Trie<T> = Leaf<T> | Branch<T>;

interface Keyed {
  readonly key: string;
}

const BITS = 5;
const WIDTH = 1 << BITS;
/** A leaf may hold so many; and any number where the hash has no bits left. */
const LEAF_SIZE = 16;
const HASH_BITS = 32;

export const EMPTY_TRIE: Trie<never> = Object.freeze({ items: Object.freeze([]) as readonly never[] });

/** FNV-1a over UTF-16 units, mixed so that its high bits are as good as its low ones. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

export function trieGet<T extends Keyed>(trie: Trie<T>, key: string): T | undefined {
  let node = trie;
  for (let hash = hashOf(key); 'below' in node; hash >>>= BITS) node = childAt(node, hash);
  return node.items.find((item) => item.key === key);
}

function childAt<T>(branch: Branch<T>, hash: number): Trie<T> {
  const child = branch.below[hash & (WIDTH - 1)];
  assert(child, 'a branch of a trie is full');
  return child;
}

/** Puts the item in the place of the one with its key, or adds it. */
export function triePut<T extends Keyed>(trie: Trie<T>, item: T): Trie<T> {
  return put(trie, item, hashOf(item.key), 0);
}

function put<T extends Keyed>(node: Trie<T>, item: T, hash: number, depth: number): Trie<T> {
  if ('below' in node)
    return replaceChild(node, hash, put(childAt(node, hash), item, hash >>> BITS, depth + BITS));
  const at = node.items.findIndex(({ key }) => key === item.key);
  if (at >= 0) return { items: node.items.with(at, item) };
  const items = [...node.items, item];
  return items.length <= LEAF_SIZE || depth >= HASH_BITS ? { items } : split(items, depth);
}

function split<T extends Keyed>(items: readonly T[], depth: number): Trie<T> {
  const lists: T[][] = Array.from({ length: WIDTH }, () => []);
  for (const item of items) lists[(hashOf(item.key) >>> depth) & (WIDTH - 1)]?.push(item);
  const below = lists.map((list): Trie<T> => {
    if (list.length === 0) return EMPTY_TRIE;
    return list.length > LEAF_SIZE && depth + BITS < HASH_BITS ? split(list, depth + BITS) : { items: list };
  });
  return { below };
}

function replaceChild<T>(branch: Branch<T>, hash: number, child: Trie<T>): Branch<T> {
  return { below: branch.below.with(hash & (WIDTH - 1), child) };
}

/** The same trie where it has no such key. Empty branches stay: what left comes back. */
export function trieDelete<T extends Keyed>(trie: Trie<T>, key: string): Trie<T> {
  return remove(trie, key, hashOf(key));
}

function remove<T extends Keyed>(node: Trie<T>, key: string, hash: number): Trie<T> {
  if ('below' in node) {
    const child = childAt(node, hash);
    const rest = remove(child, key, hash >>> BITS);
    return rest === child ? node : replaceChild(node, hash, rest);
  }
  const items = node.items.filter((item) => item.key !== key);
  return items.length === node.items.length ? node : items.length === 0 ? EMPTY_TRIE : { items };
}

/** In an order that depends on the keys alone within each leaf's history. */
export function* trieItems<T>(trie: Trie<T>): Generator<T> {
  if ('items' in trie) yield* trie.items;
  else for (const child of trie.below) yield* trieItems(child);
}

/** A trie of what `change` makes of each item; undefined drops it. What stays the same is shared. */
export function trieMap<T>(trie: Trie<T>, change: (item: T) => T | undefined): Trie<T> {
  if ('below' in trie) {
    const below = trie.below.map((child) => trieMap(child, change));
    return below.every((child, index) => child === trie.below[index]) ? trie : { below };
  }
  const items = trie.items.flatMap((item) => change(item) ?? []);
  return items.length === trie.items.length && items.every((item, index) => item === trie.items[index])
    ? trie
    : { items };
}
