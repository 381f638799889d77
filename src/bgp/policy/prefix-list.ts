/** `ip prefix-list NAME seq N permit|deny PREFIX [ge N] [le N]`. What no entry matches is denied. */
import { type Prefix, parsePrefix, prefixCovers } from '../../kit/prefix.ts';

export type Action = 'permit' | 'deny';

export interface PrefixListEntry {
  readonly sequence: number;
  readonly action: Action;
  /** `any` is every prefix of every length. */
  readonly prefix: string;
  /** Without either, the very prefix; with `ge` alone, up to the longest; with `le` alone, from its own length. */
  readonly ge?: number;
  readonly le?: number;
}

export interface PrefixList {
  readonly name: string;
  readonly entries: readonly PrefixListEntry[];
}

/** The first entry, by sequence, that matches. A list without entries permits everything. */
export function judgePrefix(list: PrefixList, prefix: Prefix): Action {
  if (list.entries.length === 0) return 'permit';
  return inSequence(list.entries).find((entry) => entryMatches(entry, prefix))?.action ?? 'deny';
}

function entryMatches({ prefix: text, ge, le }: PrefixListEntry, prefix: Prefix): boolean {
  const bits = prefix.family === 4 ? 32 : 128;
  if (text === 'any') return prefix.length >= (ge ?? 0) && prefix.length <= (le ?? bits);
  const own = parsePrefix(text);
  if (!own || !prefixCovers(own, prefix)) return false;
  const shortest = ge ?? own.length;
  const longest = le ?? (ge === undefined ? own.length : bits);
  return prefix.length >= shortest && prefix.length <= longest;
}

/** Ordered by sequence number; those that have none keep their place behind. */
export function inSequence<Entry extends { readonly sequence?: number }>(
  entries: readonly Entry[],
): readonly Entry[] {
  const isOrdered = entries.every((entry, at) => at === 0 || order(entries[at - 1] as Entry) <= order(entry));
  return isOrdered ? entries : [...entries].sort((left, right) => order(left) - order(right));
}

const order = (entry: { readonly sequence?: number }) => entry.sequence ?? Number.MAX_SAFE_INTEGER;
