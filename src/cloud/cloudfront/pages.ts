/** `Marker` and `MaxItems`: a page begins after the item that the marker names. */
import { invalidArgument } from './errors.ts';
import { type Quantified, quantified } from './quantities.ts';

/** Text on the wire, a number from some clients. */
export interface PageRequest {
  Marker?: string | undefined;
  MaxItems?: number | string | undefined;
}

export interface ItemList<T> extends Quantified<T> {
  Marker: string;
  MaxItems: number;
  IsTruncated: boolean;
  NextMarker?: string;
}

const MOST = 100;

/** The page of a list, with the size asked for, at most 100. */
export function pageOf<T>(items: readonly T[], request: PageRequest, idOf: (item: T) => string): ItemList<T> {
  const { Marker: marker = '' } = request;
  const size = request.MaxItems === undefined ? MOST : Number(request.MaxItems);
  if (!Number.isInteger(size) || size < 1) {
    throw invalidArgument('The parameter MaxItems must be a positive integer.');
  }
  const before = marker === '' ? -1 : items.findIndex((item) => idOf(item) === marker);
  if (marker !== '' && before < 0) throw invalidArgument('The parameter Marker is not valid.');
  const end = before + 1 + Math.min(size, MOST);
  const shown = items.slice(before + 1, end);
  const last = shown.at(-1);
  const more = end < items.length && last !== undefined;
  return {
    Marker: marker,
    ...(more && { NextMarker: idOf(last) }),
    MaxItems: Math.min(size, MOST),
    IsTruncated: more,
    ...quantified(shown),
  };
}
