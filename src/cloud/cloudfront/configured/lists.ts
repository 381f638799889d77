/** The two shapes of CloudFront's lists: older ones repeat the marker and say whether there is more. */
import { type ItemList, type PageRequest, pageOf } from '../pages.ts';
import { requireOneOf } from './limits.ts';

export function markedList<Item extends { Id: string }, Shown>(
  items: readonly Item[],
  input: PageRequest,
  show: (item: Item) => Shown,
): ItemList<Shown> {
  const page = pageOf(items, input, (item) => item.Id);
  const { Items: shownItems, ...rest } = page;
  return shownItems ? { ...rest, Items: shownItems.map(show) } : rest;
}

/** Without `Marker` and `IsTruncated`. */
export function plainList<Item extends { Id: string }, Shown>(
  items: readonly Item[],
  input: PageRequest,
  show: (item: Item) => Shown,
): Omit<ItemList<Shown>, 'Marker' | 'IsTruncated'> {
  const { Marker: _marker, IsTruncated: _more, ...rest } = markedList(items, input, show);
  return rest;
}

/** Managed and custom policies, or only one sort of them: `--type managed`. */
export function policyList<Item extends { Id: string }>(
  items: readonly Item[],
  managed: readonly Item[],
  input: PageRequest & { Type?: string | undefined },
  show: (item: Item) => object,
): object {
  if (input.Type !== undefined) requireOneOf(input.Type, ['managed', 'custom'], 'type');
  const typeOf = (item: Item) => (managed.includes(item) ? 'managed' : 'custom');
  const wanted = items.filter((item) => input.Type === undefined || typeOf(item) === input.Type);
  return plainList(wanted, input, (item) => ({ Type: typeOf(item), ...show(item) }));
}
