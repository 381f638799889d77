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
  const root: Entry<T> = {};
  return (...parts) => {
    let entry = root;
    for (const part of parts) {
      entry.next ??= new WeakMap();
      let next = entry.next.get(part);
      if (!next) entry.next.set(part, (next = {}));
      entry = next;
    }
    entry.value ??= { it: compute(...parts) };
    return entry.value.it;
  };
}
