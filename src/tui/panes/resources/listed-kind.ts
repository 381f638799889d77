/** How a kind of resource is listed: one operation, and members of its items by column. */
import type { Item } from '../describe.ts';

/** Asks one more operation of the same service about an item. */
export type AskMore = (operation: string, input: Readonly<Record<string, unknown>>) => Item;

/** A member, further in with dots (`State.Code`), or what is made of the item. */
export type Field = string | ((item: Item, ask: AskMore) => unknown);

export interface ListedKind {
  readonly title: string;
  /** Default: EC2. */
  readonly service?: string;
  readonly operation: string;
  readonly input?: Readonly<Record<string, unknown>>;
  /** Default: the region that one works in; kinds of another region are listed only from elsewhere. */
  readonly region?: string;
  /** Where in the answer the items are. Default: the first list in it. */
  readonly list?: string;
  readonly id: Field;
  /** What that is. Default: `ID`. */
  readonly idTitle?: string;
  /** Default: the Name tag. */
  readonly name?: Field;
  /** Heading and field, by column. */
  readonly columns: Readonly<Record<string, Field>>;
}

/** A member of an item, further in with dots. */
export function memberOf(item: Item, path: string): unknown {
  let value: unknown = item;
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Item)[key] : undefined;
  return value;
}

/** The items of a list in it; empty where there is none. */
export function listOf(item: Item, path: string): readonly Item[] {
  const value = memberOf(item, path);
  return Array.isArray(value) ? (value as Item[]) : [];
}
