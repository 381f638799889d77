/** A binary trie of prefixes: longest match in as many steps as the address has bits, whatever it holds. */
import { ADDRESS_BITS, type Address, type Family } from './address.ts';
import type { Prefix } from './prefix.ts';

interface TrieNode<T> {
  zero?: TrieNode<T> | undefined;
  one?: TrieNode<T> | undefined;
  held?: { readonly prefix: Prefix; value: T } | undefined;
}

export class PrefixTrie<T> {
  readonly #roots: Record<Family, TrieNode<T>> = { 4: {}, 6: {} };
  #size = 0;

  get size(): number {
    return this.#size;
  }

  set(prefix: Prefix, value: T): this {
    let node = this.#roots[prefix.family];
    for (const bit of bitsOf(prefix.family, prefix.first, prefix.length)) {
      const side = bit ? 'one' : 'zero';
      node[side] ??= {};
      node = node[side];
    }
    if (!node.held) this.#size++;
    node.held = { prefix, value };
    return this;
  }

  /** What is held for exactly this prefix. */
  get(prefix: Prefix): T | undefined {
    return this.#path(prefix)?.at(-1)?.held?.value;
  }

  /** Whether there was something to delete. Branches that hold nothing any more go with it. */
  delete(prefix: Prefix): boolean {
    const path = this.#path(prefix);
    const last = path?.at(-1);
    if (!path || !last?.held) return false;
    last.held = undefined;
    this.#size--;
    for (let depth = path.length - 1; depth > 0; depth--) {
      const node = path[depth] as TrieNode<T>;
      if (node.held || node.zero || node.one) break;
      const parent = path[depth - 1] as TrieNode<T>;
      if (parent.one === node) parent.one = undefined;
      else parent.zero = undefined;
    }
    return true;
  }

  longestMatch(address: Address): { readonly prefix: Prefix; readonly value: T } | undefined {
    let node: TrieNode<T> | undefined = this.#roots[address.family];
    let best = node.held;
    for (const bit of bitsOf(address.family, address.value, ADDRESS_BITS[address.family])) {
      node = bit ? node.one : node.zero;
      if (!node) break;
      best = node.held ?? best;
    }
    return best;
  }

  /** All of it, IPv4 first, in order of address, wider prefixes before those within them. */
  *entries(): Generator<readonly [Prefix, T]> {
    yield* walk(this.#roots[4]);
    yield* walk(this.#roots[6]);
  }

  /** The nodes from the root to the prefix, or undefined where the branch does not exist. */
  #path(prefix: Prefix): TrieNode<T>[] | undefined {
    let node: TrieNode<T> | undefined = this.#roots[prefix.family];
    const path = [node];
    for (const bit of bitsOf(prefix.family, prefix.first, prefix.length)) {
      node = bit ? node.one : node.zero;
      if (!node) return undefined;
      path.push(node);
    }
    return path;
  }
}

function* walk<T>(node: TrieNode<T>): Generator<readonly [Prefix, T]> {
  if (node.held) yield [node.held.prefix, node.held.value];
  if (node.zero) yield* walk(node.zero);
  if (node.one) yield* walk(node.one);
}

/** The first `count` bits, most significant first. */
function* bitsOf(family: Family, value: number | bigint, count: number): Generator<boolean> {
  const words =
    family === 4
      ? [Number(value)]
      : [96n, 64n, 32n, 0n].map((shift) => Number((BigInt(value) >> shift) & 0xffff_ffffn));
  for (let index = 0; index < count; index++) {
    yield (((words[index >> 5] as number) >>> (31 - (index & 31))) & 1) === 1;
  }
}
