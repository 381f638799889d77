/** CloudFront's lists: `Items` beside their `Quantity`, and no `Items` where there are none. */
import { inconsistentQuantities } from './errors.ts';

export interface Quantified<T> {
  Quantity: number;
  Items?: T[];
}

/** As clients write it: members may be absent. */
export interface GivenList<T> {
  Quantity: number | undefined;
  Items?: T[] | undefined;
}

export function quantified<T>(items: readonly T[]): Quantified<T> {
  return { Quantity: items.length, ...(items.length > 0 && { Items: [...items] }) };
}

/** The items of a list that a request gives; refuses a quantity that isn't theirs (R-CF-133). */
export function itemsOf<T>(list: GivenList<T> | undefined): T[] {
  const items = list?.Items ?? [];
  if (list && list.Quantity !== items.length) throw inconsistentQuantities();
  return items;
}
