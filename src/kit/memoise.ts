/**
 * Memoises a pure function on the identity of its arguments. This is how the network is derived from the world's
 * slices: what did not change keeps its identity, and so does everything that was computed from it. Entries vanish
 * with their arguments; worlds that differ (forks, undo) never evict each other.
 */
interface Entry<T> {
  next?: WeakMap<object, Entry<T>>;
  value?: { readonly it: T };
}

export function memoise<Arguments extends readonly object[], T>(
  compute: (...parts: Arguments) => T,
): (...parts: Arguments) => T {
  return memoiseBy((...parts) => parts, compute);
}

/** Memoises on the identity of what `partsOf` says the value depends on. */
export function memoiseBy<Arguments extends readonly unknown[], T>(
  partsOf: (...given: Arguments) => readonly object[],
  compute: (...given: Arguments) => T,
): (...given: Arguments) => T {
  const root: Entry<T> = {};
  return (...given) => {
    let entry = root;
    for (const part of partsOf(...given)) entry = follow(entry, part);
    entry.value ??= { it: compute(...given) };
    return entry.value.it;
  };
}

function follow<T>(entry: Entry<T>, part: object): Entry<T> {
  entry.next ??= new WeakMap();
  const known = entry.next.get(part);
  if (known) return known;
  const next: Entry<T> = {};
  entry.next.set(part, next);
  return next;
}

/** Values kept for one item; beyond that the oldest goes. Undo and forks come back to the few latest. */
const VALUES_PER_ITEM = 8;

/**
 * Memoises on the identity of an item and on a text that says all else the value depends on, where that has no
 * identity to keep: the addresses behind a name, the states of some targets.
 */
export function memoiseWithText<Item extends object, Rest extends readonly unknown[], T>(
  textOf: (item: Item, ...rest: Rest) => string,
  compute: (item: Item, ...rest: Rest) => T,
): (item: Item, ...rest: Rest) => T {
  const values = new WeakMap<Item, Map<string, { readonly it: T }>>();
  return (item, ...rest) => {
    const texts = values.get(item) ?? new Map<string, { readonly it: T }>();
    values.set(item, texts);
    const text = textOf(item, ...rest);
    const known = texts.get(text);
    if (known) return known.it;
    const oldest = texts.keys().next();
    if (texts.size >= VALUES_PER_ITEM && !oldest.done) texts.delete(oldest.value);
    const value = compute(item, ...rest);
    texts.set(text, { it: value });
    return value;
  };
}

/** Memoises on the identity of an item and of all members of a list, which may be long. */
export function memoiseWithList<Item extends object, Member, T>(
  compute: (item: Item, list: readonly Member[]) => T,
): (item: Item, list: readonly Member[]) => T {
  const values = new WeakMap<Item, readonly { readonly list: readonly Member[]; readonly it: T }[]>();
  return (item, list) => {
    const earlier = values.get(item) ?? [];
    const known = earlier.find((one) => sameMembers(one.list, list));
    if (known) return known.it;
    const it = compute(item, list);
    values.set(item, [{ list, it }, ...earlier.slice(0, VALUES_PER_ITEM - 1)]);
    return it;
  };
}

function sameMembers(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((member, index) => member === right[index]);
}

const TEXTS_REMEMBERED = 4096;

/** For functions of texts: what they said of the last few thousand. */
export function rememberingTexts<Texts extends readonly string[], T>(
  compute: (...texts: Texts) => T,
): (...texts: Texts) => T {
  const values = new Map<string, { readonly it: T }>();
  return (...texts) => {
    const key = texts.length === 1 ? (texts[0] as string) : texts.join('\n');
    const known = values.get(key);
    if (known) return known.it;
    if (values.size >= TEXTS_REMEMBERED) values.clear();
    const it = compute(...texts);
    values.set(key, { it });
    return it;
  };
}
