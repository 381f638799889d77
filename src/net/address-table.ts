/** One-to-one address translation as a finite table, with what set reasoning needs: images, preimages, composition. */
import { memoise } from '../kit/memoise.ts';
import {
  type Bound,
  equalRanges,
  type Ranges,
  rangesContain,
  rangesCover,
  rangesOfValues,
} from '../kit/ranges.ts';

export interface AddressTable {
  readonly entries: ReadonlyMap<Bound, Bound>;
  readonly domain: Ranges;
  readonly image: Ranges;
}

/** No two values may lead to the same one. */
export function addressTable(entries: Iterable<readonly [from: Bound, to: Bound]>): AddressTable {
  const map = new Map(entries);
  return { entries: map, domain: rangesOfValues(map.keys()), image: rangesOfValues(map.values()) };
}

/** The values that the table leads into `wanted`. */
export const preimage = memoise((table: AddressTable, wanted: Ranges): Ranges => {
  if (rangesCover(wanted, table.image)) return table.domain;
  const values: Bound[] = [];
  for (const [from, to] of table.entries) if (rangesContain(wanted, to)) values.push(from);
  return rangesOfValues(values);
});

/** First one, then the other, for the values that both know. */
export const compose = memoise((first: AddressTable, second: AddressTable): AddressTable => {
  const entries: [Bound, Bound][] = [];
  for (const [from, between] of first.entries) {
    const to = second.entries.get(between);
    if (to !== undefined) entries.push([from, to]);
  }
  return addressTable(entries);
});

/** The values on which two tables say the same. */
export function agreement(left: AddressTable, right: AddressTable): Ranges {
  if (left === right) return left.domain;
  return rangesOfValues(
    [...left.entries].filter(([from, to]) => right.entries.get(from) === to).map(([from]) => from),
  );
}

/** The values that the table leaves as they are. */
export const fixedValues = memoise((table: AddressTable): Ranges => {
  return rangesOfValues([...table.entries].filter(([from, to]) => from === to).map(([from]) => from));
});

/** Whether it leaves everything as it is, as a translation and its reverse together do. */
export function changesNothing(table: AddressTable): boolean {
  return equalRanges(fixedValues(table), table.domain);
}
