/** Records that never change: with one entry more, with one less. */

export function withEntry<T>(record: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> {
  return { ...record, [key]: value };
}

export function withoutEntry<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** Names come from people: what every object inherits is no entry. */
export function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A copy without that member, or with it. */
export function setting<T extends object, Key extends keyof T>(
  object: T,
  key: Key,
  value: T[Key] | undefined,
): T {
  const { [key]: _before, ...rest } = object;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}
